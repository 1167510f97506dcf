"""Writing a loop as GIF, WebP or APNG, no larger than a limit."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import IO

from PIL import Image

from batik_gen.film.loops.loop import FRAME_MS, Loop
from batik_gen.values.errors import BadFormat, BadSize
from batik_gen.values.files import write_whole

USUAL_MB = 8.0
_COLOURS, _LOOKED_AT = 200, 6
"""Colours of a GIF, and frames from which they are chosen."""
_LEAST_PX, _TRIES = 96, 6
_CLOSER = 0.94
"""A little smaller than it would just fit, for sizes do not fall quite as areas do."""


def write_loop(loop: Loop, path: Path, most_mb: float = USUAL_MB) -> tuple[int, int]:
    """Write a loop; it is made smaller until it fits; return its size in px.

    Parameters
    ----------
    loop
        The loop.
    path
        Ends in ``.gif``, ``.webp`` or ``.png``.
    most_mb
        Millions of bytes that the file has at most.

    Raises
    ------
    BadFormat
        If the ending is another.
    BadSize
        If it would have to be too small to be looked at.
    CannotWrite
        If the file cannot be written.
    """
    check_loop_name(path)
    encode = _ENCODERS[path.suffix.lower()]
    frames: Sequence[Image.Image] = loop.frames
    share, most = 1.0, most_mb * 1e6
    for _ in range(_TRIES):
        data = encode(frames)
        if len(data) <= most:
            write_whole(path, partial(_put, data))
            return frames[0].size
        share *= min((most / len(data)) ** 0.5 * _CLOSER, 0.9)
        wide, tall = (max(2 * round(0.5 * share * side), 2) for side in loop.frames[0].size)
        if min(wide, tall) < _LEAST_PX:
            break
        frames = [frame.resize((wide, tall), Image.Resampling.LANCZOS) for frame in loop.frames]
    raise BadSize(
        f"a loop under {most_mb:g} MB would be too small to be looked at; give a higher --max-mb, "
        "or end its name in .webp"
    )


def _put(data: bytes, file: IO[bytes]) -> int:
    return file.write(data)


def check_loop_name(path: Path) -> None:
    """Raise BadFormat where a name says no format of a loop."""
    if path.suffix.lower() not in _ENCODERS:
        raise BadFormat(f"'{path.name}' does not end as a loop does; call it {path.stem or 'loop'}.gif, .webp or .png")


def _gif(frames: Sequence[Image.Image]) -> bytes:
    # The same colours in every frame, and no dots between them: nothing crawls.
    some = frames[:: max(len(frames) // _LOOKED_AT, 1)]
    wide, tall = frames[0].size
    together = Image.new("RGB", (wide, tall * len(some)))
    for number, frame in enumerate(some):
        together.paste(frame, (0, number * tall))
    colours = together.quantize(_COLOURS, Image.Quantize.MEDIANCUT)
    return _saved([frame.quantize(palette=colours, dither=Image.Dither.NONE) for frame in frames], "GIF", disposal=1)


def _webp(frames: Sequence[Image.Image]) -> bytes:
    return _saved(frames, "WEBP", quality=72, method=4)


def _apng(frames: Sequence[Image.Image]) -> bytes:
    return _saved(frames, "PNG")


def _saved(frames: Sequence[Image.Image], kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    first, *others = frames
    first.save(out, kind, save_all=True, append_images=others, duration=FRAME_MS, loop=0, **options)
    return out.getvalue()


_ENCODERS: Mapping[str, Callable[[Sequence[Image.Image]], bytes]] = MappingProxyType(
    {".gif": _gif, ".webp": _webp, ".png": _apng}
)
