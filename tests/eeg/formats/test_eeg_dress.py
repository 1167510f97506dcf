"""The same numbers saved again by a spreadsheet give the same recording, in every dress and of every text format."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from made_text import KINDS, Kind, Plant

from batik_gen.eeg.formats.tables.stamps import clock_seconds, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_lines, is_clock, is_number, separator, table_lines
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import BandLog

SECONDS = 3
Cells = list[list[str]]
TEXTS = [
    kind for kind in KINDS if kind.name not in ("Mind Monitor in .zip", "muse-lsl in .gz", "Mind Monitor, 41 columns")
]


def cells(text: str) -> Cells:
    """Split a text as a spreadsheet does when it opens it: remarks and titles too."""
    lines = text.splitlines()
    mark = max("\t;,", key=lines[-1].count)
    rows = [[field.strip() for field in line.split(mark)] for line in lines]
    # Emotiv's title and remarks are divided where the rows are.
    return [[field.replace(",", ".") if mark == ";" else field for field in row] for row in rows]


def quoted(field: str) -> str:
    return f'"{field}"' if field else field


def comma(field: str) -> str:
    return field.replace(".", ",") if is_number(field) else field


def dmy(field: str) -> str:
    """Write a day as spreadsheets of many countries do."""
    return re.sub(r"^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):", r"\3/\2/\1 \4:\5:", field)


def indonesian(field: str) -> str:
    if is_clock(field) and re.match(r"\d{4}-", field):
        return re.sub(r"^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.", r"\3.\2.\1 \4.\5.\6,", field)
    return comma(field)


def joined(rows: Cells, mark: str, write: Callable[[str], str], end: str = "\n") -> str:
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) if len(rows[-1]) == width else row for row in rows]
    return end.join(mark.join(write(field) for field in row) for row in full) + end


DRESSES: dict[str, Callable[[Cells], str]] = {
    "quoted": lambda rows: joined(rows, ",", quoted),
    "semicolons": lambda rows: joined(rows, ";", lambda f: f),
    "semicolons, decimal commas": lambda rows: joined(rows, ";", comma, "\r\n"),
    "tabs, decimal commas": lambda rows: joined(rows, "\t", comma),
    "quoted decimal commas": lambda rows: joined(rows, ",", lambda f: quoted(comma(f))),
    "quoted decimal commas, semicolons": lambda rows: joined(rows, ";", lambda f: quoted(comma(f)), "\r\n"),
    "sep line": lambda rows: "sep=;\r\n" + joined(rows, ";", comma, "\r\n"),
    "blank lines above": lambda rows: "\n\n\n" + joined(rows, ",", lambda f: f),
    "empty fields above": lambda rows: ",,,\n" + joined(rows, ",", lambda f: f),
    "days before months": lambda rows: joined(rows, ",", dmy),
    "as in Indonesia": lambda rows: joined(rows, ";", indonesian, "\r\n"),
}


@pytest.fixture(scope="module")
def signals(maker: ModuleType) -> dict[float, np.ndarray]:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    rates = {kind.sfreq for kind in KINDS}
    return {r: maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], r, SECONDS, stream=3) for r in rates}


@pytest.mark.parametrize("kind", TEXTS, ids=lambda kind: kind.name)
def test_every_dress_gives_the_same_recording(kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    path = kind.make(tmp_path, signals[kind.sfreq], Plant())
    wanted, rows = read(path, **kind.told), cells(path.read_text())
    for name, dress in DRESSES.items():
        path.write_text(dress(rows), encoding="utf-8")
        assert read(path, **kind.told) == wanted, name


def test_real_band_logs_in_every_dress(recordings: Path, tmp_path: Path) -> None:
    for source in ("mindmonitor_1hz_alpha.csv", "mindmonitor_1hz_dead_channel.csv"):
        wanted = read(recordings / source)
        assert isinstance(wanted, BandLog)
        rows, path = cells((recordings / source).read_text()), tmp_path / source
        for name, dress in DRESSES.items():
            path.write_text(dress(rows), encoding="utf-8")
            assert read(path) == wanted, name


@pytest.mark.parametrize(
    "spelling",
    [
        "2021-08-04T14:{m:02d}:{s:06.3f}Z",
        "2021-08-04T14:{m:02d}:{s:06.3f}+07:00",
        "2021-08-04 14:{m:02d}:{s:06.3f}",
        "04.08.2021 14.{m:02d}.{s:06.3f}",
        "4/8/2021 2:{m:02d}:{s:06.3f} PM",
        "14:{m:02d}:{s:06.3f}",
        "{m:02d}:{s:06.3f}",
        "04/08/2021 14:{m:02d}:{s:02.0f}",
        "14.{m:02d}.{s:02.0f}",
    ],
)
def test_clocks_of_every_spelling_tell_the_rate(spelling: str) -> None:
    at = np.arange(256 * 80) / 256
    whole = spelling.endswith(":02.0f}")
    seconds = np.floor(at) if whole else at
    stamps = [spelling.format(m=int(t // 60), s=t % 60) for t in seconds]
    assert all(map(is_clock, stamps[::999]))
    rate, seams, _ = rate_from_stamps(clock_seconds(stamps))
    assert (rate, seams) == (256.0, ())
    # Ten seconds are lost in the middle.
    later = [spelling.format(m=int(t // 60), s=t % 60) for t in seconds[256 * 40 :] + 10.0]
    rate, seams, notes = rate_from_stamps(clock_seconds(stamps[: 256 * 40] + later))
    assert (rate, seams) == (256.0, ((40.0, 40.0),))
    assert "10.0 s" in notes[0]


@pytest.mark.parametrize("spelling", ["04/08/2021 14:{m:02d}", "04.08.2021 14.{m:02d}", "14:{m:02d}"])
@pytest.mark.parametrize("rate", [1.0, 256.0])
def test_clocks_without_seconds_tell_the_rate(spelling: str, rate: float) -> None:
    stamps = [spelling.format(m=int(t // 60)) for t in np.arange(rate * 300) / rate]
    assert rate_from_stamps(clock_seconds(stamps))[0] == rate


def test_a_log_whose_seconds_are_gone_is_refused_with_what_to_do(
    signals: dict[float, np.ndarray], tmp_path: Path
) -> None:
    kind = next(k for k in KINDS if k.name == "Mind Monitor, 39 columns")
    path = kind.make(tmp_path, signals[256], Plant())
    path.write_text(re.sub(r"(?m)^(2021-08-04 \d\d:\d\d):[\d.]+", r"\1", path.read_text()))
    with pytest.raises(UnreadableRecording, match="--sfreq 256"):
        read(path)
    assert read(path, sfreq=256.0).channels == kind.channels


@pytest.mark.parametrize(
    "rows",
    [
        [f"{i};1.{i:03d},{i % 10}5;-12,5" for i in range(100, 200)],
        [f'{i},"1,{i:03d}.5","-12.5"' for i in range(100, 200)],
        [f"{i};1.{i:03d}.000;2.{i:03d}.000" for i in range(100, 200)],
        [f"{i};{i * 7 - 700}" if i < 240 else f"{i};1,{i:03d}" for i in range(100, 400)],
    ],
)
def test_marks_for_thousands_are_never_guessed(rows: list[str], tmp_path: Path) -> None:
    path = tmp_path / "grouped.csv"
    path.write_text("\n".join(["time;Fp1;Fp2"[: 5 * len(rows[0].split(";"))], *rows]))
    with pytest.raises(UnreadableRecording, match="thousands"):
        table_lines(path)


def test_three_decimals_are_no_marks_for_thousands(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    path = tmp_path / "three.csv"
    rows = [";".join(f"{v:.3f}".replace(".", ",") for v in row) for row in rng.normal(0, 300, (500, 4))]
    path.write_text("\n".join(rows))
    assert table_lines(path)[0] == rows[0].replace(",", ".").replace(";", ",")


def test_what_parts_fields() -> None:
    assert separator(["a;b", "1,5;2,5", "1,0;3,5"]) == ";"
    assert separator(["2021-08-04 14:00:00,12", "2021-08-04 14:00:00,13"]) == ","
    assert separator(["-9,12 15,84 -7,83", "-1,12 -5,84 7,83"]) == " "
    assert separator(["0, -4.1, -1.6", "1, -0.7, 5.0"]) == ","
    assert separator(['"0,5","1,5"', '"0,5","1,5"']) == ","
    assert first_lines(b'\xef\xbb\xbf"sep=;"\n"a";"b"\n"1,5";"2"\n') == ["a,b", "1.5,2"]
    assert first_lines(b"# my logger;;;\nt;x\n1;2\n") == ["# my logger", "t,x", "1,2"]
    assert first_lines(b"  1.0   2.0\n 10.0  -2.0\n") == ["1.0,2.0", "10.0,-2.0"]
    assert first_lines(b"\x00\x01binary,1\n2,3\n") == []
