"""The picture of a Portrait: always the same bytes, nothing personal, for every montage."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from batik_gen.eeg.channels.scalp import scalp_place
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.portraits.plot import plot_portrait
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import CannotWrite
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import BandLog, Recording, Source


def picture(portrait: Portrait, folder: Path) -> bytes:
    plot_portrait(portrait, folder / "plot.png")
    return (folder / "plot.png").read_bytes()


@pytest.mark.parametrize("name", ["person-one-calm.edf", "person-one-calm-muse.csv", "person-one-single.edf"])
def test_every_montage_is_drawn(name: str, samples: Path, tmp_path: Path) -> None:
    drawn = picture(measure(read(samples / name)), tmp_path)
    image = Image.open(io.BytesIO(drawn))
    assert image.size == (1210, 792)
    assert len(set(image.convert("L").tobytes())) > 50


def test_the_picture_is_deterministic_and_says_nothing_of_its_making(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portrait = measure(read(samples / "person-two-calm.edf"))
    one = picture(portrait, tmp_path)
    import matplotlib

    monkeypatch.setitem(matplotlib.rcParams, "font.size", 30.0)
    assert picture(portrait, tmp_path) == one
    assert matplotlib.rcParams["font.size"] == 30.0
    image = Image.open(io.BytesIO(one))
    image.load()
    assert {k for k in image.info if k != "dpi"} == set()
    assert b"person-two" not in one
    assert b"atplotlib" not in one


def test_a_band_log_has_a_picture(tmp_path: Path) -> None:
    powers = np.random.default_rng(1).uniform(1, 5, (60, 4, 5))
    powers[20:30, 1] = np.nan
    log = BandLog(powers, 1.0, ("TP9", "AF7", "AF8", "TP10"), Source("Mind Monitor CSV", "Muse"))
    assert picture(measure(log), tmp_path).startswith(b"\x89PNG")


def test_places_all_on_one_circle_are_no_map(samples: Path, tmp_path: Path) -> None:
    recording = read(samples / "person-two-calm.edf")
    assert isinstance(recording, Recording)
    rim = ("Fp1", "Fp2", "F7", "F8", "T7", "T8", "P7", "P8", "O1", "O2")
    at = [recording.channels.index(c) for c in rim]
    assert picture(measure(Recording(recording.signals[at], recording.sfreq, rim, recording.source)), tmp_path)


def test_a_folder_that_is_not_there(samples: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        plot_portrait(measure(read(samples / "person-one-single.edf")), tmp_path / "no" / "plot.png")


def test_places_on_the_head() -> None:
    assert scalp_place("Cz") == (0.0, 0.0)
    assert scalp_place("E17") is None
    assert scalp_place("Fpz-Cz") is None
    left, right, front, back = (scalp_place(n) for n in ("T7", "T8", "Fpz", "Oz"))
    assert left == pytest.approx((-0.8, 0.0), abs=1e-9)
    assert right == pytest.approx((0.8, 0.0), abs=1e-9)
    assert front == pytest.approx((0.0, 0.8))
    assert back == pytest.approx((0.0, -0.8))
    for one, other in (("F3", "F4"), ("PO7", "PO8"), ("FC1", "FC2"), ("Fp1", "Fp2"), ("TP9", "TP10")):
        a, b = scalp_place(one), scalp_place(other)
        assert a is not None
        assert b is not None
        assert a == pytest.approx((-b[0], b[1]))
        assert a[0] < 0
