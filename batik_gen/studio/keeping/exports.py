"""The files that can be kept of a look, one maker a kind; each equal to what the command line writes."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.pattern.repeating.layouts import layout_named
from batik_gen.pattern.repeating.repeat import suited
from batik_gen.render.files.stream import stream
from batik_gen.render.plates.maker_page import write_maker_page
from batik_gen.render.plates.separations import separate
from batik_gen.render.processes.table import declaration_of
from batik_gen.render.vectors.formats import write_vectors
from batik_gen.studio.keeping.jobs import Said
from batik_gen.studio.opening.shelf import Opened
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue, nearest

_LEAST_DPI, _MOST_DPI = 10.0, 1200.0
_STEP_DPI = 75
_SCREEN_MM = 250.0
"""Of a cloth along the shorter side of a screen, as the command line takes it where --px stands alone."""
_BLOCK_MM = (300.0, 300.0)


@dataclass(frozen=True)
class Wish:
    """Hold what shall be kept.

    Parameters
    ----------
    design
        The Design.
    stem
        What the file is called, without its ending.
    px, dpi
        Size of a picture: its pixels, or where those are None its resolution.
    layout
        How a block repeats.
    lang
        Language of the words on it.
    opened
        The recording or the Design it was made from.
    text
        A file of text as it is.
    """

    design: Design
    stem: str
    px: tuple[int, int] | None = None
    dpi: float = 150.0
    layout: str = "straight"
    lang: str = "en"
    opened: Opened | None = None
    text: str = ""


def export_named(kind: str) -> Callable[[Wish, Path, Said], Path]:
    """Return what makes a kind of file; raises BadValue."""
    if kind not in EXPORTS:
        raise BadValue(f"there is no file of the kind '{kind}'; {nearest(kind, EXPORTS)}")
    return EXPORTS[kind]


def _picture(ending: str) -> Callable[[Wish, Path, Said], Path]:
    def write(wish: Wish, folder: Path, said: Said) -> Path:
        path = folder / f"{wish.stem}{ending}"
        resolution = None if wish.px else _checked(wish.dpi)
        recipe = wish.design.for_drawing().to_toml()
        stream(Strips(wish.design), path, px=wish.px, dpi=resolution, recipe=recipe, said=said)
        return path

    return write


def _design(wish: Wish, folder: Path, said: Said) -> Path:
    path = folder / f"{wish.stem}.design.toml"
    wish.design.save(path)
    return path


def _svg(wish: Wish, folder: Path, said: Said) -> Path:
    path = folder / f"{wish.stem}.svg"
    write_vectors(draw(wish.design), path, recipe=wish.design.for_drawing().to_toml())
    return path


def _tile(wish: Wish, folder: Path, said: Said) -> Path:
    """Write one block that repeats, to the pixel."""
    layout = layout_named(wish.layout)
    dpi = max(round(_checked(wish.dpi) / _STEP_DPI), 1) * _STEP_DPI
    block, _ = suited(wish.design, layout, _BLOCK_MM)
    path = folder / f"{wish.stem}.{layout.name}.{dpi}dpi.png"
    stream(draw(block), path, dpi=float(dpi), recipe=block.for_drawing().to_toml(), said=said)
    return path


def _process(wish: Wish, folder: Path, said: Said) -> Path:
    path, name = folder / f"{wish.stem}.process.toml", wish.design.process
    path.write_text(wish.design.declaration or declaration_of(name), encoding="utf-8")
    return path


def _mapping(wish: Wish, folder: Path, said: Said) -> Path:
    path = folder / f"{wish.stem}.mapping.toml"
    path.write_text(wish.text, encoding="utf-8")
    return path


def _phone(wish: Wish, folder: Path, said: Said) -> Path:
    """Write the motif on a cloth of the shape of a screen, as ``--px`` alone does."""
    wide, tall = wish.px or (1080, 1920)
    return _picture(f"-{wide}x{tall}.png")(wish, folder, said)


def _film(wish: Wish, folder: Path, said: Said) -> Path:
    from batik_gen.studio.keeping.filming import filmed

    return filmed(wish.design, wish.opened, folder / f"{wish.stem}.mp4", wish.px or (1080, 1920), wish.lang, said)


def screen_mm(px: tuple[int, int]) -> tuple[float, float]:
    """Return the size of the cloth that a screen of so many pixels shows."""
    scale = _SCREEN_MM / min(px)
    return round(px[0] * scale, 4), round(px[1] * scale, 4)


def _plates(wish: Wish, folder: Path, said: Said) -> Path:
    """Write a plate for each waxing and bath with the maker's page, packed together."""
    inside = folder / f"{wish.stem}-separations"
    inside.mkdir()
    dpi, strips = _checked(wish.dpi), Strips(wish.design)
    recipe = wish.design.for_drawing().to_toml()
    made = separate(strips, inside, dpi=dpi, lang=wish.lang, recipe=recipe, said=said)
    page = inside / ("00-langkah.pdf" if wish.lang == "id" else "00-steps.pdf")
    write_maker_page(strips, made, page, title=wish.design.motif, dpi=dpi, lang=wish.lang)
    return Path(shutil.make_archive(str(inside), "zip", folder, inside.name))


def _checked(dpi: float) -> float:
    if not _LEAST_DPI <= dpi <= _MOST_DPI:
        raise BadValue(f"{dpi:g} dpi cannot be kept; choose from {_LEAST_DPI:g} to {_MOST_DPI:g}")
    return dpi


EXPORTS: Mapping[str, Callable[[Wish, Path, Said], Path]] = {
    "design": _design,
    "png": _picture(".png"),
    "tiff": _picture(".tif"),
    "jpeg": _picture(".jpg"),
    "pdf": _picture(".pdf"),
    "svg": _svg,
    "tile": _tile,
    "plates": _plates,
    "process": _process,
    "mapping": _mapping,
    "phone": _phone,
    "film": _film,
}
SHAPED = ("phone", "film")
"""Kinds of file whose sides in pixels are chosen."""
