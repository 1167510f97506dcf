"""A real stream of the Lab Streaming Layer on this machine: played, found, recorded, and measured as its file is."""

import numpy as np
import pytest
from places import SAMPLES

from batik_gen import design, draw, dye, measure, read, save
from batik_gen.cli.app import run
from batik_gen.live.telling import told
from batik_gen.live.values import Going, Grip

pytest.importorskip("mne_lsl", reason="the extra 'live' is not installed")


def test_a_played_recording_is_taken_and_its_cloth_drawn(tmp_path, capfd):
    """Twenty seconds of demonstration; the picture at the end is that of the file, to the byte."""
    take, cloth, again = (tmp_path / name for name in ("take.edf", "cloth.png", "again.png"))
    sample = SAMPLES / "person-one-calm.edf"
    code = run(
        ["live", "-o", str(take), "--demo", str(sample), "--seconds", "20", "--countdown", "0", "--contact", "5",
         "--cloth", str(cloth), "--motif", "kawung", "--lang", "id"]
    )  # fmt: skip
    said = capfd.readouterr()
    assert code == 0, said.err
    assert "Ditulis: " in said.out
    assert "Semua elektrode terpasang baik" in said.err
    assert "INFO" not in said.err
    recorded = read(take)
    assert recorded.channels == read(sample).channels
    assert recorded.seconds == pytest.approx(20, abs=1.1)
    assert np.abs(recorded.signals).max() > 5
    assert cloth.stat().st_size > 10_000
    save(dye(draw(design(measure(recorded), motif="kawung")), px=(1080, 1080)), again)
    assert again.read_bytes() == cloth.read_bytes()


def test_a_stream_that_is_not_there_is_said_in_a_sentence(tmp_path, capsys):
    code = run(["live", "-o", str(tmp_path / "take.edf"), "--stream", "nobody-is-called-so"])
    assert code == 1
    assert "no stream is called 'nobody-is-called-so'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_it_cannot_write_is_refused_before_anybody_sits_down(tmp_path, capsys):
    assert run(["live", "-o", str(tmp_path / "take.csv")]) == 2
    assert ".edf or .fif" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "0:30 of 2:00; look after AF7"), ("id", "0:30 dari 2:00; periksa AF7")]
)
def test_an_electrode_that_slips_during_the_rest_is_named(lang, said):
    event = Going(30.4, 120.0, (Grip.GOOD, Grip.FLAT), lambda: None)
    assert told(event, ("TP9", "AF7"), lang) == said
