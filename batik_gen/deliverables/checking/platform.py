"""Whether files keep to what their platform or printer takes: each is read back and passes, or is told what to do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen.deliverables.checking.films import check_film
from batik_gen.deliverables.checking.pictures import closes, colours_in, is_whole_pdf, tells_provenance, whole
from batik_gen.deliverables.checking.problem import Problem
from batik_gen.deliverables.makers.challenge_kit import (
    ICON_BYTES,
    ICON_PX,
    ICON_SAFE_PX,
    LOGO_PX,
    MOST_FRAMES,
    MOST_NAME,
    PACKAGE_BYTES,
)
from batik_gen.deliverables.values.deliverable import Deliverable

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WEBP", ".tif": "TIFF"}
_LARGEST_TEXTURE = 1024


def check_files(deliverable: Deliverable, paths: Sequence[Path]) -> list[Problem]:
    """Read back the files of one job and say what is wrong with each; an empty list where all pass.

    Parameters
    ----------
    deliverable
        What they were made for.
    paths
        Every file of it.
    """
    problems: list[Problem] = []
    pictures: dict[Path, Image.Image] = {}
    for path in paths:
        if not path.is_file():
            problems.append(Problem(path.name, "missing"))
            continue
        problems += _whole_and_told(path, pictures)
        if deliverable.most_bytes and path.suffix != ".txt" and path.stat().st_size > deliverable.most_bytes:
            problems.append(_too_large(path, deliverable.most_bytes))
    there = [path for path in paths if path.is_file()]
    check = _KINDS.get(deliverable.kind)
    return [*problems, *(check(deliverable, there, pictures) if check else ())]


def _whole_and_told(path: Path, pictures: dict[Path, Image.Image]) -> Iterator[Problem]:
    """Yield what is wrong with any file by itself, and keep its picture."""
    if path.suffix in _FORMATS:
        image = whole(path)
        if image is None:
            yield Problem(path.name, "broken")
            return
        pictures[path] = image
        if image.format != _FORMATS[path.suffix]:
            yield Problem(path.name, "other_format", {"found": image.format, "wanted": _FORMATS[path.suffix]})
    elif path.suffix == ".pdf" and not is_whole_pdf(path):
        yield Problem(path.name, "broken")
        return
    if path.suffix in (*_FORMATS, ".pdf") and not tells_provenance(path):
        yield Problem(path.name, "untold")


def _too_large(path: Path, most: int) -> Problem:
    return Problem(path.name, "too_large", {"found": path.stat().st_size / 1000, "most": most / 1000})


def _feed(deliverable: Deliverable, paths: Sequence[Path], pictures: Mapping[Path, Image.Image]) -> Iterator[Problem]:
    main = [path for path in paths if path.suffix == deliverable.ending]
    if not main:
        yield Problem(f"*{deliverable.ending}", "missing")
    for path in main:
        if path in pictures and pictures[path].size != deliverable.px:
            yield _wrong_size(path, pictures[path], deliverable.px or (0, 0))
    for path in paths:
        if path.suffix != ".txt":
            continue
        told, most = path.read_text(encoding="utf-8").strip(), deliverable.settings["most_caption"]
        if not told:
            yield Problem(path.name, "empty")
        elif len(told) > most:
            yield Problem(path.name, "long_caption", {"found": len(told), "most": most})


def _wrong_size(path: Path, image: Image.Image, wanted: tuple[int, int]) -> Problem:
    found = "{} x {}".format(*image.size)
    return Problem(path.name, "wrong_size", {"found": found, "wanted": "{} x {}".format(*wanted)})


def _tile(deliverable: Deliverable, paths: Sequence[Path], pictures: Mapping[Path, Image.Image]) -> Iterator[Problem]:
    if deliverable.settings["layout"] == "straight":
        yield from (Problem(path.name, "seam") for path, image in pictures.items() if not closes(image))


def _kit(deliverable: Deliverable, paths: Sequence[Path], pictures: Mapping[Path, Image.Image]) -> Iterator[Problem]:
    frames = {path: image for path, image in pictures.items() if ".bath-" in path.name}
    for path, image in pictures.items():
        if ".texture-" in path.name:
            yield from _texture(path, image, deliverable.settings["colours"])
        elif path.name.endswith(".icon.png"):
            yield from _icon(path, image)
        elif path.name.endswith(".logo.png") and (image.width > LOGO_PX[0] or image.height > LOGO_PX[1]):
            yield _wrong_size(path, image, LOGO_PX)
    if not any(".texture-" in path.name for path in pictures):
        yield Problem("*.texture-*.png", "missing")
    if len(frames) >= MOST_FRAMES:
        yield Problem(next(iter(frames)).name, "many_frames", {"found": len(frames), "most": MOST_FRAMES - 1})
    sizes = {image.size for image in frames.values()}
    if len(sizes) > 1 or any(max(size) > _LARGEST_TEXTURE for size in sizes):
        yield Problem(next(iter(frames)).name, "frame_sizes", {"most": _LARGEST_TEXTURE})
    for path in paths:
        if ".name." in path.name:
            name = path.read_text(encoding="utf-8").strip()
            if not 0 < len(name) <= MOST_NAME or not all(c.isascii() and (c.isalnum() or c in " -") for c in name):
                yield Problem(path.name, "bad_name", {"most": MOST_NAME})
    taken = sum(path.stat().st_size for path in paths)
    if taken > PACKAGE_BYTES:
        yield Problem("*", "package", {"found": taken / 1e6, "most": PACKAGE_BYTES / 1e6})


def _texture(path: Path, image: Image.Image, colours: int) -> Iterator[Problem]:
    side = image.width
    if image.height != side or side & (side - 1) or side > _LARGEST_TEXTURE:
        yield Problem(path.name, "texture_size", {"found": "{} x {}".format(*image.size), "most": _LARGEST_TEXTURE})
    elif not closes(image):
        yield Problem(path.name, "seam")
    if colours_in(image) > colours:
        yield Problem(path.name, "many_colours", {"most": colours})


def _icon(path: Path, image: Image.Image) -> Iterator[Problem]:
    if image.size != (ICON_PX, ICON_PX):
        yield _wrong_size(path, image, (ICON_PX, ICON_PX))
        return
    if path.stat().st_size >= ICON_BYTES:
        yield _too_large(path, ICON_BYTES)
    rim = (ICON_PX - ICON_SAFE_PX) // 2
    seen = np.asarray(image.convert("RGBA"))[..., 3].copy()
    seen[rim:-rim, rim:-rim] = 0
    if seen.any():
        yield Problem(path.name, "rim", {"rim": rim, "safe": ICON_SAFE_PX})


_KINDS: Mapping[str, Callable[[Deliverable, Sequence[Path], Mapping[Path, Image.Image]], Iterator[Problem]]] = {
    "feed": _feed,
    "tile": _tile,
    "kit": _kit,
    "film": check_film,
}
