"""Files are written whole, with the rights that any new file of that person gets, or not at all."""

import os
import stat
import sys

import pytest

from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import unfinished_folder, write_whole


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_whoever_may_open_new_files_may_open_a_picture(tmp_path, mask, rights):
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "cloth.png", lambda file: file.write(b"x"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "cloth.png").stat().st_mode) == rights


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    def fails(file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    (tmp_path / "cloth.png").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match=r"cannot write cloth\.png: No space left on device; free some space"):
        write_whole(tmp_path / "cloth.png", fails)
    with pytest.raises(CannotWrite, match="choose a folder that exists"):
        write_whole(tmp_path / "nowhere" / "cloth.png", lambda file: None)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"cloth.png": b"mine"}


def test_a_signal_at_the_moment_a_file_or_folder_begins_leaves_none(tmp_path, monkeypatch):
    """Found by kills at random moments: an empty file stayed where one struck before its name was known."""

    def struck(*words):
        raise KeyboardInterrupt

    monkeypatch.setattr("batik_gen.values.files._lock", struck)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.png", lambda file: file.write(b"whole"))
    with pytest.raises(KeyboardInterrupt), unfinished_folder(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
