"""A command imports what its stages need, and nothing else: half of a short run would be imports otherwise."""

import subprocess
import sys
from pathlib import Path

from cli_command import CALM
from places import SAMPLES

_COUNTED = """
import sys
from batik_gen.cli.app import run
code = run(sys.argv[1:])
sys.stdout.flush()
sys.stderr.write("\\n".join(sys.modules))
sys.exit(code)
"""

STATISTICS = ("scipy.signal", "scipy.stats", "scipy.optimize", "scipy.interpolate")
"""What measuring must do without."""


def imported(*words: str | Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def rooms(modules: set[str], room: str) -> set[str]:
    return {name for name in modules if name == room or name.startswith(f"{room}.")}


def test_read_meets_no_pattern_and_no_dye():
    modules = imported("read", CALM)
    for room in ("batik_gen.pattern", "batik_gen.render", "PIL", "numba", *STATISTICS):
        assert not rooms(modules, room), room


def test_text_of_a_headset_is_read_without_mne():
    assert not rooms(imported("read", SAMPLES / "person-one-calm-muse.csv"), "mne")


def test_a_picture_for_a_screen_meets_its_own_family_alone(tmp_path):
    modules = imported("make", CALM, "-o", tmp_path, "--motif", "kawung", "--px", "540x540")
    families = rooms(modules, "batik_gen.pattern.motifs") - {"batik_gen.pattern.motifs"}
    assert families
    assert all(name.startswith("batik_gen.pattern.motifs.kawung") for name in families), families
    for room in ("batik_gen.pattern.patchwork", "numba", "reportlab", *STATISTICS):
        assert not rooms(modules, room), room


def test_drawing_a_design_needs_no_measuring(made, tmp_path):
    modules = imported("draw", made / "person-one-calm.design.toml", "-o", tmp_path / "again.png", "--px", "540x540")
    for room in ("batik_gen.eeg", "mne"):
        assert not rooms(modules, room), room
