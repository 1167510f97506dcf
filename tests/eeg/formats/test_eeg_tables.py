"""Tables of any program: every name stands on its own signal, whatever stands beside the electrodes."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.reading.read import read
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Recording

MUSE = DEVICES["muse"].channels
RATE = 256
N = RATE * 12
Column = Callable[[int], str]


@pytest.fixture(scope="module")
def x(maker: ModuleType) -> FloatArray:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    many = ["Fp1", "Fp2", "F3", "F4", "F7", "F8", "C3", "C4", "P3", "P4", "P7", "P8", "O1", "O2"]
    return np.round(maker.simulate(person, mood, many, RATE, N / RATE, stream=4), 2)


ASIDE: dict[str, Column] = {
    "row numbers": str,
    "from one": lambda i: str(i + 1),
    "wraps at 256": lambda i: str(i % 256),
    "wraps at 129": lambda i: str(i % 129),
    "seconds": lambda i: f"{i / RATE:.4f}",
    "milliseconds": lambda i: f"{i * 1000 / RATE:.0f}",
    "microseconds": lambda i: f"{i * 1e6 / RATE:.0f}",
    "unix": lambda i: f"{1.7e9 + i / RATE:.6f}",
    "unix ms": lambda i: f"{1.7e12 + i * 1000 / RATE:.0f}",
    "bundles of 12": lambda i: f"{17515.95 + i // 12 * 12 / RATE:.3f}",
    "ISO": lambda i: f"2024-01-01T10:00:{i / RATE:06.3f}",
    "ISO with a zone": lambda i: f"2024-01-01 10:00:{i / RATE:06.3f}+07:00",
    "clock": lambda i: f"10:00:{i / RATE:06.3f}",
    "trigger": lambda i: "1" if i % 900 == 5 else "0",
    "label": lambda i: "rest",
    "battery": lambda i: f"{90 - i // 1000}",
    "empty": lambda i: "",
}
CLOCKS = [name for name in ASIDE if name not in (*list(ASIDE)[:4], "trigger", "label", "battery", "empty")]


def table(path: Path, columns: list[Column], head: str = "", mark: str = ",", above: str = "") -> Path:
    rows = [mark.join(column(i) for column in columns) for i in range(N)]
    path.write_text(above + "\n".join([head, *rows] if head else rows) + "\n")
    return path


def electrodes(x: FloatArray) -> list[Column]:
    return [lambda i, row=row: f"{row[i]:.2f}" for row in x]


def holds(recording: object, names: tuple[str, ...], x: FloatArray) -> None:
    assert isinstance(recording, Recording)
    assert recording.channels == names
    np.testing.assert_allclose(recording.signals, x, atol=1e-6)


@pytest.mark.parametrize("word", ["", "Sample Index", "waktu"])
@pytest.mark.parametrize("aside", ASIDE)
def test_a_column_of_another_kind_never_shifts_a_name(aside: str, word: str, x: FloatArray, tmp_path: Path) -> None:
    four, other = electrodes(x[:4]), ASIDE[aside]
    for i, columns in enumerate(([other, *four], [*four, other], [ASIDE["wraps at 256"], *four, other])):
        # A table whose first column is a word is none of numbers.
        if aside == "label" and i == 0:
            continue
        names = [word if c not in four else f"e{four.index(c)}" for c in columns]
        holds(read(table(tmp_path / "made.csv", columns, ",".join(names)), sfreq=RATE, channels=MUSE), MUSE, x[:4])
        if not word:
            holds(read(table(tmp_path / "made.csv", columns), device="muse"), MUSE, x[:4])


@pytest.mark.parametrize("device", ["unicorn", "crown", "epoc", "insight", "cyton"])
def test_the_device_that_is_told_names_the_signals(device: str, x: FloatArray, tmp_path: Path) -> None:
    names = DEVICES[device].channels or tuple(f"channel {i + 1}" for i in range(DEVICES[device].inputs))
    count = len(names)
    columns = [ASIDE["wraps at 256"], *electrodes(x[:count]), ASIDE["trigger"], ASIDE["unix ms"]]
    recording = read(table(tmp_path / "made.csv", columns), device=device)
    holds(recording, names, x[:count])
    assert recording.sfreq == RATE


@pytest.mark.parametrize("clock", CLOCKS)
def test_names_in_the_file_and_a_clock_are_enough(clock: str, x: FloatArray, tmp_path: Path) -> None:
    columns = [ASIDE[clock], *electrodes(x[:4])]
    for head in ("x,TP9 (left ear),AF7 (uV),AF8 [uV],EEG.TP10", '"t","Ch1_TP9","ch2 AF7","EEG AF8","\'TP10\'"'):
        recording = read(table(tmp_path / "made.csv", columns, head))
        holds(recording, MUSE, x[:4])
        assert recording.sfreq == RATE


def test_units_in_the_names_are_kept(x: FloatArray, tmp_path: Path) -> None:
    columns = [ASIDE["seconds"], *electrodes(x[:4] * 10)]
    recording = read(
        table(tmp_path / "made.csv", columns, "t,Fp1 [mV],Fp2 [mV],O1 [nV],O2 (uV)"), exclude=["Fp1", "Fp2"]
    )
    np.testing.assert_allclose(recording.signals[1], np.round(x[3] * 10, 2))
    with pytest.raises(UnreadableRecording, match="on a head"):
        read(table(tmp_path / "made.csv", columns, "t,Fp1 [mV],Fp2 [mV],O1 [mV],O2 [mV]"))


@pytest.mark.parametrize(
    ("head", "above", "mark"),
    [
        ("t,TP9,AF7,AF8,TP10", "# my logger\n# fs=256\n", ","),
        ("t,TP9,AF7,AF8,TP10", "// made by hand\n\n", ","),
        ("t,TP9,AF7,AF8,TP10", "Session one of the morning\n", ","),
        ("t;TP9;AF7;AF8;TP10", "Sitzung eins;;;;\n;;;;\n", ";"),
        ("t\tTP9\tAF7\tAF8\tTP10", "% Sample Rate = 256 Hz\n", "\t"),
        ("t TP9 AF7 AF8 TP10", "", " "),
        ("    t   TP9   AF7    AF8   TP10", "", "   "),
        ("# t,TP9,AF7,AF8,TP10", "", ","),
        ("t,TP9,AF7,AF8,TP10\ns,uV,uV,uV,uV", "", ","),
        ("TP9,AF7,AF8,TP10", "", ","),
    ],
)
def test_titles_remarks_and_what_parts_columns(head: str, above: str, mark: str, x: FloatArray, tmp_path: Path) -> None:
    path = table(tmp_path / "made.txt", [ASIDE["seconds"], *electrodes(x[:4])], head, mark, above)
    if head.startswith("TP9"):
        path = table(tmp_path / "made.txt", [ASIDE["row numbers"], *electrodes(x[:4]), ASIDE["unix ms"]], head, mark)
    recording = read(path)
    holds(recording, MUSE, x[:4])
    assert recording.sfreq == RATE


def test_a_title_tells_the_rate(x: FloatArray, tmp_path: Path) -> None:
    head, four = ",".join(MUSE), electrodes(x[:4])
    for title in ("# fs=256\n", "Sampling rate: 256 Hz\n", "% SampleRate = 256\n", "# Sampling Frequency (Hz): 256\n"):
        assert read(table(tmp_path / "made.csv", four, head, ",", title)).sfreq == RATE
    with pytest.raises(UnreadableRecording, match="names its channels but not its sampling rate"):
        read(table(tmp_path / "made.csv", four, head, ",", "# Mains Frequency: 50\n"))


def test_columns_that_do_not_fit_the_names_are_asked_for(x: FloatArray, tmp_path: Path) -> None:
    columns = [ASIDE["row numbers"], *electrodes(x[:6]), ASIDE["unix ms"]]
    path = table(tmp_path / "made.csv", columns)
    said = (
        "6 columns of numbers, where 4 channels were named; its columns look like: 1 a counter, 2-7 signals, 8 a clock"
    )
    with pytest.raises(UnreadableRecording, match=re.escape(said)) as caught:
        read(path, channels=MUSE)
    assert len(str(caught.value)) < 300
    # The command in the sentence can be typed as it stands.
    options = re.search(r"--channels (\S+)", str(caught.value))
    assert options
    assert len(read(path, channels=options[1].split(",")).channels) == 6
    with pytest.raises(UnreadableRecording, match="6 columns of numbers, where 4 channels"):
        read(path, device="muse")
    with pytest.raises(UnreadableRecording, match=r"does not tell its channel names .*--channels -,Fp1"):
        read(path)
    holds(read(path, channels=["-", *MUSE, "-", "-", "-"]), MUSE, x[:4])
    named = table(tmp_path / "made.csv", columns[:5], "TP9,AF7,AF8,TP10,t")
    with pytest.raises(UnreadableRecording, match=r"column 1 of made\.csv is to be TP9 and holds a counter"):
        read(named, sfreq=256)
    with pytest.raises(UnreadableRecording, match="has 8 columns of numbers and 3 names"):
        read(table(tmp_path / "made.csv", columns, "TP9,AF7,AF8"))


def test_what_is_told_does_not_switch_off_the_clock(x: FloatArray, tmp_path: Path) -> None:
    paused: Column = lambda i: f"{1000 + i / RATE + (20 if i >= N // 2 else 0):.4f}"  # noqa: E731 - a column as above
    path = table(tmp_path / "made.csv", [paused, *electrodes(x[:4])], "stamp,a,b,c,d")
    seam = (N / 2 / RATE, N / 2 / RATE)
    for told in ({"device": "muse"}, {"sfreq": 256.0, "channels": MUSE}, {"device": "muse", "channels": MUSE}):
        recording = read(path, **told)
        assert recording.gaps == (seam,)
        assert any("1 pause, 20.0 s" in note for note in recording.notes)
    by_hand = read(path, sfreq=512.0, channels=MUSE)
    assert (by_hand.sfreq, by_hand.gaps) == (512.0, ((seam[0] / 2, seam[0] / 2),))
    assert any("taken as 512 samples a second, as told; the time stamps tell 256" in note for note in by_hand.notes)
    slow: Column = lambda i: f"{i / 128:.4f}"  # noqa: E731
    recording = read(table(tmp_path / "made.csv", [slow, *electrodes(x[:4])], "stamp,a,b,c,d"), device="muse")
    assert recording.sfreq == 128
    assert any("a Muse gives 256" in note for note in recording.notes)


def test_a_counter_in_a_table_shows_lost_packets(x: FloatArray, tmp_path: Path) -> None:
    kept = [i for i in range(N) if not 300 <= i < 360]
    rows = [f"{i % 256}," + ",".join(f"{v:.2f}" for v in x[:4, i]) for i in kept]
    path = tmp_path / "made.csv"
    path.write_text("\n".join(["n,TP9,AF7,AF8,TP10", *rows]))
    recording = read(path, sfreq=256)
    assert recording.gaps == ((300 / RATE, 360 / RATE),)
    assert any("0.23 s were lost, once" in note for note in recording.notes)
    np.testing.assert_allclose(recording.signals[:, 360:], x[:4, 360:])


@pytest.mark.parametrize("blank", ["", "nan", "NaN", "NA", "null", "#N/A", "-"])
def test_cells_without_a_value_are_bridged(blank: str, x: FloatArray, tmp_path: Path) -> None:
    holed = [lambda i, row=row, k=k: blank if i % 40 == 7 + k else f"{row[i]:.2f}" for k, row in enumerate(x[:4])]
    for head, clock in (("t,TP9,AF7,AF8,TP10", "seconds"), ("timestamps,TP9,AF7,AF8,TP10,Right AUX", "unix")):
        columns = [ASIDE[clock], *holed, *([lambda i: "0"] if "AUX" in head else [])]
        recording = read(table(tmp_path / "made.csv", columns, head))
        assert recording.channels == MUSE
        assert any("missing values were bridged" in note for note in recording.notes)
        assert np.abs(recording.signals - x[:4]).mean() < 0.5


@pytest.mark.parametrize("named", [True, False])
def test_channels_in_rows(named: bool, x: FloatArray, tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    rows = [",".join([*([name] if named else []), *map(str, row)]) for name, row in zip(MUSE, x[:4], strict=True)]
    path.write_text("\n".join(rows))
    recording = read(path, sfreq=256) if named else read(path, sfreq=256, channels=MUSE)
    holds(recording, MUSE, x[:4])
    assert "the channels stand in rows" in recording.notes
    path.write_text("\n".join(rows)[:-9000])
    with pytest.raises(UnreadableRecording, match="channels in rows"):
        read(path, sfreq=256)


def test_a_name_in_the_file_never_reaches_a_sentence(x: FloatArray, tmp_path: Path) -> None:
    head = "t,TP9,AF7,AF8,TP10,Siti Rahma,0812-0000"
    columns = [ASIDE["seconds"], *electrodes(x[:4]), *electrodes(x[4:6])]
    recording = read(table(tmp_path / "made.csv", columns, head))
    assert "Siti" not in repr((recording.channels, recording.dropped, recording.notes))
    with pytest.raises(UnreadableRecording) as caught:
        read(table(tmp_path / "made.csv", columns, head.replace("TP9,AF7,AF8,TP10", "p,q,r,s")))
    assert "Siti" not in str(caught.value)


def test_columns_whose_names_say_what_they_are(x: FloatArray, tmp_path: Path) -> None:
    head = "Sample Index,EXG Channel 0,EXG Channel 1,EXG Channel 2,EXG Channel 3,Accel Channel 0,Accel Channel 1,"
    head += "Battery,AUX,Timestamp"
    columns = [ASIDE["wraps at 256"], *electrodes(x[:8]), ASIDE["unix"]]
    path = table(tmp_path / "made.csv", columns, head)
    recording = read(path, device="muse")
    holds(recording, MUSE, x[:4])
    assert [d.reason for d in recording.dropped[1:4]] == ["movement sensor", "movement sensor", "device status"]
    with pytest.raises(
        UnreadableRecording, match=r"2-5 signals, 6-7 movement sensor.*--channels -,TP9,AF7,AF8,TP10,-,-"
    ):
        read(path)


def test_sentences_stay_short_however_many_columns_there_are(x: FloatArray, tmp_path: Path) -> None:
    many = [c for column in electrodes(x) for c in (column, ASIDE["trigger"], ASIDE["battery"])]
    with pytest.raises(UnreadableRecording, match="for each of the 42 columns") as caught:
        read(table(tmp_path / "made.csv", many))
    assert len(str(caught.value)) < 400


def test_a_clock_too_slow_for_eeg_is_told(x: FloatArray, tmp_path: Path) -> None:
    slow: Column = lambda i: f"{i / 64:.4f}"  # noqa: E731
    path = table(tmp_path / "made.csv", [slow, *electrodes(x[:4])], "t,TP9,AF7,AF8,TP10")
    with pytest.raises(UnreadableRecording, match="64 samples a second, where at least 100"):
        read(path)
    assert any("the time stamps tell 64" in note for note in read(path, sfreq=256).notes)


@pytest.mark.parametrize(
    ("columns", "head", "mark"),
    [
        (["seconds"], "Time (s)  TP9  AF7  AF8  TP10", "  "),
        (["from one"], "TP9,AF7,AF8,TP10", ","),
        (["label", "seconds"], "label,t,TP9,AF7,AF8,TP10", ","),
        (["seconds"], "t,TP9,AF7,AF8,TP10,comment,event", ","),
    ],
)
def test_names_that_are_not_as_many_as_columns(
    columns: list[str], head: str, mark: str, x: FloatArray, tmp_path: Path
) -> None:
    path = table(tmp_path / "made.csv", [*(ASIDE[name] for name in columns), *electrodes(x[:4])], head, mark)
    holds(read(path, sfreq=RATE), MUSE, x[:4])


def test_a_row_number_tells_no_rate(x: FloatArray, tmp_path: Path) -> None:
    for word in ("t", "sample", "index", "time"):
        path = table(tmp_path / "made.csv", [str, *electrodes(x[:4])], f"{word},{','.join(MUSE)}")
        with pytest.raises(UnreadableRecording, match="--sfreq"):
            read(path)
    milliseconds = table(tmp_path / "made.csv", [str, *electrodes(x[:4])], f"time_ms,{','.join(MUSE)}")
    assert read(milliseconds).sfreq == 1000


def test_decimal_commas_between_commas_are_named(x: FloatArray, tmp_path: Path) -> None:
    columns: list[Column] = [lambda i, row=row: f"{row[i]:.2f}".replace(".", ",") for row in x[:4]]
    with pytest.raises(UnreadableRecording, match="save it again with semicolons"):
        read(table(tmp_path / "made.csv", columns, ",".join(MUSE)), sfreq=256)
