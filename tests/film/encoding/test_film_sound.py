"""What is heard with a film: music that somebody brings, and the recording as tones."""

import math
import wave
from pathlib import Path

import numpy as np
import pytest
from film_samples import PX, RECORDING, film, told_design

from batik_gen import measure, read
from batik_gen.film.sound.gamelan import MOST_STEPS, STROKE_S, pitches_of, tones_of
from batik_gen.film.sound.mixing import mixed
from batik_gen.film.telling.material import Material, material_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadValue, UnreadableSound

av = pytest.importorskip("av", reason="sound is read and written through PyAV, the extra [film]")

from batik_gen.film.encoding.codecs import codec_for  # noqa: E402
from batik_gen.film.encoding.sounding import RATE  # noqa: E402
from batik_gen.film.making import make_film  # noqa: E402
from batik_gen.film.sound.music import read_music  # noqa: E402


def _tone(path: Path, seconds: float, rate: int = 22_050) -> Path:
    at = np.arange(round(seconds * rate)) / rate
    samples = np.rint(20_000 * np.sin(2 * np.pi * 440 * at)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


@pytest.fixture(scope="module")
def told() -> Material:
    return material_of(told_design(), measure(read(RECORDING)))


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_a_film_has_its_music_as_long_as_it_is(name: str, tmp_path: Path) -> None:
    path, made = tmp_path / name, film(scenes=("cloth",))
    sound = mixed(3.0, read_music(_tone(tmp_path / "music.wav", 9.0), 3.0), None)
    make_film(made, path, PX, codec_for(path), "", sound=sound)
    first = path.read_bytes()
    make_film(made, path, PX, codec_for(path), "", sound=sound)
    assert path.read_bytes() == first
    with av.open(str(path)) as container:
        heard = [frame.to_ndarray() for frame in container.decode(audio=0)]
        assert container.duration / 1e6 == pytest.approx(3.0, abs=1 / 24)
    with av.open(str(path)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 72
    loud = np.abs(np.concatenate(heard, axis=1)[0])
    level = float(np.iinfo(heard[0].dtype).max) if heard[0].dtype.kind == "i" else 1.0
    loud = loud / level
    third = len(loud) // 3
    # It comes, is there, and goes again.
    assert loud[:400].max() < 0.1 < loud[third : 2 * third].max()
    assert loud[2 * third : -4000].max() > loud[-1200:].max()


def test_short_music_fades_at_its_own_end_and_nothing_is_clipped() -> None:
    sound = mixed(4.0, np.full((RATE, 2), 1.5), None)
    assert sound is not None
    assert len(sound) == 4 * RATE
    assert np.abs(sound).max() <= 0.9
    assert np.abs(sound[RATE - 20 : RATE]).max() < 0.01
    assert not sound[RATE:].any()
    assert mixed(4.0, None, None) is None


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_what_is_no_music_is_told_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "music.mp3"
    path.write_bytes(content)
    with pytest.raises(UnreadableSound, match=r"music\.mp3 .*give a file of sound"):
        read_music(path, 3.0)


def test_a_film_without_sound_and_a_missing_file_are_told(tmp_path: Path) -> None:
    silent = tmp_path / "silent.mp4"
    make_film(film(scenes=("cloth",)), silent, PX, codec_for(silent), "")
    with pytest.raises(UnreadableSound, match=r"silent\.mp4 holds no sound"):
        read_music(silent, 3.0)
    with pytest.raises(UnreadableSound, match=r"no file nowhere\.mp3"):
        read_music(tmp_path / "nowhere.mp3", 3.0)
    with pytest.raises(UnreadableSound, match="is a folder"):
        read_music(tmp_path, 3.0)


def test_tones_follow_alpha_a_tone_a_decibel(told: Material) -> None:
    assert told.wave is not None
    pitches = pitches_of(told, 15.0)
    steps = 5.0 * np.log2(pitches / 392.0)
    assert np.allclose(steps, np.rint(steps))
    assert np.abs(steps).max() <= MOST_STEPS
    assert len(set(steps.tolist())) > 3
    alpha = told.wave.course("all", "alpha")
    # Each stroke is the mean of its own part of the recording.
    parts = np.repeat(alpha, len(pitches)).reshape(len(pitches), len(alpha)).mean(axis=1)
    assert np.corrcoef(parts, steps)[0, 1] > 0.95


def test_tones_beat_as_often_as_alpha_swings(told: Material) -> None:
    assert told.peak_hz is not None
    sound = tones_of(told, 6.0)[:, 0]
    begin, pitch = 0, pitches_of(told, 6.0)[0]
    spectrum = np.abs(np.fft.rfft(sound[begin : begin + round(STROKE_S * RATE)], 8 * RATE))
    around = _level(spectrum, pitch + told.peak_hz), _level(spectrum, pitch)
    beside = _level(spectrum, pitch + 2.5 * told.peak_hz)
    assert min(around) > 3.0 * beside
    assert sound[-1] == 0.0


def _level(spectrum: FloatArray, hertz: float) -> float:
    return float(spectrum[math.floor(8 * hertz) - 4 : math.ceil(8 * hertz) + 5].max())


def test_where_nothing_may_be_told_nothing_is_heard(told: Material) -> None:
    for silent in (Material(), material_of(told_design(), public=True)):
        with pytest.raises(BadValue, match="--sonify"):
            tones_of(silent, 15.0)
