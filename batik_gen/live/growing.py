"""The cloth while the rest goes on: drawn beside it, from what is there so far."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from batik_gen.live.values import Take
from batik_gen.live.writing import write_take
from batik_gen.values.errors import NotEnoughEEG, UnreadableRecording

EVERY_S = 15.0


class Growing:
    """Let a picture grow: a new one each fifteen seconds, never two at once, and the take never waits for it.

    Parameters
    ----------
    show
        Draws a cloth from the file of a take and shows it.
    ending
        Ending of such a file.
    folder
        Where such files lie for their moment; by default where the system has such things.
    """

    def __init__(self, show: Callable[[Path], None], ending: str, folder: Path | None = None) -> None:
        self._show, self._ending, self._folder = show, ending, folder
        self._pool = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None
        self._at = 0.0

    def __enter__(self) -> "Growing":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._last and kind is None:
            self._last.result()

    @property
    def busy(self) -> bool:
        """Whether a cloth is being drawn."""
        return self._last is not None and not self._last.done()

    def offer(self, done_s: float, take: Callable[[], Take]) -> None:
        """Draw from what is there, if it is time and nothing is drawn just now; raises what the last one met."""
        if done_s - self._at < EVERY_S or self.busy:
            return
        if self._last:
            self._last.result()
        self._at = done_s
        self._last = self._pool.submit(self._grow, take())

    def _grow(self, take: Take) -> None:
        # The same way as at the end: through a file, so that what grows is what it settles to.
        with tempfile.TemporaryDirectory(prefix="batik-gen-take-", dir=self._folder) as folder:
            path = Path(folder) / f"take{self._ending}"
            write_take(take, path, beside=True)
            try:
                self._show(path)
            except (NotEnoughEEG, UnreadableRecording):
                # Too little so far; with more of it there will be a cloth, or a refusal at the end.
                return
