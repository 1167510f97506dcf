"""Run a reader in a Python of its own, so that a crash inside a C library ends only that one.

libeep (ANT) and HDF5 trust the numbers they find in a file; no error can be
caught where they fall. The readers of Curry and .mff write to the terminal.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, Told
from batik_gen.eeg.formats.laboratory.through_mne import damaged
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_LONGEST_S = 12.0
_LONGEST_S_PER_BYTE = 1e-6
"""What works longer than this and a second a megabyte goes round in circles, as libeep does on some damage."""
_WAITING = 10
"""How many times as long it may take by the clock: on a busy computer work waits for its turn."""
_COUNTED = "import resource; resource.setrlimit(resource.RLIMIT_CPU, ({0}, {0})); "
"""Windows does not count what a process works; there the clock decides alone."""
_RUN = "from batik_gen.eeg.formats.laboratory.apart import work; work()"


def read_apart(path: Path, told: Told, kind: str, reader: str, signals: Path | None = None) -> Loaded:
    """Call ``module:function`` of this package on a file, in a process of its own.

    Parameters
    ----------
    path, told
        As for every reader.
    kind
        Name of the format, for the sentence.
    reader
        Module under ``batik_gen.eeg.formats`` and function, as ``extras:read_ant``.
    signals
        The file with the signals where it is another; its size bounds the time.
    """
    longest = _LONGEST_S + _LONGEST_S_PER_BYTE * (signals or path).stat().st_size
    counted = sys.platform != "win32"
    code = _COUNTED.format(math.ceil(longest)) + _RUN if counted else _RUN
    with tempfile.TemporaryDirectory(prefix="batik-gen-") as folder:
        task = json.dumps({"path": str(path.absolute()), "told": asdict(told), "reader": reader, "folder": folder})
        here = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        try:
            subprocess.run(
                [sys.executable, "-c", code],
                input=task.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=here,
                timeout=_WAITING * longest if counted else longest,
                check=False,
            )
            answer = json.loads((Path(folder) / "told.json").read_text())
        except (subprocess.SubprocessError, OSError, ValueError):
            raise damaged(path, kind) from None
        if "refused" in answer:
            raise UnreadableRecording(answer["refused"])
        held = np.load(Path(folder) / "signals.npy")
    return Loaded(
        signals=held,
        sfreq=answer["sfreq"],
        names=tuple(answer["names"]),
        format=answer["format"],
        device=answer["device"],
        gaps=tuple((a, b) for a, b in answer["gaps"]),
        dropped=tuple(Dropped(**d) for d in answer["dropped"]),
        notes=tuple(answer["notes"]),
    )


def work() -> None:
    """Do the task given on standard input, and leave the answer in the folder it names."""
    task = json.load(sys.stdin)
    module, function = task["reader"].split(":")
    folder = Path(task["folder"])
    held = task["told"]
    told = Told(tuple(held["channels"]), tuple(held["exclude"]), held["sfreq"], held["device"], held["stream"])
    answer: dict[str, object]
    try:
        loaded: Loaded = getattr(import_module(f"batik_gen.eeg.formats.laboratory.{module}"), function)(
            Path(task["path"]), told
        )
    except UnreadableRecording as refused:
        answer = {"refused": str(refused)}
    else:
        np.save(folder / "signals.npy", loaded.signals)
        answer = asdict(replace(loaded, signals=np.zeros((0, 0))))
        del answer["signals"]
    (folder / "told.json").write_text(json.dumps(answer))
    # libeep may fall while Python cleans up, long after the answer is written.
    os._exit(0)
