"""The codecs a film is written with: what each takes, and where it plays."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from batik_gen.values.errors import BadFormat, MissingPackage


@dataclass(frozen=True)
class Codec:
    """Declare a codec.

    Parameters
    ----------
    encoder
        Name of the encoder in FFmpeg.
    options
        What it is told: quality by constant rate factor, one thread, so that its bytes are the same each time.
    audio
        Encoder of sound beside it.
    """

    encoder: str
    options: Mapping[str, str]
    audio: str


_X264 = "rc-lookahead=4:bframes=1:no-mbtree=1"
"""No tree of macroblocks: with it x264 reads memory that was never written, and no two films were the same (measured).
It looks four frames ahead: more would take 100 MB more for a file that is no smaller."""
CODECS: Mapping[str, Codec] = MappingProxyType(
    {
        # Every phone and browser plays it. Its encoder is under the GPL (docs/film.md).
        "h264": Codec("libx264", {"preset": "veryfast", "crf": "18", "profile": "high", "x264-params": _X264}, "aac"),
        # Free of patent fees; for the web.
        "vp9": Codec("libvpx-vp9", {"crf": "24", "b": "0", "deadline": "good", "cpu-used": "5"}, "libopus"),
        "av1": Codec("libsvtav1", {"crf": "24", "preset": "9", "svtav1-params": "lp=1"}, "libopus"),
    }
)  # fmt: skip
_USUAL = {".mp4": "h264", ".mov": "h264", ".webm": "vp9"}
_INTO = {"h264": (".mp4", ".mov"), "vp9": (".webm", ".mp4"), "av1": (".mp4", ".webm")}


def codec_for(path: Path, asked: str | None = None) -> Codec:
    """Return the codec that was asked for, or the usual one of a file's ending.

    Raises
    ------
    BadFormat
        If the ending is that of no film, or does not go with the codec.
    """
    ending = path.suffix.lower()
    if ending not in _USUAL:
        raise BadFormat(f"'{path.name}' does not end as a film does; call it {path.stem or 'film'}.mp4 or .webm")
    name = asked or _USUAL[ending]
    if ending not in _INTO[name]:
        raise BadFormat(f"{name} does not go into {ending}; call the film {path.stem}{_INTO[name][0]}")
    return CODECS[name]


def pyav() -> Any:
    """Return PyAV; raises MissingPackage where it is not installed."""
    try:
        import av
    except ImportError:
        raise MissingPackage(
            "films are written through PyAV, which is not installed; pip install 'batik-gen[film]'"
        ) from None
    # The encoder of AV1 tells of itself at length, past every log.
    os.environ.setdefault("SVT_LOG", "1")
    return av
