"""Make a film of 450 frames and tell what it took, and whether it is what docs/film.md says.

Run ``python -m benchmarks.film``, with ``BATIK_GEN_FAST=0`` for the figures without compiled loops. ``--px`` and
``--seconds`` make it smaller; ``--motif`` another.
"""

import argparse
import hashlib
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from PIL import Image

from batik_gen import draw, dye
from batik_gen.eeg.measuring.pieces import measure_file
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.film.checking.flashes import flashes_in
from batik_gen.film.encoding.codecs import codec_for
from batik_gen.film.encoding.colour import planes_of
from batik_gen.film.film import Film, film_of
from batik_gen.film.making import make_film
from batik_gen.film.shots.wax import WaxShot
from batik_gen.film.telling.material import material_of
from batik_gen.film.wishes.shapes import NAMED, shape_of
from batik_gen.film.wishes.wish import FilmWish
from batik_gen.pattern.designing.design import design
from batik_gen.render.plates.separations import separate
from batik_gen.render.processes.working import Kind
from batik_gen.render.raster import fast
from batik_gen.render.raster.frame import choose_frame

SAMPLE = Path(__file__).parents[1] / "samples" / "person-one-calm.edf"


def main() -> None:
    """Make the film and print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--px", default="9:16")
    asked.add_argument("--seconds", type=float, default=15.0)
    asked.add_argument("--motif", default="truntum")
    asked.add_argument("--lang", default="en")
    asked.add_argument("--once", action="store_true", help="do not make it a second time to compare the pixels")
    asked.add_argument("--style", default="process")
    asked.add_argument("--time", action="store_true", help="only tell what it took")
    told = asked.parse_args()
    shape = NAMED[told.px] if told.px in NAMED else shape_of(_two(told.px))
    with tempfile.TemporaryDirectory() as folder:
        path, again = Path(folder) / "film.mp4", Path(folder) / "again.mp4"
        wish = FilmWish(shape, told.seconds, 30, told.lang, told.style)
        film = _made(told.motif, wish, path)
        if told.time:
            return
        print(f"{path.stat().st_size / 1e6:.1f} MB of film, pixels {_digest(path)[:16]}")
        if not told.once:
            _made(told.motif, wish, again)
            print(
                "the same pixels and bytes again:",
                _digest(path) == _digest(again),
                again.read_bytes() == path.read_bytes(),
            )
        _check(film, path, wish)


def _made(motif: str, wish: FilmWish, path: Path) -> Film:
    """Make the film from the recording on, and print what it took."""
    begun, worked = time.perf_counter(), time.process_time()
    portrait = measure_file(SAMPLE)
    made = design(portrait, motif=motif)
    film = film_of(made, wish, material_of(made, portrait, excerpt(SAMPLE, portrait)))
    make_film(film, path, wish.shape.px, codec_for(path), motif)
    wall, work = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    loops = "compiled loops" if fast.kernels() else "NumPy"
    size = "{} x {}".format(*wish.shape.px)
    print(f"{film.timeline.frames} frames of {size} px: {wall:.1f} s, {work:.1f} s CPU, {peak:.0f} MB peak ({loops})")
    return film


def _check(film: Film, path: Path, wish: FilmWish) -> None:
    """Print whether it is what it shall be."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        times = [round(float(frame.pts * frame.time_base) * wish.fps) for frame in container.decode(stream)]
        context = stream.codec_context
        flags = context.color_primaries, context.color_trc, context.colorspace, context.color_range
        print(f"{container.duration / 1e6:.3f} s; every frame at its time:", times == list(range(film.timeline.frames)))
        print(f"{context.name} {context.pix_fmt}, BT.709 in studio range:", flags == (1, 1, 1, 1))
    last = film.frames.frame(film.timeline.frames - 1)
    cloth = draw(film.design)
    wanted = dye(cloth, px=wish.shape.px).image.convert("RGB")
    print("last frame equal to dye's:", last.tobytes() == wanted.tobytes())
    for shown in _decoded(path):
        luma = shown[: wish.shape.px[1]]
    off = np.square(luma.astype(float) - planes_of(wanted)[0]).mean()
    print(f"last frame after the codec: {10 * np.log10(255**2 / off):.1f} dB (luma)")
    if "wax" in [span.scene.id for span in film.timeline.spans]:
        print("wax at its end equal to the plates:", _waxed_as_plates(film))
    frames = (film.frames.frame(number) for number in range(film.timeline.frames))
    print("most general flashes in a second:", flashes_in(frames, film.timeline.fps))


def _waxed_as_plates(film: Film) -> bool:
    number = next(n for n, span in enumerate(film.timeline.spans) if span.scene.id == "wax")
    shot = film.frames.shot(number)
    assert isinstance(shot, WaxShot)
    cloth, coat = draw(film.design), np.asarray(shot.coat)
    dpi = choose_frame(cloth.size_mm, None, (coat.shape[1], coat.shape[0])).dpi
    with tempfile.TemporaryDirectory() as folder:
        done = separate(cloth, folder, dpi=dpi)
        first = next(n for n, one in enumerate(done) if one.job.kind is not Kind.WAX)
        plates = [255 - np.asarray(Image.open(Path(folder) / str(one.file))) for one in done[:first]]
    top, left = ((plates[0].shape[axis] - coat.shape[axis]) // 2 for axis in (0, 1))
    plate = np.maximum.reduce(plates)[top : top + coat.shape[0], left : left + coat.shape[1]]
    return bool((plate == coat).all())


def _decoded(path: Path) -> Iterator[np.ndarray]:
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray()


def _digest(path: Path) -> str:
    seen = hashlib.sha256()
    for frame in _decoded(path):
        seen.update(frame.tobytes())
    return seen.hexdigest()


def _two(text: str) -> tuple[int, int]:
    wide, _, tall = text.partition("x")
    return int(wide), int(tall)


if __name__ == "__main__":
    main()
