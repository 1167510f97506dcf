"""Whatever is given: one sentence, the right exit code, nothing written, nothing overwritten."""

from pathlib import Path

import cli_edf as edf
import pytest
from cli_command import CALM, SMALL, Command, Ended, files_in


def _bad_recordings(folder: Path) -> dict[str, Path]:
    (folder / "a-folder").mkdir()
    return {
        "missing": folder / "missing.edf",
        "folder": folder / "a-folder",
        "empty": edf.write(folder / "empty.edf", b""),
        "text": edf.write(folder / "letter.edf", b"Dear friend, here is my recording.\n" * 40),
        "half header": edf.write(folder / "header.edf", edf.good()[:300]),
        "half": edf.write(folder / "half.edf", edf.half()),
        "no EEG": edf.write(folder / "no-eeg.edf", edf.with_labels("EMG ")),
        "flat": edf.write(folder / "flat.edf", edf.flat()),
    }


def _is_one_sentence(ended: Ended) -> None:
    assert ended.out == ""
    assert ended.err.startswith("batik-gen: ")
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "text", "half header", "half", "no EEG", "flat"])
def test_a_bad_recording_is_refused(batik: Command, tmp_path: Path, kind: str) -> None:
    source = tmp_path / "in"
    source.mkdir()
    path = _bad_recordings(source)[kind]
    ended = batik("make", path, *SMALL)
    assert ended.code == 3
    _is_one_sentence(ended)
    assert files_in(tmp_path / "output") == {}
    assert str(tmp_path) not in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--motif", "trutnum"], "truntum"),
        (["--motif", "zzz"], "kawung"),
        (["--process", "sogan-jogja"], "sogan-yogya"),
        (["--size", "0x0mm"], "0 x 0 mm"),
        (["--size", "1000000x1000000mm"], "1e+06"),
        (["--size", "large"], "400x400mm"),
        (["--px", "0x100"], "0 x 100"),
        (["--px", "1000000x1000000"], "1000000"),
        (["--px", "1.5x2"], "1080x1920"),
        (["--dpi", "0"], "0 dpi"),
        (["--dpi", "nan"], "nan"),
        (["--dpi", "1000000"], "1e+06"),
        (["--size", "400x400mm", "--px", "1080x1920"], "shape"),
        (["--size", "400x400mm", "--px", "100x100", "--dpi", "100"], "twice"),
        (["--seed", "-1"], "seed"),
        (["--lang", "fr"], "lang"),
        (["--condition", "asleep"], "condition"),
        (["--mapping", "nowhere.toml"], "nowhere.toml"),
        (["--colour", "red"], "--colour"),
    ],
)
def test_a_bad_option_is_refused_before_any_recording_is_opened(
    batik: Command, tmp_path: Path, words: list[str], said: str
) -> None:
    # The recording does not exist: complaining about it would show that it was looked at first.
    ended = batik("make", tmp_path / "missing.edf", *words)
    assert ended.code == 2
    _is_one_sentence(ended)
    assert said in ended.err
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('paramter = "truntum.pitch"', ("paramter", "parameter")),
        ('parameter = "truntum.pich"', ("parameter", "truntum.pitch")),
        ('feature = "alpha_hight_db"', ("feature", "alpha_height_db")),
        ("at_low = 1000", ("at_low", "truntum.pitch")),
        ("at_low = ", ("TOML", "line 5")),
    ],
)
def test_a_typo_in_a_mapping_is_found_by_file_line_and_key(
    batik: Command, tmp_path: Path, line: str, said: tuple[str, str]
) -> None:
    key = line.partition(" ")[0].replace("paramter", "parameter")
    rows = {
        "parameter": 'parameter = "truntum.pitch"',
        "feature": 'feature = "exponent"',
        "at_high": "at_high = 30",
        "at_low": "at_low = 25",
        "en": 'en = "because"',
        "id": 'id = "karena"',
    }
    rows[key] = line
    lines = ["# my own", "[[rule]]", *(rows[k] for k in ("parameter", "feature", "at_low", "at_high", "en", "id"))]
    (tmp_path / "mine.toml").write_text("\n".join(lines))
    ended = batik("make", CALM, "--mapping", tmp_path / "mine.toml")
    assert ended.code == 2
    _is_one_sentence(ended)
    assert "mine.toml" in ended.err
    assert f"line {lines.index(line) + 1}" in ended.err
    for words in said:
        assert words in ended.err


def test_an_unknown_command_and_a_missing_recording_are_usage(batik: Command) -> None:
    for words in (["mkae"], ["make"], ["draw"], ["read"], ["redraw"]):
        ended = batik(*words)
        assert ended.code == 2
        _is_one_sentence(ended)


def test_an_output_folder_that_is_a_file_is_refused(batik: Command, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    ended = batik("make", CALM, "-o", "taken", *SMALL)
    assert ended.code == 1
    _is_one_sentence(ended)
    assert (tmp_path / "taken").read_text() == "mine"


def test_an_unforeseen_error_is_one_sentence_without_its_text(
    batik: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def breaks(path: object, **told: object) -> None:
        raise KeyError(f"secret {path}")

    monkeypatch.setattr("batik_gen.eeg.measuring.pieces.measure_file", breaks)
    ended = batik("make", CALM, *SMALL)
    assert ended.code == 1
    _is_one_sentence(ended)
    assert "KeyError" in ended.err
    assert "secret" not in ended.err
    monkeypatch.setenv("BATIK_GEN_DEBUG", "1")
    with pytest.raises(KeyError, match="secret"):
        batik("make", CALM, *SMALL)


def test_a_file_whose_name_begins_with_a_dash_is_told_from_an_option(batik: Command, tmp_path: Path) -> None:
    edf.write(tmp_path / "-rec.edf", edf.good())
    ended = batik("make", "-rec.edf", *SMALL)
    assert ended.code == 2
    assert "write ./-rec.edf" in ended.err
    _is_one_sentence(ended)


def test_a_sheet_of_thousands_is_refused_at_once(batik: Command) -> None:
    ended = batik("sheet", CALM, "--vary", "seed", "--values", ",".join(map(str, range(3000))), "-o", "sheet.png")
    assert ended.code == 2
    assert "at most 60" in ended.err


def test_several_files_that_are_there_are_spoken_of_as_several(batik: Command) -> None:
    assert batik("make", CALM, *SMALL).code == 0
    assert "more exist already; add --force to replace them" in batik("make", CALM, *SMALL).err
