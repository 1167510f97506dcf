"""The vector formats: which file name's ending asks for which writer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from batik_gen.render.vectors.svg import Written, write_svg
from batik_gen.values.cloth import Cloth
from batik_gen.values.errors import BadFormat, MissingPackage


def write_vectors(cloth: Cloth, path: str | Path, **options: Any) -> Written:
    """Write a cloth as the file name's ending says; options and errors as those of ``write_svg``."""
    return writer_for(Path(path))(cloth, path, **options)


def writer_for(path: Path) -> Callable[..., Written]:
    """Return what writes a file of that name.

    Raises
    ------
    BadFormat
        If its ending says no vector format.
    MissingPackage
        If it says one whose package is not installed.
    """
    if path.suffix.lower() == ".svg":
        return write_svg
    if path.suffix.lower() == ".dxf":
        try:
            from batik_gen.render.vectors.dxf import write_dxf
        except ImportError:
            raise MissingPackage("DXF needs the package ezdxf; install batik-gen[plot], or save as .svg") from None
        return write_dxf
    raise BadFormat(f"'{path.name}' does not say a vector format; end it in .svg or .dxf")
