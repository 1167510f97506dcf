"""Text files: every layout gives the same numbers, and no text can do harm."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from batik_gen.eeg.formats.tables.stamps import rate_from_stamps
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import NotEnoughEEG, UnreadableRecording
from batik_gen.values.recording import BandLog, Recording

MUSE = "timestamps,TP9,AF7,AF8,TP10,Right AUX"
MIND = "TimeStamp," + ",".join(
    f"{band}_{c}" for band in ("Delta", "Theta", "Alpha", "Beta", "Gamma") for c in ("TP9", "AF7", "AF8", "TP10")
)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def cyton(samples: Path) -> list[list[str]]:
    lines = (samples / "person-two-calm-openbci.txt").read_text().splitlines()
    return [[field.strip() for field in line.split(",")] for line in lines[5:]]


def openbci(layout: str, rows: list[list[str]]) -> str:
    """Write the same samples in one of the layouts of the OpenBCI GUI."""
    old = ["%OpenBCI Raw EEG Data", "%", "%Sample Rate = 250.0 Hz"]
    accel = ["0.040", "0.420", "0.238"]
    if layout == "2014":
        return "\n".join([*old, *(", ".join([*r[:9], "0"]) for r in rows)])
    if layout == "2015":
        return "\n".join([*old, *(", ".join([*r[:9], *accel]) for r in rows)])
    if layout == "2017":
        clock = [*old, "%Last Column = Timestamp"]
        return "\n".join([*clock, *(", ".join([*r[:9], *accel, "14:38:21.952"]) for r in rows)])
    if layout == "2019":
        v4 = ["%OpenBCI Raw EEG Data", "%Number of channels = 8", "%Sample Rate = 250,0 Hz"]
        return "\n".join([*v4, *(", ".join([*r[:9], *accel, "14:38:21.952", r[-3]]) for r in rows)])
    v5 = ["%OpenBCI Raw EEG Data", "%Number of channels = 8", "%Sample Rate = 250 Hz"]
    v5 += ["%Board = OpenBCI_GUI$BoardCytonSerial", ",".join(["0"] * 25)]
    return "\n".join([*v5, *(", ".join(r) for r in rows)])


def garble(rows: list[list[str]], at: dict[int, list[str]]) -> list[list[str]]:
    return [at.get(i, row) for i, row in enumerate(rows)]


@pytest.mark.parametrize("layout", ["2014", "2019", "v5 without names"])
def test_single_garbled_rows_are_left_out_and_told(
    layout: str, cyton: list[list[str]], samples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "made.txt"
    half, glitch, word = cyton[500][:4], [*cyton[900]], [*cyton[2000]]
    glitch[3], word[5] = "-12.4\x00\x117", "12.3.4"
    lines = openbci(layout, garble(cyton, {900: glitch, 2000: word})).splitlines()
    lines[lines.index(next(line for line in lines if line.startswith(cyton[500][0] + ", " + cyton[500][1])))] = (
        ", ".join(half)
    )
    path.write_text("\n".join(lines)[:-40])
    whole, read_back = read(samples / "person-two-calm-openbci.txt"), read(path)
    assert isinstance(whole, Recording)
    assert isinstance(read_back, Recording)
    assert any("3 rows are garbled" in note for note in read_back.notes)
    assert read_back.gaps == whole.gaps
    n = read_back.signals.shape[1]
    assert n >= whole.signals.shape[1] - 2
    same = np.ones(n, bool)
    same[[500, 900, 2000]] = False
    np.testing.assert_array_equal(read_back.signals[:, same], whole.signals[:, :n][:, same])


def test_many_garbled_rows_are_refused(samples: Path, tmp_path: Path) -> None:
    lines = (samples / "person-one-calm-muse.csv").read_text().splitlines()
    path = tmp_path / "made.csv"
    path.write_text("\n".join(line if i % 50 else "x" + line.replace(",", ",y") for i, line in enumerate(lines, 1)))
    with pytest.raises(UnreadableRecording, match="are not numbers in the expected columns; export"):
        read(path)


def test_stretches_without_values_are_gaps_and_single_ones_bridged(samples: Path, tmp_path: Path) -> None:
    lines = (samples / "person-one-calm-muse.csv").read_text().splitlines()
    for i in (*range(1001, 1513), 3001):
        lines[i] = lines[i].split(",")[0] + ",nan,nan,nan,nan,nan"
    path = tmp_path / "made.csv"
    path.write_text("\n".join(lines))
    recording = read(path)
    assert isinstance(recording, Recording)
    assert recording.gaps == ((1000 / 256, 1512 / 256),)
    assert {"1 samples with missing values were bridged", "2.0 s hold no values and were left out"} <= set(
        recording.notes
    )
    assert np.isfinite(recording.signals).all()


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_endings_and_byte_order_marks_change_nothing(
    ending: str, mark: bytes, samples: Path, tmp_path: Path
) -> None:
    for name in ("person-one-calm-muse.csv", "person-two-calm-openbci.txt"):
        text = (samples / name).read_text()
        path = tmp_path / name
        path.write_bytes(mark + text.replace("\n", ending).encode())
        assert read(path) == read(samples / name)


def test_semicolons_with_decimal_commas_and_latin_letters(samples: Path, tmp_path: Path) -> None:
    text = (samples / "person-one-calm-muse.csv").read_text()
    path = tmp_path / "made.csv"
    path.write_bytes(text.replace(",", ";").replace(".", ",").encode())
    assert read(path) == read(samples / "person-one-calm-muse.csv")
    head, rest = text.split("\n", 1)
    first, others = rest.split("\n", 1)
    path.write_bytes(f"{head},note\n{first},gru\xdf dr. m\xfcller\n{others}".encode("latin-1"))
    recording = read(path)
    assert isinstance(recording, Recording)
    assert "ller" not in repr((recording.channels, recording.dropped, recording.notes))


def test_lost_packets_written_as_zeros_are_bridged_or_left_out(
    cyton: list[list[str]], samples: Path, tmp_path: Path
) -> None:
    def zeros(row: list[str]) -> list[str]:
        return [row[0], *["0.0"] * 8, *row[9:]]

    lost = {i: zeros(cyton[i]) for i in (700, *range(3000, 3100))}
    path = tmp_path / "made.txt"
    path.write_text(openbci("2019", garble(cyton, lost)))
    whole, recording = read(samples / "person-two-calm-openbci.txt"), read(path)
    assert isinstance(whole, Recording)
    assert isinstance(recording, Recording)
    assert recording.gaps == ((12.0, 12.4),)
    assert np.abs(recording.signals[:, 700] - whole.signals[:, 700]).max() < 50.0


def test_a_rate_that_the_stamps_contradict_is_told(cyton: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text(openbci("2019", cyton).replace("Sample Rate = 250,0", "Sample Rate = 125.0"))
    recording = read(path)
    assert isinstance(recording, Recording)
    assert recording.sfreq == 125.0
    assert any("taken as 125 samples a second; its time stamps tell 250" in note for note in recording.notes)
    told = read(path, sfreq=250.0)
    assert isinstance(told, Recording)
    assert told.sfreq == 250.0


@pytest.mark.parametrize("layout", ["2014", "2015", "2017", "2019", "v5 without names"])
def test_openbci_layouts(layout: str, cyton: list[list[str]], samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text(openbci(layout, cyton))
    new, old = read(samples / "person-two-calm-openbci.txt"), read(path)
    assert isinstance(new, Recording)
    assert isinstance(old, Recording)
    assert (old.sfreq, old.channels, old.source) == (new.sfreq, new.channels, new.source)
    np.testing.assert_array_equal(old.signals, new.signals)


def test_openbci_boards(cyton: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "daisy.txt"
    rows = [", ".join([*r[:9], *r[1:8], r[1] + "1", "0", "0", "0", "14:38:21.952"]) for r in cyton]
    path.write_text("\n".join(["%OpenBCI Raw EEG Data", "%Number of channels = 16", "%Sample Rate = 125.0 Hz", *rows]))
    recording = read(path)
    assert recording.source.device == "OpenBCI Cyton + Daisy"
    assert len(recording.channels) + len(recording.dropped) == 16
    path.write_text("\n".join(["%OpenBCI Raw EEG Data", *(", ".join([*r[:9], "0"]) for r in cyton)]))
    assert read(path).notes == ("the file tells no sampling rate; it was taken as 250 Hz",)
    three = ["%OpenBCI Raw EEG Data", "%Number of channels = 3", *(", ".join(r[:4]) for r in cyton)]
    path.write_text("\n".join(three))
    with pytest.raises(UnreadableRecording, match="tells no sampling rate"):
        read(path)


def test_muse_pause_is_a_seam_and_a_note(samples: Path, tmp_path: Path) -> None:
    lines = (samples / "person-one-calm-muse.csv").read_text().splitlines()
    later = [f"{float(x.split(',', 1)[0]) + 90:.3f},{x.split(',', 1)[1]}" for x in lines[4097:]]
    path = tmp_path / "paused.csv"
    path.write_text("\n".join([*lines[:4097], *later]))
    recording = read(path)
    assert isinstance(recording, Recording)
    assert recording.gaps == ((16.0, 16.0),)
    assert recording.notes == ("the time stamps show 1 pause, 90.0 s in all",)


def test_muse_dead_electrode_and_unfinished_row(samples: Path, tmp_path: Path) -> None:
    lines = (samples / "person-one-calm-muse.csv").read_text().splitlines()
    rows = [f"{x.split(',', 1)[0]},-1000.000,{x.split(',', 2)[2]}" for x in lines[1:]]
    path = tmp_path / "dead.csv"
    path.write_text("\r\n".join(["\ufeff" + lines[0], *rows, "1500000099.1,2.0"]))
    recording = read(path)
    assert recording.channels == ("AF7", "AF8", "TP10")
    assert "incomplete" in recording.notes[0]
    assert measure(recording).montage == "muse_4ch_mean"


def test_mind_monitor_without_contact(tmp_path: Path) -> None:
    rows = [f"10:{i // 60:02d}:{i % 60:02d}.5," + ",".join(["0"] * 20) for i in range(90)]
    path = tmp_path / "mind.csv"
    path.write_text("\n".join([MIND, *rows]))
    with pytest.raises(UnreadableRecording, match="contact"):
        read(path)
    rows = [f"10:{i // 60:02d}:{i % 60:02d}.5," + ",".join(["0.5", "0", "1", "-0.5"] * 5) for i in range(90)]
    path.write_text("\n".join([MIND, *rows]))
    log = read(path)
    assert isinstance(log, BandLog)
    assert (log.channels, log.interval_s) == (("TP9", "AF8", "TP10"), 1.0)


@pytest.mark.parametrize("rate", [125.0, 200.0, 250.0, 256.0, 500.0])
@pytest.mark.parametrize("digits", [3, 6])
def test_rate_rule(rate: float, digits: int) -> None:
    stamps = np.round(np.arange(5000) / rate, digits)
    stamps[3000:] += 400.0
    found, seams, notes = rate_from_stamps(stamps)
    assert found == rate
    assert seams == ((3000 / rate, 3000 / rate),)
    assert len(notes) == 1


def outcome(path: Path) -> None:
    """Read and measure; only the two plain refusals may come out."""
    try:
        measure(read(path))
    except (UnreadableRecording, NotEnoughEEG) as error:
        assert "\n" not in str(error)  # noqa: PT017 - success is as good as refusal


fields = st.one_of(
    st.floats(width=32).map(str),
    st.integers(-9, 9).map(str),
    st.sampled_from(["", "nan", "inf", "x", " ", '"']),
    st.text(max_size=4),
)
tables = st.lists(st.lists(fields, max_size=8).map(",".join), max_size=30).map("\n".join)


@quick
@given(body=tables, head=st.sampled_from([MUSE, "timestamps,TP9", "timestamps,tp9,tp9", MIND, "TimeStamp,Delta_TP9"]))
def test_garbage_under_a_csv_header(body: str, head: str, tmp_path: Path) -> None:
    path = tmp_path / "garbage.csv"
    path.write_text(f"{head}\n{body}", encoding="utf-8")
    outcome(path)


@quick
@given(body=tables, count=st.integers(0, 20), rate=st.sampled_from(["250", "0", "x", "1e9", "99999999999"]))
def test_garbage_under_an_openbci_header(body: str, count: int, rate: str, tmp_path: Path) -> None:
    path = tmp_path / "garbage.txt"
    head = f"%OpenBCI Raw EEG Data\n%Number of channels = {count}\n%Sample Rate = {rate} Hz\n"
    path.write_text(head + body, encoding="utf-8")
    outcome(path)


@quick
@given(values=st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=40), scale=st.sampled_from([1e-9, 1.0, 1e12]))
def test_any_numbers_in_a_good_layout(values: list[float], scale: float, tmp_path: Path) -> None:
    n = 256 * 12
    numbers = np.resize(np.array(values) * scale, (n, 5))
    rows = [f"{i / 256:.4f}," + ",".join(f"{v:.6g}" for v in row) for i, row in enumerate(numbers)]
    path = tmp_path / "numbers.csv"
    path.write_text("\n".join([MUSE, *rows]))
    outcome(path)


@quick
@given(
    content=st.binary(max_size=600), start=st.sampled_from([b"", b"0       ", b"\xffBIOSEMI", b"GDF 2.20", b"\x1f\x8b"])
)
def test_any_bytes(content: bytes, start: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bytes.edf"
    path.write_bytes(start + content)
    outcome(path)
