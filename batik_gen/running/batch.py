"""Recordings side by side: each in a process, all in one order, none lost with another."""

import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from batik_gen.running.unforeseen import wants_traceback

Task = TypeVar("Task")
Result = TypeVar("Result")


def side_by_side(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, lost: Callable[[Task], Result]
) -> Generator[tuple[int, Result]]:
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
            with parallel_config("loky", **_worker()), _hangup_is_ours():
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
        # As it is: asked with other arguments it would begin another one, only to end that too.
        get_reusable_executor(reuse=True).shutdown(wait=True, kill_workers=True)


def _alone(work: Callable[[Task], Result], number: int, task: Task, lost: Callable[[Task], Result]) -> Result:
    from joblib import Parallel, delayed, parallel_config

    try:
        with parallel_config("loky", **_worker()), _hangup_is_ours():
            # With two, so that it is a process of its own and not this one.
            ((_, result),) = Parallel(2)([delayed(_settled)(work, number, task)])
    except BrokenProcessPool:
        return lost(task)
    return result  # type: ignore[no-any-return]


def _worker() -> dict[str, Any]:
    """Say how a process begins: with one thread for linear algebra, as the processes share the cores already."""
    return {"inner_max_num_threads": 1, "initializer": _leave_with_parent, "initargs": (os.getpid(),)}


@contextmanager
def _hangup_is_ours() -> Iterator[None]:
    """Let processes that begin here leave SIGHUP and Ctrl-C to this one, which ends them; joblib's would complain."""
    if not hasattr(signal, "SIGHUP"):
        yield
        return
    from multiprocessing import resource_tracker

    # Python's own tracker lets Ctrl-C through again once it has begun, so it begins before this.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP, signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settled(work: Callable[[Task], Result], number: int, task: Task) -> tuple[int, Result]:
    """Do one task in a worker process: Ctrl-C is the first process's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with warnings.catch_warnings():
        if not wants_traceback():
            warnings.simplefilter("ignore")
        return number, work(task)


def _leave_with_parent(parent: int) -> None:
    """Let this process end when its parent does, also where that has ended already, before a task came."""

    def leave() -> None:
        while os.getppid() == parent:
            time.sleep(0.05)
        os._exit(1)

    threading.Thread(target=leave, daemon=True).start()
