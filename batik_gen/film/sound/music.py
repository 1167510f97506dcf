"""Reading music from a file, as much of it as a film is long."""

from pathlib import Path

import numpy as np

from batik_gen.film.encoding.codecs import pyav
from batik_gen.film.encoding.sounding import RATE
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableSound
from batik_gen.values.files import open_input

_GIVE = "give a file of sound, as .mp3, .m4a, .flac, .ogg or .wav"


def read_music(path: Path, seconds: float) -> FloatArray:
    """Return music as samples x 2 at ``RATE``, at most so many seconds from its beginning.

    Parameters
    ----------
    path
        Any file whose sound FFmpeg can decode; nothing is fetched.
    seconds
        How much of it is wanted.

    Raises
    ------
    UnreadableSound
        If there is no such file, or no sound that can be read in it.
    """
    av = pyav()
    wanted, parts, got = round(seconds * RATE), [np.zeros((0, 2), np.float32)], 0
    try:
        with open_input(path, _GIVE, refusal=UnreadableSound) as file, av.open(file) as container:
            if not container.streams.audio:
                raise UnreadableSound(f"{path.name} holds no sound; {_GIVE}")
            resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
            for frame in container.decode(container.streams.audio[0]):
                frame.pts = None
                for even in resampler.resample(frame):
                    parts.append(even.to_ndarray().reshape(-1, 2))
                    got += len(parts[-1])
                if got >= wanted:
                    break
    except FileNotFoundError:
        raise UnreadableSound(f"there is no file {path.name}; {_GIVE}") from None
    except (av.FFmpegError, OSError, ValueError) as error:
        if isinstance(error, UnreadableSound):
            raise
        raise UnreadableSound(f"the sound of {path.name} cannot be read; {_GIVE}") from None
    if not got:
        raise UnreadableSound(f"{path.name} holds no sound; {_GIVE}")
    return np.concatenate(parts)[:wanted].astype(np.float64)
