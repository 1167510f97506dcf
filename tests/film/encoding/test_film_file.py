"""The file of a film: what players are told of it, the same each time, whole or not there."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from film_samples import PX, film

av = pytest.importorskip("av", reason="films are written and read back through PyAV, the extra [film]")

from batik_gen.film.encoding.codecs import codec_for  # noqa: E402
from batik_gen.film.encoding.colour import planes_of  # noqa: E402
from batik_gen.film.making import make_film  # noqa: E402
from batik_gen.values.errors import BadFormat, CannotWrite  # noqa: E402

LEAST_DB = 40.0


def _written(path: Path, codec: str | None = None) -> Path:
    make_film(film(scenes=("baths", "cloth")), path, PX, codec_for(path, codec), "A title")
    return path


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("film") / "film.mp4")


def test_players_are_told_codec_colours_and_length(mp4: Path) -> None:
    with av.open(str(mp4)) as container:
        stream = container.streams.video[0]
        times = [frame.pts * frame.time_base for frame in container.decode(stream)]
        context = stream.codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        assert container.duration / 1e6 == pytest.approx(3.0, abs=1 / 24)
        assert container.metadata["title"] == "A title"
    # No frame is missing and none comes at an uneven time.
    assert [round(time * 24) for time in times] == list(range(72))
    data = mp4.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_same_film_has_the_same_pixels_and_the_same_bytes(mp4: Path, tmp_path: Path) -> None:
    again = _written(tmp_path / "again.mp4")
    assert _pixels(again) == _pixels(mp4)
    assert again.read_bytes() == mp4.read_bytes()


def test_the_last_frame_is_hardly_changed_by_the_codec(mp4: Path) -> None:
    made = film(scenes=("baths", "cloth"))
    wanted = planes_of(made.frames.frame(made.timeline.frames - 1))[0].astype(float)
    with av.open(str(mp4)) as container:
        *_, last = container.decode(video=0)
    off = np.square(last.to_ndarray()[: PX[1]] - wanted).mean()
    assert 10.0 * np.log10(255.0**2 / off) >= LEAST_DB


@pytest.mark.parametrize(("name", "codec", "found"), [("f.webm", None, "vp9"), ("f.mp4", "av1", "libdav1d")])
def test_free_codecs_are_a_choice(name: str, codec: str | None, found: str, tmp_path: Path) -> None:
    with av.open(str(_written(tmp_path / name, codec))) as container:
        assert container.streams.video[0].codec_context.name == found
        assert sum(1 for _ in container.decode(video=0)) == 72


def test_nothing_half_made_is_left_when_the_work_is_stopped(tmp_path: Path) -> None:
    def stop(done: int, count: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    path = tmp_path / "film.mp4"
    path.write_bytes(b"what was there")
    with pytest.raises(KeyboardInterrupt):
        make_film(film(scenes=("baths", "cloth")), path, PX, codec_for(path), "", stop)
    assert [(left.name, left.read_bytes()) for left in tmp_path.iterdir()] == [("film.mp4", b"what was there")]


def test_a_film_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "film.mp4"
    with pytest.raises(CannotWrite, match=r"cannot write film\.mp4"):
        make_film(film(scenes=("baths", "cloth")), path, PX, codec_for(path), "")


@pytest.mark.parametrize(
    ("name", "codec", "said"),
    [("film.avi", None, "does not end as a film does"), ("film.webm", "h264", r"does not go into \.webm")],
)
def test_names_that_no_film_has_are_refused(name: str, codec: str | None, said: str) -> None:
    with pytest.raises(BadFormat, match=said):
        codec_for(Path(name), codec)


def _pixels(path: Path) -> str:
    seen = hashlib.sha256()
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            seen.update(frame.to_ndarray().tobytes())
    return seen.hexdigest()
