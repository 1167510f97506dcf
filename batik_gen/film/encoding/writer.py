"""Writing a film: scene by scene, each encoded in a thread beside the one that makes its frames, then joined.

A scene is a part of its own, from a whole picture on, so that a film that was interrupted goes on with the next one;
joined, the parts are the same film whichever of them were there before.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from batik_gen.film.encoding.codecs import Codec, pyav
from batik_gen.film.encoding.colour import planes_of
from batik_gen.film.encoding.sounding import encoded
from batik_gen.values.arrays import FloatArray

_AHEAD = 3
"""Frames that wait for the encoder."""
_BT709, _STUDIO = 1, 1
"""FFmpeg's numbers of BT.709 (primaries, transfer, matrix) and of the studio range."""
_EXACT = {"fflags": "+bitexact"}
"""No name and version of a library, no time, no random number in the file."""


def write_part(path: Path, frames: Iterable[Image.Image], size: tuple[int, int], fps: int, codec: Codec) -> None:
    """Encode the frames of a scene into a file of their own.

    Parameters
    ----------
    path
        Where to.
    frames
        In order; one that is the very object of the one before is not converted again.
    size
        Width and height, both even.
    fps
        Frames a second.
    codec
        How they are encoded.
    """
    av = pyav()
    with av.open(str(path), "w", format="mp4", options=_EXACT) as container:
        stream = container.add_stream(codec.encoder, rate=fps, options=dict(codec.options))
        _set_up(stream, size, fps)
        # One thread encodes while this one makes the next frame; the encoder itself has no more than that.
        with ThreadPoolExecutor(1) as beside:
            _fed(av, beside, container, stream, frames, fps)
            beside.submit(_mux, container, stream, None).result()


def join(
    path: Path, parts: Sequence[tuple[Path, int]], fps: int, codec: Codec, told: dict[str, str],
    sound: FloatArray | None = None,
) -> None:  # fmt: skip
    """Join scenes to a film, with the sound that goes with it.

    Parameters
    ----------
    path
        Where to, ending in ``.mp4``, ``.mov`` or ``.webm``: FFmpeg opens it itself, and an mp4 twice, for what a
        player must know first is written last.
    parts
        Files of the scenes in order, each with the number of its first frame.
    fps
        Frames a second.
    codec
        How they were encoded.
    told
        Title and comment that the file carries.
    sound
        Samples x 2 at ``RATE``, -1..1; None for a silent film.
    """
    av = pyav()
    kind = path.suffix.lower().removeprefix(".")
    options = _EXACT | ({"movflags": "+faststart"} if kind != "webm" else {})
    with av.open(str(path), "w", format=kind, options=options) as container:
        container.metadata.update(told)
        with av.open(str(parts[0][0])) as first:
            stream = container.add_stream_from_template(first.streams.video[0], opaque=True)
        heard = iter(()) if sound is None else encoded(av, container, codec.audio, sound)
        waiting = next(heard, None)
        for packet in _moved(av, parts, fps):
            # What is heard goes into the file beside what is seen then.
            while waiting is not None and waiting.dts * waiting.time_base <= packet.dts * packet.time_base:
                container.mux(waiting)
                waiting = next(heard, None)
            packet.stream = stream
            container.mux(packet)
        while waiting is not None:
            container.mux(waiting)
            waiting = next(heard, None)


def _moved(av: Any, parts: Sequence[tuple[Path, int]], fps: int) -> Iterator[Any]:
    """Yield the packets of all parts, each at its time in the film."""
    for part, first in parts:
        with av.open(str(part)) as container:
            source = container.streams.video[0]
            away = round(Fraction(first, fps) / source.time_base)
            for packet in container.demux(source):
                if packet.size:
                    packet.pts, packet.dts = packet.pts + away, packet.dts + away
                    yield packet


def _set_up(stream: Any, size: tuple[int, int], fps: int) -> None:
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = Fraction(1, fps)
    context = stream.codec_context
    context.time_base = Fraction(1, fps)
    context.thread_count = 1
    context.color_range = _STUDIO
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.flags |= 1 << 23  # AV_CODEC_FLAG_BITEXACT


def _fed(
    av: Any, beside: ThreadPoolExecutor, container: Any, stream: Any, frames: Iterable[Image.Image], fps: int
) -> None:
    """Hand every frame to the encoder, never more than a few ahead of it."""
    waiting: list[Future[None]] = []
    last: tuple[Image.Image, Any] | None = None
    for number, image in enumerate(frames):
        if last is None or last[0] is not image:
            last = image, beside.submit(planes_of, image)
        waiting.append(beside.submit(_encode, av, container, stream, last[1], number, fps))
        if len(waiting) > _AHEAD:
            waiting.pop(0).result()
    for done in waiting:
        done.result()


def _encode(av: Any, container: Any, stream: Any, planes: Any, number: int, fps: int) -> None:
    frame = av.VideoFrame(stream.width, stream.height, "yuv420p")
    for plane, values in zip(frame.planes, planes.result(), strict=True):
        rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
        rows[:, : plane.width] = values
        # An encoder looks a little beyond the edge, where new memory holds anything.
        rows[:, plane.width :] = values[:, -1:]
    frame.pts, frame.time_base = number, Fraction(1, fps)
    frame.color_range = _STUDIO
    frame.colorspace = _BT709
    _mux(container, stream, frame)


def _mux(container: Any, stream: Any, frame: Any) -> None:
    for packet in stream.encode(frame):
        container.mux(packet)
