"""Run one command line in a child of this process, which has all modules loaded, and judge how it ended."""

import gc
import importlib
import os
import pkgutil
import re
import resource
import select
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

import batik_gen
from batik_gen.cli.app import run
from batik_gen.values.errors import BatikGenError

LONGEST_S = 30.0
"""Of one core: a machine that others use as well is no fault of an input."""
_STANDSTILL_S = 4 * LONGEST_S
"""By the clock, as of a child that waits for something."""
MOST_KB = 2**20
"""Of memory that a child may take beyond what it began with."""
_LIMIT_KB = 3 * 2**20
"""Of address space beyond that, so that no input takes this machine down."""
_SAYS = re.compile(r"batik-gen: [^\n]{10,900}")


@dataclass(frozen=True)
class Ended:
    """Hold how a child ended.

    Parameters
    ----------
    fault
        What must not be, or an empty string.
    code
        The exit code.
    said
        The last line on stderr.
    seconds, kilobytes
        What it took: time of one core, and memory beyond what it began with.
    """

    fault: str
    code: int
    said: str
    seconds: float
    kilobytes: int


def warm() -> None:
    """Load every module, as each child would; no table of additions is looked up."""
    for module in pkgutil.walk_packages(batik_gen.__path__, "batik_gen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("mne.io", "mne.filter", "scipy.io", "scipy.signal", "scipy.spatial", "PIL.Image", "joblib", "pyxdf"):
        importlib.import_module(name)
    importlib.import_module("PIL.Image").init()
    # What is here for good need not be looked through, nor copied, in any child.
    gc.freeze()


def run_in_child(line: tuple[str, ...], folder: Path) -> Ended:
    """Run a command line in a folder."""
    before = {path.relative_to(folder) for path in folder.rglob("*")}
    at_first = _status_kb("VmRSS")
    out, err = folder / ".out", folder / ".err"
    started = time.monotonic()
    child = os.fork()
    if not child:
        _be_child(line, folder, out, err)
    code, used = _wait(child)
    seconds = used.ru_utime + used.ru_stime
    hung = seconds > LONGEST_S or time.monotonic() - started > _STANDSTILL_S
    said = err.read_text(encoding="utf-8", errors="replace") + out.read_text(encoding="utf-8", errors="replace")[-2000:]
    kilobytes = max(0, used.ru_maxrss - at_first)
    last = (err.read_text(encoding="utf-8", errors="replace").strip().splitlines() or [""])[-1]
    left = [p.name for p in folder.rglob("*") if p.relative_to(folder) not in before and "unfinished" in p.name]
    faults = (
        (hung, f"over {LONGEST_S:.0f} s"),
        (code < 0, f"ended by signal {-code}"),
        (kilobytes > MOST_KB, f"over 1 GB: {kilobytes / 2**20:.1f}"),
        ("Traceback" in said, "traceback"),
        ("unforeseen" in said, "unforeseen"),
        (code not in (0, 1, 2, 3), f"exit code {code}"),
        (code > 0 and not _SAYS.fullmatch(last), "no plain sentence"),
        (str(folder) in said, "a path is told"),
        ("\x1b" in said, "an escape sequence reaches the terminal"),
        (bool(left), "something half-made is left"),
    )
    return Ended(next((fault for is_so, fault in faults if is_so), ""), code, last, seconds, kilobytes)


def _wait(child: int) -> tuple[int, resource.struct_rusage]:
    """Return the exit code and what the child used; end it when it stands still."""
    handle = os.pidfd_open(child)
    try:
        if not select.select([handle], [], [], _STANDSTILL_S)[0]:
            os.killpg(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
    finally:
        os.close(handle)
    return os.waitstatus_to_exitcode(status), used


def _be_child(line: tuple[str, ...], folder: Path, out: Path, err: Path) -> None:
    """Run the line and leave; never returns."""
    code = 70
    try:
        os.setsid()
        os.chdir(folder)
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
        most = (_status_kb("VmSize") + _LIMIT_KB) * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (int(LONGEST_S) + 1, int(LONGEST_S) + 2))
        if (folder / "site").is_dir():
            sys.path.insert(0, str(folder / "site"))
            os.environ["PYTHONPATH"] = os.pathsep.join([str(folder / "site"), os.environ.get("PYTHONPATH", "")])
            sys.dont_write_bytecode = True
            importlib.invalidate_caches()
            _forget_tables()
        code = _load(*line[1:]) if line[0] == "load" else run(line)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _forget_tables() -> None:
    """Let every table be looked up anew, with what the folder adds."""
    for name in [name for name in sys.modules if name.startswith("batik_gen.")]:
        for member in list(vars(sys.modules[name]).values()):
            if hasattr(member, "cache_clear"):
                member.cache_clear()


def _load(kind: str, name: str) -> int:
    """Load what a program saved, as a program does."""
    try:
        getattr(batik_gen, kind).load(name)
    except BatikGenError as error:
        print(f"batik-gen: {error}", file=sys.stderr)
        return 2
    return 0


def _status_kb(key: str) -> int:
    match = re.search(rf"^{key}:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"), re.MULTILINE)
    return int(match[1]) if match else 0
