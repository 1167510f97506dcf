"""Places of a nitik gelombang at which it is seen how it is read: a dab of alpha, a dab of beta, where time begins."""

import numpy as np

from batik_gen.pattern.declaring.example import Example, nearest
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.motifs.gelombang.nitik.raster import HALF, RINGS, Diamond, diamond, seen
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words, clock

_REACH = 2.2
"""How far about a dab is meant, in squares."""
_ALPHA = Words("A full dab of alpha: it was strong then.", "Titik alfa yang gemuk: saat itu alfa kuat.")
_ALPHA_LEFT = Words(
    "This dab is {} on the left half of the head: then alpha was strongest.",
    "Titik ini menit {} di separuh kiri kepala: saat itu alfa paling kuat.",
)
_BETA = Words("A full dab of beta: it was strong then.", "Titik beta yang gemuk: saat itu beta kuat.")
_BETA_RIGHT = Words(
    "This dab is {} on the right half of the head: then beta was strongest.",
    "Titik ini menit {} di separuh kanan kepala: saat itu beta paling kuat.",
)
_ALPHA_ALL = Words("This dab is {}: then alpha was strongest.", "Titik ini menit {}: saat itu alfa paling kuat.")
_BETA_ALL = Words("This dab is {}: then beta was strongest.", "Titik ini menit {}: saat itu beta paling kuat.")
_BEGIN = Words(
    "On this axis the recording begins; along every ring it runs to the diagonal.",
    "Pada sumbu ini rekaman dimulai; sepanjang tiap lingkar ia berjalan ke diagonal.",
)
_BEGIN_TOLD = Words(
    "On this axis the recording begins, at 0:00; along every ring it runs to the diagonal, {}.",
    "Pada sumbu ini rekaman dimulai, menit 0:00; sepanjang tiap lingkar ia berjalan ke diagonal, menit {}.",
)


def examples_of(plan: Plan, corners: FloatArray, square: float) -> tuple[Example, ...]:
    """Return them on the diamonds nearest to the middle of a cloth.

    Parameters
    ----------
    plan
        The plan.
    corners
        Middles of the diamonds of the left half of the head, n x 2; those of the right half stand between.
    square
        Side of a square, mm.
    """
    wave, of = plan.wave, diamond()
    told = (_ALPHA_LEFT, _BETA_RIGHT) if "left" in wave.sides else (_ALPHA_ALL, _BETA_ALL)
    out = []
    shown = (("left", "alpha", 0.0, told[0], _ALPHA), ("right", "beta", HALF * square, told[1], _BETA))
    for side, band, shift, words, plain in shown:
        middle = nearest(corners + shift, plan.size_mm, HALF * square)
        if middle is None:
            continue
        place, share = _strongest(of, wave.course(side, band), RINGS[band][0])
        x, y = (float(v) for v in np.array(middle) + square * place)
        out.append(Example.seen((x, y), _REACH * square, words, plain, clock(share * wave.seconds)))
        if band == "alpha":
            at = float(middle[0]), float(middle[1]) - RINGS[band][-1] * square
            out.append(Example.seen(at, _REACH * square, _BEGIN_TOLD, _BEGIN, clock(wave.seconds)))
    return tuple(out)


def _strongest(of: Diamond, course: FloatArray, ring: int) -> tuple[FloatArray, float]:
    """Return the dab of a ring whose moment was strongest, up and to the right, in squares; and when, as a share."""
    best = (int(seen(course, ring).argmax()) + 0.5) / (ring // 2 + 1)
    x, y = of.places.T
    here = np.flatnonzero((of.ring == ring) & (np.abs(of.moment - best) < 1e-9) & (x >= 0) & (y < 0) & (x <= -y))
    return of.places[int(here[0])], best
