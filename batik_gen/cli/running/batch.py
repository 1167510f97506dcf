"""Recordings side by side: each in a process, all in one order, none lost with another."""

import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from batik_gen.cli.running.exits import wants_traceback

Task = TypeVar("Task")
Result = TypeVar("Result")


def side_by_side(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, lost: Callable[[Task], Result]
) -> Iterator[tuple[int, Result]]:
    """Yield number and result of each task as it ends, whatever the order.

    Parameters
    ----------
    work
        Does one task in a process of its own; a function of a module.
    tasks
        What is to be done.
    jobs
        So many at a time.
    lost
        Gives the result of a task whose process ended early.
    """
    from joblib import Parallel, delayed, parallel_config
    from joblib.externals.loky import get_reusable_executor

    left = dict(enumerate(tasks))
    try:
        while left:
            # One thread each for linear algebra: the processes share the cores already.
            with parallel_config("loky", inner_max_num_threads=1), _hangup_is_ours():
                pool = Parallel(min(jobs, max(len(left), 2)), batch_size=1, return_as="generator_unordered")
                results = pool(delayed(_settled)(work, n, task) for n, task in tuple(left.items()))
            try:
                for number, result in results:
                    del left[number]
                    yield number, result
            except BrokenProcessPool:
                # One process took all with it. Those at work were the first that are left; each is tried alone.
                for number in list(left)[:jobs]:
                    task = left.pop(number)
                    yield number, _alone(work, number, task, lost)
    finally:
        get_reusable_executor().shutdown(wait=True, kill_workers=True)


def _alone(work: Callable[[Task], Result], number: int, task: Task, lost: Callable[[Task], Result]) -> Result:
    from joblib import Parallel, delayed, parallel_config

    try:
        with parallel_config("loky", inner_max_num_threads=1), _hangup_is_ours():
            # With two, so that it is a process of its own and not this one.
            ((_, result),) = Parallel(2)([delayed(_settled)(work, number, task)])
    except BrokenProcessPool:
        return lost(task)
    return result  # type: ignore[no-any-return]


@contextmanager
def _hangup_is_ours() -> Iterator[None]:
    """Let processes that begin here leave SIGHUP to this one, which ends them; joblib's own would complain of it."""
    if not hasattr(signal, "SIGHUP"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settled(work: Callable[[Task], Result], number: int, task: Task) -> tuple[int, Result]:
    """Do one task in a worker process: Ctrl-C is the first process's to answer, and no worker outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _leave_with_parent()
    with warnings.catch_warnings():
        if not wants_traceback():
            warnings.simplefilter("ignore")
        return number, work(task)


_WATCHES: list[threading.Thread] = []
"""The thread of this process that watches its parent, once it has one."""


def _leave_with_parent() -> None:
    parent = os.getppid()

    def leave() -> None:
        while os.getppid() == parent:
            time.sleep(0.05)
        os._exit(1)

    if not _WATCHES:
        _WATCHES.append(threading.Thread(target=leave, daemon=True))
        _WATCHES[0].start()
