"""What readers accept though it is wrong: each kind built from a good recording, repaired with a note or refused."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import made_binary
import numpy as np
import pytest
from made_text import Plant

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import BatikGenError, NotEnoughEEG, UnreadableRecording
from batik_gen.values.recording import Recording

RATE = 256
N = RATE * 40
Held = Callable[[np.ndarray], Recording]


@pytest.fixture(scope="module")
def brain(maker: ModuleType) -> np.ndarray:
    return maker.simulate(
        maker.PEOPLE["person-one"], maker.MOODS["calm"], ["Fp1", "Fp2", "O1", "O2"], RATE, 40, stream=8
    )


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """Return a function that stores signals as FIF, which takes any number, and reads them back."""

    def through(signals: np.ndarray) -> Recording:
        recording = read(made_binary.fif(tmp_path, signals, Plant()))
        assert isinstance(recording, Recording)
        return recording

    return through


def reasons(recording: Recording) -> dict[str, str]:
    return {d.channel: d.reason for d in recording.dropped}


@pytest.mark.parametrize("factor", [1e6, 1e-3, 1e-6, 1e-9])
def test_slips_of_the_unit_are_repaired_and_told(factor: float, brain: np.ndarray, held: Held) -> None:
    slipped, good = held(brain * factor), held(brain)
    np.testing.assert_allclose(slipped.signals, good.signals, rtol=1e-3, atol=1e-3)
    assert len(slipped.notes) == 1
    assert "unit was wrong" in slipped.notes[0]
    assert good.notes == ()
    assert measure(slipped).notes[0] == slipped.notes[0]


def test_a_slip_of_a_thousand_is_repaired_or_refused(brain: np.ndarray, held: Held) -> None:
    """Between one and ten millivolts a slip cannot be told from a headset off the head."""
    big = held(brain * 3 * 1e3)
    assert "divided by 1e3" in big.notes[0]
    with pytest.raises(UnreadableRecording, match="millivolts where EEG has hundredths"):
        held(brain * 0.3 * 1e3)


def test_millivolts_of_a_headset_on_a_table(held: Held) -> None:
    drift = np.cumsum(np.random.default_rng(1).normal(0, 900, (4, N)), axis=1)
    with pytest.raises(UnreadableRecording, match="on a head"):
        held(drift)


@pytest.mark.parametrize("line", [50, 60])
def test_hum_a_thousand_times_the_rest(line: int, brain: np.ndarray, held: Held) -> None:
    hum = 1000 * brain.std() * np.sin(2 * np.pi * line * np.arange(N) / RATE)
    with pytest.raises(UnreadableRecording, match="not on a head"):
        held(brain + hum)
    one = brain.copy()
    one[2] += hum
    recording = held(one)
    assert reasons(recording) == {"O1": "nothing but mains hum: not on a head"}
    strong = held(brain + hum / 50)
    assert strong.channels == ("Fp1", "Fp2", "O1", "O2")
    assert measure(strong).quality.line_hz == line


def test_flat_railed_doubled_and_zero_channels(brain: np.ndarray, held: Held) -> None:
    bad = brain.copy()
    bad[1] = bad[0]
    bad[2] = -187500.02
    bad[2, ::97] += 300.0
    recording = held(bad)
    assert recording.channels == ("Fp1", "O2")
    assert reasons(recording) == {"Fp2": "an exact copy of Fp1", "O1": "stuck at the end of its range"}
    bad[2], bad[3] = 0.0, 7.0
    assert reasons(held(bad)) == {"Fp2": "an exact copy of Fp1", "O1": "all zero", "O2": "flat"}


def test_all_zero(held: Held) -> None:
    with pytest.raises(UnreadableRecording, match="dead"):
        held(np.zeros((4, N)))


@pytest.mark.parametrize("exponent", ["sine", "square", "white"])
def test_generators_and_noise(exponent: str, held: Held) -> None:
    t, rng = np.arange(N) / RATE, np.random.default_rng(2)
    made = {
        "sine": 40 * np.sin(2 * np.pi * 10 * t) + rng.normal(0, 0.3, (4, N)),
        "square": 40 * np.sign(np.sin(2 * np.pi * 10 * t + 0.1)) + rng.normal(0, 0.3, (4, N)),
        "white": rng.normal(0, 15, (4, N)),
    }[exponent]
    with pytest.raises(NotEnoughEEG, match="no EEG"):
        measure(held(made))


def test_lost_stretches_are_gaps(brain: np.ndarray, held: Held) -> None:
    lost = brain.copy()
    lost[:, RATE * 10 : RATE * 14] = lost[:, RATE * 10 : RATE * 10 + 1]
    lost[:, RATE * 34 :] = 0.0
    recording = held(lost)
    assert recording.gaps == ((10.0, 14.0), (34.0, 40.0))
    # Four channels at exactly zero are lost packets, four that stand still elsewhere a stuck recorder.
    assert recording.notes == (
        "6.0 s hold no values and were left out",
        "no channel moves in 4.0 s, which were left out as lost",
    )
    assert measure(recording).quality.clean_s <= 30.0


@pytest.mark.parametrize("kind", made_binary.KINDS, ids=lambda kind: kind.name)
def test_half_files_never_give_more_than_their_half(
    kind: made_binary.Kind, brain: np.ndarray, tmp_path: Path, maker: ModuleType
) -> None:
    for package in kind.needs:
        pytest.importorskip(package)
    path = kind.make(tmp_path, brain, Plant())
    parts = [p for p in path.parent.iterdir() if p.is_file()]
    largest = max(parts, key=lambda p: p.stat().st_size)
    content = largest.read_bytes()
    largest.write_bytes(content[: int(len(content) * 0.5)])
    try:
        recording = read(path)
    except UnreadableRecording as refused:
        assert not re.search("Traceback|Error", str(refused))  # noqa: PT017 - refusing a half file is right too
        return
    assert isinstance(recording, Recording)
    lost = sum(b - a for a, b in recording.gaps)
    assert recording.seconds - lost <= 0.55 * brain.shape[1] / kind.sfreq


def test_every_refusal_is_one_of_ours(brain: np.ndarray, held: Held) -> None:
    for bad in (np.full((4, N), np.nan), np.full((4, N), np.inf), np.full((4, N), 1e300), brain * 1e-30):
        with pytest.raises(BatikGenError):
            measure(held(bad))
