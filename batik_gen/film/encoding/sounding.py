"""Encoding sound beside a film."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from batik_gen.values.arrays import FloatArray

RATE = 48_000
"""Samples a second, which every player of films takes."""
_BITS = 160_000
_CHUNK = 4_800


def encoded(av: Any, container: Any, encoder: str, sound: FloatArray) -> Iterator[Any]:
    """Add a stream of sound to a film that is not begun, and return its packets in order.

    Parameters
    ----------
    av
        PyAV.
    container
        The film.
    encoder
        Name of the encoder.
    sound
        Samples x 2 at ``RATE``, -1..1.
    """
    stream = container.add_stream(encoder, rate=RATE, layout="stereo")
    stream.bit_rate = _BITS
    stream.codec_context.thread_count = 1
    stream.codec_context.flags |= 1 << 23  # AV_CODEC_FLAG_BITEXACT
    # Sixteen bits: what machines round differently is gone.
    samples = np.rint(np.clip(sound, -1.0, 1.0) * 32767.0).astype(np.int16)
    return _packets(av, stream, samples)


def _packets(av: Any, stream: Any, samples: np.ndarray[Any, np.dtype[np.int16]]) -> Iterator[Any]:
    for begin in range(0, len(samples), _CHUNK):
        part = np.ascontiguousarray(samples[begin : begin + _CHUNK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(part, format="s16", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        yield from stream.encode(frame)
    yield from stream.encode(None)
