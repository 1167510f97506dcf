"""Whatever a file holds and whatever it is called: the terminal gets plain text, and of it a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_command import CALM, PIXELS, SMALL, Command, Ended
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from batik_gen.cli.running.progress import Progress

ORDERS = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
"""Sets the window's title, clears the screen, writes in red and from right to left."""
IN_TOML = "\\u001b]0;owned\\u0007\\u001b[2J\\u009b31m\\u202e"


def _plain(ended: Ended) -> str:
    printed = ended.out + ended.err
    assert not [c for c in printed if c not in "\n\t" and not c.isprintable()]
    return printed


def _process(batik: Command, *keys: str) -> str:
    text = batik("processes", "kelengan", "--toml").out
    for key in keys:
        text = text.replace(f'{key} = "', f'{key} = "{IN_TOML}', 1)
    text = text.replace('en = "', f'en = "{IN_TOML}').replace("sources = [", f'sources = ["{IN_TOML}", ', 1)
    Path("mine.toml").write_text(text, encoding="utf-8")
    return "mine.toml"


def test_the_names_and_words_of_a_process(batik: Command) -> None:
    ended = batik("processes", _process(batik, "region"))
    assert ended.code == 0
    assert _plain(ended).count(r"\x1b]0;owned\x07") >= 3
    ended = batik("processes", _process(batik, "region", "name"))
    assert ended.code == 2
    assert "owned" in _plain(ended)


def test_a_design_and_what_is_in_it(batik: Command, made: Path) -> None:
    text = (made / "person-one-calm.design.toml").read_text(encoding="utf-8")
    for old in ('motif = "truntum"', 'process = "', "[field]"):
        assert old in text
    Path("motif.toml").write_text(text.replace('motif = "', f'motif = "{IN_TOML}', 1), encoding="utf-8")
    Path("process.toml").write_text(text.replace('process = "', f'process = "{IN_TOML}', 1), encoding="utf-8")
    Path("key.toml").write_text(text.replace("[field]", f'[field]\n"{IN_TOML}" = 1', 1), encoding="utf-8")
    for name in ("motif", "process", "key"):
        ended = batik("draw", f"{name}.toml", "-o", "a.png", *PIXELS)
        assert ended.code == 2
        assert "owned" in _plain(ended)


def _picture(name: str, recipe: str) -> None:
    told = PngInfo()
    for key, value in (("batik-gen", recipe), ("batik-gen-version", ORDERS), ("batik-gen-dpi", "9")):
        told.add_itxt(key, value)
    Image.new("RGB", (4, 4)).save(name, pnginfo=told)


def test_the_recipe_in_a_picture(batik: Command, made: Path) -> None:
    _picture("a.png", f"{ORDERS}\nmotif = 1\n")
    ended = batik("inspect", "a.png")
    assert ended.code == 0
    assert _plain(ended).count("owned") == 2
    assert batik("redraw", "a.png", "-o", "b.png").code == 2
    _picture("c.png", (made / "person-one-calm.design.toml").read_text(encoding="utf-8"))
    ended = batik("redraw", "c.png", "-o", "d.png")
    assert ended.code == 0
    assert "owned" in _plain(ended)


def _table(header: str) -> str:
    rows = [f"{n / 256:.5f},{40 * ((n * 7919) % 101) / 101 - 20:.3f}" for n in range(256 * 40)]
    return "\n".join([header, *rows])


@pytest.mark.parametrize("header", [f"time,Fp1{ORDERS}", f"time{ORDERS},Fp1", f"{ORDERS},{ORDERS}"])
@pytest.mark.parametrize("command", ["read", "make"])
def test_the_channel_names_of_a_recording(batik: Command, header: str, command: str) -> None:
    Path("rec.csv").write_text(_table(header), encoding="utf-8")
    _plain(batik(command, "rec.csv", "--sfreq", "256", *(() if command == "read" else SMALL)))


@pytest.mark.parametrize(
    "words",
    [
        lambda name: ("make", name),
        lambda name: ("read", name, CALM, name),
        lambda name: ("draw", name, "-o", "a.png"),
        lambda name: ("inspect", name),
        lambda name: ("make", CALM, "--mapping", name),
        lambda name: ("make", CALM, "--process", f"{name}.toml"),
        lambda name: ("make", CALM, "--preset", name),
        lambda name: ("make", CALM, "-o", name, *SMALL),
        lambda name: (name,),
    ],
)
def test_the_names_of_files(batik: Command, words: Callable[[str], tuple[object, ...]]) -> None:
    assert _plain(batik(*words(f"rec{ORDERS}.edf")))


@pytest.mark.parametrize(
    "words",
    [
        ("make", CALM, "--motif"), ("make", CALM, "--process"), ("make", CALM, "--device"), ("make", CALM, "--px"),
        ("make", CALM, "--size"), ("make", CALM, "--bleed"), ("make", CALM, "--set"), ("make", CALM, "--lock"),
        ("make", CALM, "--channels"), ("make", CALM, "--seed"), ("make", CALM, "--cloth"), ("make", CALM, "--person"),
        ("make", CALM, "--mapping"), ("make", CALM, "--norms"), ("make", CALM, "--condition"), ("make", "--preset"),
        ("sheet", CALM, "-o", "a.png", "--vary"), ("draw", "-o", "a.png"), ("read",), ("motifs",), (),
    ],
)  # fmt: skip
@pytest.mark.parametrize("word", ["a" * 100_000, "a b " * 25_000])
def test_a_refusal_quotes_at_most_a_line(batik: Command, words: tuple[object, ...], word: str) -> None:
    ended = batik(*words, word)
    assert ended.code in (1, 2, 3)
    assert ended.err.count("\n") == 1
    assert len(ended.err) < 1100


@pytest.mark.parametrize(
    ("name", "value", "escapes"), [("NO_COLOR", "1", False), ("TERM", "dumb", False), ("", "", True)]
)
def test_the_line_of_progress_is_left_out_where_a_terminal_takes_no_orders(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, escapes: bool
) -> None:
    for unset in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(unset, raising=False)
    if name:
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress(1)
    progress.of("rec.edf")("drawing")
    progress.clear()
    assert ("\x1b" in capsys.readouterr().err) == escapes
