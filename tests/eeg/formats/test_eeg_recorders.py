"""Recorders known by sight: the signals come back, and what is no electrode stays out."""

import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from made_text import KINDS, Plant

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.reading.read import read
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Recording

UNICORN, CROWN, MUSE = (DEVICES[key].channels for key in ("unicorn", "crown", "muse"))
SECONDS = 12


@pytest.fixture(scope="module")
def x(maker: ModuleType) -> FloatArray:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    eight = ["Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2"]
    return np.round(maker.simulate(person, mood, eight, 250, SECONDS, stream=6), 2)


def numbers(row: FloatArray) -> str:
    return ",".join(f"{v:.2f}" for v in row)


def write(path: Path, head: str, rows: list[str]) -> Path:
    path.write_text("\n".join([head, *rows]) + "\n")
    return path


def holds(recording: object, names: tuple[str, ...], x: FloatArray, device: str, rate: float) -> Recording:
    assert isinstance(recording, Recording)
    assert (recording.channels, recording.source.device, recording.sfreq) == (names, device, rate)
    np.testing.assert_allclose(recording.signals, x, atol=1e-6)
    return recording


MOVES = "Accelerometer X,Accelerometer Y,Accelerometer Z,Gyroscope X,Gyroscope Y,Gyroscope Z"


@pytest.mark.parametrize("stamped", [True, False])
def test_unicorn_recorder(stamped: bool, x: FloatArray, tmp_path: Path) -> None:
    head = ("Timestamp," if stamped else "") + ",".join(f"EEG {i + 1}" for i in range(8))
    head += f",{MOVES},Battery Level,Counter,Validation Indicator"
    rows = [
        (f"{1687340939292 + i * 4}," if stamped else "") + numbers(c) + f",.01,.02,.98,.1,{i % 7},.3,66.7,{i + 1},1"
        for i, c in enumerate(x.T)
    ]
    path = write(tmp_path / "unicorn.csv", head, rows)
    holds(read(path), UNICORN, x, "Unicorn Hybrid Black", 250)
    for i in range(250, 290):
        rows[i] = rows[i][:-1] + "0"
    assert read(write(path, head, rows)).gaps == ((1.0, 1.16),)
    named = head.replace(",".join(f"EEG {i + 1}" for i in range(8)), "FZ,C3,CZ,C4,PZ,PO7,OZ,PO8")
    assert read(write(path, named, rows)).channels == UNICORN


def test_unicorn_counter_shows_lost_samples(x: FloatArray, tmp_path: Path) -> None:
    head = ",".join(f"EEG {i + 1}" for i in range(8)) + f",{MOVES},Battery Level,Counter,Validation Indicator"
    rows = [numbers(c) + f",.01,.02,.98,.1,.2,.3,66.7,{i + 1},1" for i, c in enumerate(x.T)]
    recording = read(write(tmp_path / "unicorn.csv", head, rows[:300] + rows[350:]))
    assert recording.gaps == ((1.2, 1.4),)
    assert any("0.2 s were lost" in note for note in recording.notes)


@pytest.mark.parametrize("unit", ["uV", "mV"])
def test_dsi_streamer(unit: str, x: FloatArray, tmp_path: Path) -> None:
    factor = 1.0 if unit == "uV" else 1e-3
    about = ["# Mains_Frequency_(Hz) =,60,,", "# Sample_Frequency_(Hz) =,250,,", f"# Sensor_Data_Units =,{unit},,"]
    about += ["# Headset_Name =,DSI-7 SN:1234,,", "# Patient_ID =,Siti Rahma,,", "# Time =,12:00:00,,"]
    names = "Time,F3,C3,P3,CM,A1,F4,C4,P4,Pz,A2,TRG,Time_Offset,ADC_Status,ADC_Sequence,Event,Comments"
    data = [
        f"{i / 250:.3f}," + ",".join(f"{v * factor:.5f}" for v in [*c[:3], 0, 0, *c[3:7]]) + f",0,0,0,f,{i % 100},,"
        for i, c in enumerate(x.T)
    ]
    recording = read(write(tmp_path / "dsi.csv", "\n".join([*about, names]), data))
    assert recording.source.device == "DSI-7"
    assert recording.channels == ("F3", "C3", "P3", "F4", "C4", "P4", "Pz")
    np.testing.assert_allclose(recording.signals, x[:7], atol=0.01)
    assert "Siti" not in repr(recording)


def test_neurosity_tables(x: FloatArray, tmp_path: Path) -> None:
    rows = [f"{1700000000000 + i * 4},{numbers(c)}" for i, c in enumerate(x.T)]
    holds(
        read(write(tmp_path / "crown.csv", "unixTimestamp," + ",".join(CROWN), rows)), CROWN, x, "Neurosity Crown", 250
    )
    bands = ",".join(f"{c}_{b}" for c in CROWN for b in ("delta", "theta", "alpha", "beta", "gamma"))
    powers = [f"{1700000000000 + i * 250}," + ",".join(["3.5", "2.5"] * 20) for i in range(200)]
    with pytest.raises(UnreadableRecording, match="band powers and no waveform"):
        read(write(tmp_path / "bands.csv", f"unixTimestamp,{bands}", powers))


@pytest.mark.parametrize("shape", ["list", "lines", "object", "samples"])
def test_neurosity_json(shape: str, x: FloatArray, tmp_path: Path) -> None:
    size = 1 if shape == "samples" else 25
    info = {"samplingRate": 250, "channelNames": list(CROWN), "notchFrequency": "60Hz"}
    epochs = [
        {
            "label": "raw",
            "data": x[:, a].tolist() if size == 1 else x[:, a : a + size].tolist(),
            "info": info | {"startTime": 1700000000000 + a * 4 + (5000 if a >= 1500 else 0)},
        }
        for a in range(0, x.shape[1], size)
    ]
    text = {"lines": "\n".join(map(json.dumps, epochs)), "object": json.dumps({"brainwaves": epochs})}
    path = tmp_path / "crown.json"
    path.write_text(text.get(shape, json.dumps(epochs)))
    recording = holds(read(path), CROWN, x, "Neurosity Crown", 250)
    assert recording.gaps == ((6.0, 6.0),)
    assert recording.notes == ("the time stamps show 1 pause, 5.0 s in all",)
    path.write_text(path.read_text()[:-400])
    if shape == "list":
        with pytest.raises(UnreadableRecording, match="damaged"):
            read(path)
    path.write_text(json.dumps({"data": {"alpha": [1, 2], "beta": [1, 2], "theta": [1, 2]}, "label": "powerByBand"}))
    with pytest.raises(UnreadableRecording, match="band powers"):
        read(path)
    path.write_text('[{"data": ' + "[" * 50000 + ' "info": {"samplingRate": 250}}]')
    with pytest.raises(UnreadableRecording):
        read(path)


def test_web_recorder_of_a_muse(x: FloatArray, tmp_path: Path) -> None:
    head = "Timestamp (ms),TP9 (left ear),AF7 (left forehead),AF8 (right forehead),TP10 (right ear)"
    rng = np.random.default_rng(0)
    rows = [f"{5 + i / 256 * 1000 + rng.uniform(0, 3):.0f},{numbers(c[:4])}" for i, c in enumerate(x.T)]
    holds(read(write(tmp_path / "muse.csv", head, rows)), MUSE, x[:4], "Muse", 256)


def test_mindwave_lsl(x: FloatArray, tmp_path: Path) -> None:
    counts = np.round(x[0] / (1.8 / 4096 / 2000 * 1e6)).astype(int)
    head = (
        "timestamp,rawEegMulti.ch1,rawEeg,blinkStrength,poorSignalLevel,eSense.attention,eegPower.delta,eegPower.theta"
    )
    rows = [f"{1.6e9 + i / 512:.3f},,{v},{',0,55,100,50' if i % 512 == 0 else ',,,,'}" for i, v in enumerate(counts)]
    recording = read(write(tmp_path / "mindwave.csv", head, rows))
    assert (recording.channels, recording.sfreq, recording.source.device) == (("Fp1",), 512, "NeuroSky")
    np.testing.assert_allclose(recording.signals[0], counts * 0.2197265625)
    assert read(tmp_path / "mindwave.csv", device="neurosky").signals.shape == recording.signals.shape


def card(x: FloatArray, skip: range = range(0)) -> list[str]:
    counts = np.round(x / (4.5 / 24 / (2**23 - 1) * 1e6)).astype(int) % 2**24
    rows = [f"{i % 256:02X}," + ",".join(f"{v:06X}" for v in c) for i, c in enumerate(counts.T) if i not in skip]
    return [row + ",0010,0020,0C80" if i % 10 == 0 else row for i, row in enumerate(rows)]


@pytest.mark.parametrize("inputs", [8, 16])
def test_openbci_card(inputs: int, x: FloatArray, tmp_path: Path) -> None:
    many = x if inputs == 8 else np.vstack([x, np.roll(x, 40, axis=1)])
    path = tmp_path / "OBCI_09.TXT"
    path.write_text("\r\n".join(["%START AT", "0000A3F2", *card(many), "%STOP AT", "0001B5C1"]))
    recording = read(path)
    assert recording.channels == tuple(f"channel {i + 1}" for i in range(inputs))
    assert recording.source.device == ("OpenBCI Cyton" if inputs == 8 else "OpenBCI Cyton + Daisy")
    np.testing.assert_allclose(recording.signals, many, atol=0.02)
    assert recording.notes == ("the file tells no sampling rate; it was taken as 250 Hz",)
    path.write_text("\r\n".join(["%START AT", "0000A3F2", *card(many, range(400, 440)), "%Total time mS:", "00002EE0"]))
    recording = read(path)
    assert recording.gaps == ((1.6, 1.76),)
    assert recording.notes[0].startswith("the counter of samples shows that 0.16 s were lost")


def test_openbci_card_after_conversion(x: FloatArray, tmp_path: Path) -> None:
    rows = [f"{i % 256}, " + ", ".join(f"{v:.2f}" for v in c) + ", 0, 0, 0" for i, c in enumerate(x.T)]
    path = write(tmp_path / "SDconverted.txt", "%STOP AT 0", rows)
    names = ["Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2"]
    holds(read(path, channels=names, device="cyton"), tuple(names), x, "OpenBCI Cyton", 250)
    assert len(read(path).channels) == 8


@pytest.mark.parametrize("level", [300.0, 30000.0, 1e-4])
def test_a_unit_that_is_known_is_never_repaired(level: float, x: FloatArray, tmp_path: Path) -> None:
    head = "%OpenBCI Raw EXG Data\n%Number of channels = 8\n%Sample Rate = 250 Hz"
    rows = [f"{i % 256}, " + ", ".join(f"{v:.8f}" for v in c) + ", 0, 0, 0" for i, c in enumerate((x * level).T)]
    with pytest.raises(UnreadableRecording, match="amplitude"):
        read(write(tmp_path / "hung.txt", head, rows))


@pytest.mark.parametrize("name", ["BrainFlow Ganglion", "EmotivPRO", "Emotiv TestBench", "OpenBCI GUI"])
def test_counters_of_other_recorders_show_lost_samples(name: str, maker: ModuleType, tmp_path: Path) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    signals = maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], kind.sfreq, 16, stream=3)
    path = kind.make(tmp_path, signals, Plant())
    whole, lines = read(path), path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:-400] + lines[-360:]))
    recording = read(path)
    assert isinstance(recording, Recording)
    assert isinstance(whole, Recording)
    assert recording.signals.shape == whole.signals.shape
    at = (signals.shape[1] - 400) / kind.sfreq
    assert recording.gaps == ((at, at + 40 / kind.sfreq),)
    assert any("were lost, once" in note for note in recording.notes)
    np.testing.assert_array_equal(recording.signals[:, -360:], whole.signals[:, -360:])
