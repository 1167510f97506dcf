"""Tasks on a cluster of Dask: the same functions, elsewhere; its folder is one that all machines share."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

from batik_gen.values.errors import BadValue, MissingPackage

Task = TypeVar("Task")
Result = TypeVar("Result")


def on_cluster(
    work: Callable[[Task], Result], tasks: Sequence[Task], address: str, lost: Callable[[Task], Result]
) -> Iterator[tuple[int, Result]]:
    """Yield number and result of each task as it ends, whatever the order.

    A task whose worker died is given to another one, as Dask does; one that took several workers with it is lost.

    Parameters
    ----------
    work, tasks, lost
        As ``side_by_side`` takes them.
    address
        Of the scheduler, as ``tcp://10.0.0.5:8786``.

    Raises
    ------
    MissingPackage
        If distributed is not installed.
    BadValue
        If nothing answers at that address.
    """
    try:
        from distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise MissingPackage(
            "the package distributed is not installed, and --dask needs it; pip install 'batik-gen[cluster]'"
        ) from None
    try:
        client = Client(address, timeout=_PATIENCE_S)
    except (OSError, ValueError) as error:
        raise BadValue(f"no Dask scheduler answers at {address} ({error}); start one, or check its address") from None
    with client:
        numbers = {client.submit(work, task, pure=False): n for n, task in enumerate(tasks)}
        try:
            for future in as_completed(list(numbers)):
                number = numbers[future]
                try:
                    result = future.result()
                except KilledWorker:
                    result = lost(tasks[number])
                future.release()
                yield number, result
        finally:
            with suppress(Exception):
                client.cancel([future for future in numbers if not future.done()])


_PATIENCE_S = 20
