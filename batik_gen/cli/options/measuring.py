"""Options of measuring that several commands share, and measuring a file as they say."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.eeg.measuring.wishes import Wishes
    from batik_gen.eeg.norms.table import Norms
    from batik_gen.values.portrait import Portrait

_LEAST_CLEAN_S, _WARN_CLEAN_S = 10.0, 30.0
"""As in ``measure``, which is not imported here, so that --help is instant."""


class _Seconds(click.FloatRange):
    """A length of time: ``nan`` lies within any bounds for click, and no recording is infinitely long."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds = float(super().convert(value, param, ctx))
        if not math.isfinite(seconds):
            self.fail(f"{seconds} is no length of time; give seconds, as 10", param, ctx)
        return seconds


@dataclass(frozen=True)
class MeasuringOptions:
    """Hold how to measure, before anything heavy is loaded for it.

    Parameters
    ----------
    condition, bands, reference, min_clean_s, warn_clean_s
        As in ``measure``.
    norms
        A table to compare with or its file, or None for that of the package.
    """

    condition: str
    bands: str
    reference: str
    norms: "Norms | Path | None"
    min_clean_s: float
    warn_clean_s: float

    def checked(self) -> "MeasuringOptions":
        """Read the norms once, before any recording; raises BadNorms."""
        if not isinstance(self.norms, Path):
            return self
        from batik_gen.eeg.norms.table import load_norms

        return replace(self, norms=load_norms(self.norms))

    def wishes(self) -> "Wishes":
        """Return them as ``measure`` takes them."""
        from batik_gen.eeg.measuring.measure import wishes_of

        return wishes_of(self.condition, self.min_clean_s, self.warn_clean_s, self.bands, self.norms, self.reference)


class _Condition(click.Choice[str]):
    """Conditions, written with a hyphen or an underscore."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(value.replace("-", "_") if isinstance(value, str) else value, param, ctx)


_OPTIONS = (
    click.option(
        "--condition",
        type=_Condition(["unknown", "eyes_closed", "eyes_open"]),
        default="unknown",
        show_default=True,
        help="How it was recorded; chooses the people to compare with.",
    ),
    click.option(
        "--bands",
        type=click.Choice(["fixed", "iaf"]),
        default="fixed",
        show_default=True,
        help="Where the bands lie: the usual edges, or anchored on the person's own alpha peak.",
    ),
    click.option(
        "--reference",
        type=click.Choice(["average", "recorded"]),
        default="average",
        show_default=True,
        help="What many channels are referred to: the average of the head, or as the file has it.",
    ),
    click.option(
        "--norms",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="People to compare with: a table that 'batik-gen norms' made.",
    ),
    click.option(
        "--min-clean",
        "min_clean_s",
        type=_Seconds(2.0),
        default=_LEAST_CLEAN_S,
        show_default=True,
        metavar="S",
        help="Least clean seconds; with fewer a recording is refused.",
    ),
    click.option(
        "--warn-clean",
        "warn_clean_s",
        type=_Seconds(0.0),
        default=_WARN_CLEAN_S,
        show_default=True,
        metavar="S",
        help="Clean seconds below which you are warned.",
    ),
)


def options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of measuring, packed into its parameter ``wishes``."""

    @wraps(function)
    def packed(
        *args: Any,
        condition: str,
        bands: str,
        reference: str,
        norms: Path | None,
        min_clean_s: float,
        warn_clean_s: float,
        **rest: Any,
    ) -> int:
        wishes = MeasuringOptions(condition, bands, reference, norms, min_clean_s, warn_clean_s)
        return function(*args, wishes=wishes, **rest)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


def measured(recording: Path, reading: Reading, wishes: MeasuringOptions, say: Callable[[str], None]) -> "Portrait":
    """Read and measure a file, in pieces where it is long; raises what ``read`` and ``measure`` raise."""
    say("reading and measuring")
    from batik_gen.cli.options.file_kind import RECORDING, explaining
    from batik_gen.eeg.measuring.pieces import measure_file

    with explaining(recording, RECORDING):
        return measure_file(
            recording,
            reading=reading,
            wishes=wishes.wishes(),
            progress=lambda share: say(f"measuring, {100 * share:.0f} %"),
        )
