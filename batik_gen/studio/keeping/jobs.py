"""Long work beside the page: how far it has come, its end, and how it is stopped."""

import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from batik_gen.running.unforeseen import refusal_of
from batik_gen.values.errors import BadValue, BatikGenError
from batik_gen.values.words import sentence

_MOST = 12
"""Files that are kept to be fetched; beyond that the first go."""

Said = Callable[[int, int], None]


class Stopped(Exception):
    """Signal that a person stopped a job."""


@dataclass
class Job:
    """Tell of one job.

    Parameters
    ----------
    id
        Its number.
    share
        How much is done, 0..1.
    file
        What was made, once it is whole.
    why
        Why nothing was made, or empty.
    """

    id: int
    folder: Path
    share: float = 0.0
    file: Path | None = None
    why: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    def told(self) -> dict[str, object]:
        """Return what the page shows."""
        return {
            "id": self.id,
            "share": round(self.share, 3),
            "done": self.file is not None,
            "name": self.file.name if self.file else "",
            "why": self.why,
        }

    def said(self, done: int, whole: int) -> None:
        """Take note of progress; raises Stopped where it is to end."""
        if self.stopping.is_set():
            raise Stopped
        self.share = min(done / max(whole, 1), 1.0)


class Jobs:
    """Do one job after the other; what each makes lies in a folder of its own.

    Parameters
    ----------
    folder
        Where the folders of jobs are made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: OrderedDict[int, Job] = OrderedDict()
        self._line = ThreadPoolExecutor(1, thread_name_prefix="keep")
        self._lock = threading.Lock()
        self._count = 0

    def begin(self, work: Callable[[Path, Said], Path]) -> Job:
        """Begin a job: ``work`` is given a folder and what it tells its progress, and returns the file it made."""
        with self._lock:
            self._count += 1
            job = Job(self._count, self._folder / f"job-{self._count}")
            self._held[job.id] = job
            while len(self._held) > _MOST:
                _, first = self._held.popitem(last=False)
                first.stopping.set()
                shutil.rmtree(first.folder, ignore_errors=True)
        self._line.submit(self._do, job, work)
        return job

    def find(self, id: int) -> Job:
        """Return a job by number; raises BadValue where it is not there any more."""
        with self._lock:
            job = self._held.get(id)
        if job is None:
            raise BadValue("that file is not there any more; make it again")
        return job

    def stop(self, id: int) -> None:
        """Stop a job and take away what it made; raises BadValue."""
        job = self.find(id)
        job.stopping.set()

    def _do(self, job: Job, work: Callable[[Path, Said], Path]) -> None:
        try:
            job.said(0, 1)
            job.folder.mkdir(mode=0o700)
            made = work(job.folder, job.said)
            job.share, job.file = 1.0, made
        except Stopped:
            job.why = "stopped"
            shutil.rmtree(job.folder, ignore_errors=True)
        except BatikGenError as error:
            job.why = sentence(str(error))
        except Exception as error:
            job.why = _unforeseen(error)

    def close(self) -> None:
        """Stop everything."""
        with self._lock:
            for job in self._held.values():
                job.stopping.set()
        self._line.shutdown(wait=False, cancel_futures=True)


def _unforeseen(error: Exception) -> str:
    try:
        return sentence(str(refusal_of(error)))
    except Exception as same:  # where BATIK_GEN_DEBUG lets it through
        return sentence(f"{type(same).__name__}: {same}")
