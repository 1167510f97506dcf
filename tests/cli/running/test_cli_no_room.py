"""A disk without room, names that are of no file, and files that claim more than they hold: a sentence each."""

import gzip
import os
import signal
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command

resource = pytest.importorskip("resource", reason="Windows has no limits of files")


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes meanwhile, as a disk does that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize(
    "words",
    [
        *(("draw", "-o", f"a.{ending}", "--px", "300x300") for ending in ("png", "tif", "jpg", "webp", "pdf")),
        ("draw", "-o", "a.tif", "--px", "700x700", "--memory", "1"),
        ("svg", "-o", "a.svg"),
        ("svg", "-o", "a.dxf"),
        ("tile", "-o", ".", "--dpi", "75", "--size", "60x60mm"),
        ("separations", "-o", ".", "--dpi", "60"),
        ("mockup", "-o", "a.png", "--px", "320x220"),
    ],
)
def test_a_full_disk_is_told_and_leaves_nothing(batik: Command, made: Path, tmp_path: Path, words: tuple[str]) -> None:
    if words[-1].endswith("dxf"):
        pytest.importorskip("ezdxf", reason="ezdxf (extra plot) is not installed")
    with _room_for(9_000):
        ended = batik(words[0], made / "person-one-calm.design.toml", *words[1:])
    assert ended.code == 1, ended.err
    assert "cannot write" in ended.err
    assert len(ended.err.splitlines()) == 1
    assert "unforeseen" not in ended.err
    assert list(tmp_path.iterdir()) == []


def test_make_on_a_full_disk(batik: Command, tmp_path: Path) -> None:
    with _room_for(9_000):
        ended = batik("make", CALM, "-o", ".", *SMALL)
    assert ended.code == 1
    assert "cannot write" in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
@pytest.mark.parametrize("words", [["motifs"], ["--help"], ["read", str(CALM)]])
def test_a_terminal_that_takes_nothing_is_told(words: list[str]) -> None:
    # Held back by Python, what is not taken comes up again when it ends.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "batik_gen", *words],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=env,
        )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr == "batik-gen: cannot write: No space left on device; free some space, or write to another disk\n"


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_is_never_replaced(batik: Command, made: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "person-one-calm.png"
    if kind == "pipe":
        os.mkfifo(target)
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    design = made / "person-one-calm.design.toml"
    for words in (("draw", design, "-o", target, "--px", "60x60"), ("make", CALM, "-o", ".", *SMALL)):
        ended = batik(*words, "--force")
        assert ended.code == 1
        assert "choose another" in ended.err or "is a folder" in ended.err
        assert "unforeseen" not in ended.err
    assert target.is_fifo() if kind == "pipe" else (target / "mine.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


_VHDR = (
    b"Brain Vision Data Exchange Header File Version 1.0\r\n[Common Infos]\r\nDataFile=a.eeg\r\nNumberOfChannels=2\r\n"
)
_MAT = b"MATLAB 5.0 MAT-file".ljust(124, b" ") + b"\x00\x01IM" + struct.pack("<II", 14, 0)


@pytest.mark.parametrize(
    ("name", "begins", "said"),
    [("a.vhdr", _VHDR, "far more than it can need"), ("a.set", _MAT, "damaged"), ("a.xdf", b"XDF:", "damaged")],
)
def test_gigabytes_of_nothing_behind_a_header_are_refused_unread(
    batik: Command, tmp_path: Path, name: str, begins: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(begins)
    os.truncate(tmp_path / name, 5 * 2**30)
    ended = batik("read", name)
    assert ended.code == 3
    assert said in ended.err


def test_zeros_behind_a_packed_recording_are_passed_over(batik: Command, tmp_path: Path) -> None:
    packed = tmp_path / "a.edf.gz"
    half = len(CALM.read_bytes()) // 2
    packed.write_bytes(gzip.compress(CALM.read_bytes()[:half]) + gzip.compress(CALM.read_bytes()[half:]))
    whole = batik("read", "--json", packed)
    assert whole.code == 0
    os.truncate(packed, 5 * 2**30)
    assert batik("read", "--json", packed).out == whole.out


def test_a_picture_that_claims_more_pixels_than_it_can_hold(batik: Command, made: Path, tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    picture = (made / "person-one-calm.png").read_bytes()
    head = struct.pack(">IIBBBBB", 44_000, 44_000, 8, 2, 0, 0, 0)
    (tmp_path / "a.png").write_bytes(picture[:8] + chunk(b"IHDR", head) + picture[33:])
    for words in (("inspect", "a.png"), ("redraw", "a.png", "-o", "b.png", "--memory", "50")):
        ended = batik(*words)
        assert ended.code == 2
        assert "44000 x 44000 pixels" in ended.err
    assert batik("mockup", "a.png", "-o", "b.png").code == 2
