"""Sekar gelombang: the outline of each row of rosettes, and the spectrum that it tells."""

import numpy as np

from batik_gen.pattern.motifs.gelombang.sekar.form import CALM, NOMINAL, SECTORS, TURNS, spectrum_in
from batik_gen.pattern.wave.smoothing import smooth
from batik_gen.pattern.wave.wave_of import ROWS
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import SPECTRUM, Agreement, Curve, Readback, alpha_top, correlation
from batik_gen.readback.repeats import paces
from batik_gen.readback.rosettes import PX_PITCH, RosetteRow, first_centre, measured_rosettes
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadPicture
from batik_gen.values.wave import POINTS, Wave, hertz
from batik_gen.values.words import Words

_COARSE = 640
_MOST_PITCHES = 5
"""So much about the middle of a picture is measured."""
_LEAST_PITCH = 90.0
"""Pixels from one rosette to the next with fewer of which outlines are lost."""
_WHOLE = 0.08
"""So many pitches from where the rows of a whole cloth lie, and they are not those of one."""
_FILLED = 6
"""Points of a sector beside a valley that its line may fill."""
_READ_HZ = (3.0, 36.0)
"""Both ends of a spectrum lie in the valley between two petals."""

_ROWS = {
    "front": Words("front of the head", "kepala depan"),
    "middle": Words("middle", "kepala tengah"),
    "parietal": Words("parietal", "parietal"),
    "back": Words("back", "kepala belakang"),
    "head": Words("whole head", "seluruh kepala"),
}


def read_sekar(picture: ClothPicture) -> Readback | None:
    """Read spectra from the outlines of rosettes; None where there are none.

    Raises
    ------
    BadPicture
        If the rosettes are too small in the picture.
    """
    pitch = _pitch_px(picture)
    if pitch is None:
        return None
    if pitch < _LEAST_PITCH:
        raise BadPicture(
            f"the flowers are {pitch:.0f} pixels apart, and at least {_LEAST_PITCH:.0f} are needed to read them; "
            "give a larger picture"
        )
    factor = PX_PITCH / pitch
    even = picture.middle(*(2 * [int(_MOST_PITCHES * pitch)])).scaled(factor)
    centre = first_centre(even.waxed)
    if centre is None:
        return None
    rows, half_nib, core = measured_rosettes(even, *centre)
    if not rows or core is None:
        return None
    named, note = _named(rows, centre[0] / PX_PITCH - 0.5 * even.size[0] / PX_PITCH)
    curves = []
    for name, of_name in named.items():
        sector = np.median(np.concatenate([row.sectors for row in of_name]), axis=0)
        rim = np.concatenate([sector, sector[::-1]] * (SECTORS // 2))
        spectrum = spectrum_in(_into_valleys(inward(rim, half_nib), core), 1.0, core)
        curves.append(Curve(name, SPECTRUM, spectrum, "dB", _ROWS[name]))
    return Readback("sekar-gelombang", pitch / NOMINAL, tuple(curves), notes=note)


def agree_sekar(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far each spectrum read agrees with that of a recording, as calm as it is drawn, from 3 to 36 Hz."""
    inside = (hertz() >= _READ_HZ[0]) & (hertz() <= _READ_HZ[1])
    told = []
    for curve in readback.curves:
        row = wave.rows.index(curve.name) if curve.name in wave.rows else None
        of_row = wave.spectra.mean(axis=0) if row is None else wave.spectra[row]
        calm = smooth(of_row, CALM)
        told.append(Agreement(curve.name, correlation(curve.values[inside], calm[inside]), alpha_top(calm)))
    return told


def _named(rows: list[RosetteRow], across: float) -> tuple[dict[str, list[RosetteRow]], tuple[Words, ...]]:
    """Sort rows by the part of the head they are of: a cloth has rows of four or of one, about its middle.

    Parameters
    ----------
    rows
        What was measured.
    across
        Where a centre lies, in pitches right of the picture's middle.
    """
    parts = [name for name, _ in ROWS]
    off = float(np.median([(row.middle + 0.5) - np.rint(row.middle + 0.5) for row in rows]))
    beside = abs(across - 0.5 - np.rint(across - 0.5))
    if abs(off) < _WHOLE and beside < _WHOLE:
        named: dict[str, list[RosetteRow]] = {name: [] for name in parts}
        for row in rows:
            named[parts[round(row.middle + 0.5 * (len(parts) - 1)) % len(parts)]].append(row)
        return {name: of_name for name, of_name in named.items() if of_name}, ()
    if abs(off) > 0.5 - _WHOLE and beside < _WHOLE:
        return {"head": rows}, ()
    note = Words(
        "the picture is a part of a cloth, whose rows cannot be told apart: all were read together",
        "gambar ini hanya sebagian kain sehingga barisnya tidak dapat dibedakan: semuanya dibaca bersama",
    )
    return {"head": rows}, (note,)


def _pitch_px(picture: ClothPicture) -> float | None:
    """Return the distance of rosettes in pixels, None where nothing repeats along the rows."""
    factor = min(1.0, _COARSE / max(picture.size))
    pace, _ = paces(picture.scaled(factor).waxed, 0.8)
    return None if pace is None else pace / factor


def inward(rim: FloatArray, by: float) -> FloatArray:
    """Return the radii of a closed curve moved inward by some mm, at the same directions ``TURNS``."""
    fine = np.arange(4 * len(TURNS)) * (2 * np.pi / (4 * len(TURNS)))
    radius = np.interp(fine, TURNS, rim, period=2 * np.pi)
    off = TURNS[:, None] - fine
    aside = radius * np.sin(off)
    near = (np.abs(aside) < by) & (np.cos(off) > 0)
    met = radius * np.cos(off) - np.sqrt(np.maximum(by * by - aside * aside, 0.0))
    moved: FloatArray = np.where(near, met, np.inf).min(axis=1)
    return moved


def _into_valleys(outline: FloatArray, core: float) -> FloatArray:
    """Return an outline whose ends of sectors, which a nib fills between two petals, run on as they come there."""
    sector = outline[:POINTS].copy()
    filled, before = np.arange(_FILLED), np.arange(_FILLED, 2 * _FILLED + 2)
    for end in (slice(None), slice(None, None, -1)):
        run = sector[end]
        slope, start = np.polyfit(before, run[before], 1)
        run[filled] = np.minimum(run[filled], np.maximum(start + slope * filled, core))
    return np.concatenate([sector, sector[::-1]] * (SECTORS // 2))
