"""What is saved comes back whole, with everything that was found on the way."""

import numpy as np
import pytest

from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Period, Strokes, Wax
from batik_gen.values.errors import BadValue, UnreadableRecording
from batik_gen.values.recording import BandLog, Dropped, Recording, Source

DROPPED = (Dropped("EOG", "not EEG by its name"), Dropped("T7", "flat"))
NOTES = ("the file ends early: 60 of 64 s", "µV told by hand")


def test_a_recording_keeps_its_gaps_and_what_was_left_out(tmp_path):
    signals = np.random.default_rng(1).normal(0, 10, (2, 500))
    whole = Recording(signals, 125.0, ("O1", "O2"), Source("EDF", "Muse"), ((1.0, 1.5), (3.0, 3.0)), DROPPED, NOTES)
    whole.save(tmp_path / "whole.npz")
    again = Recording.load(tmp_path / "whole.npz")
    assert again == whole
    assert again.gaps == ((1.0, 1.5), (3.0, 3.0))
    assert (again.dropped, again.notes, again.source) == (DROPPED, NOTES, Source("EDF", "Muse"))
    assert again.seconds == 4.0


def test_a_band_log_keeps_where_there_was_no_contact(tmp_path):
    powers = np.ones((4, 1, 5))
    powers[2] = np.nan
    log = BandLog(powers, 1.0, ("Fp1",), Source("eSense", "MindWave"), DROPPED, NOTES)
    log.save(tmp_path / "log.npz")
    again = BandLog.load(tmp_path / "log.npz")
    assert again == log
    assert np.isnan(again.powers[2]).all()
    assert (again.dropped, again.notes) == (DROPPED, NOTES)


def test_a_cloth_keeps_how_it_repeats(tmp_path):
    line = Strokes(np.array([[0, 0, 1.0], [5, 5, 0.8]]), np.array([0, 2]))
    plate = Areas(np.array([[0, 0], [5, 0], [5, 5.0]]), np.array([0, 3]))
    layers = (Layer("klowong", Wax.KLOWONG, 1, plate, line), Layer("cecek", Wax.CECEK, 4, dots=Dots([[1, 2, 0.5]])))
    for period in (None, Period((30.0, 20.0), drop=0.5), Period((30.0, 20.0), brick=0.5)):
        cloth = Cloth((60.0, 40.0), layers, "kelengan", (("mottling", 0.5),), 3, "motif", period)
        cloth.save(tmp_path / "cloth.npz")
        again = Cloth.load(tmp_path / "cloth.npz")
        assert again == cloth
        assert again.period == period


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive", "cut", "other"])
def test_what_was_never_saved_so_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "a.npz"
    Recording(np.ones((1, 50)), 50.0, ("O1",), Source("EDF")).save(path)
    if content == "cut":
        content = path.read_bytes()[:300]
    if content == "other":
        np.savez(path, signals=3)
    else:
        path.write_bytes(content)
    for value, refusal in ((Recording, UnreadableRecording), (BandLog, UnreadableRecording), (Cloth, BadValue)):
        with pytest.raises(refusal, match=f"a.npz is damaged, or no {value.__name__}; give a {value.__name__}"):
            value.load(path)
        with pytest.raises(refusal, match=r"there is no file b\.npz; give"):
            value.load(tmp_path / "b.npz")
