"""Options of measuring that several commands share, and measuring a file as they say."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from batik_gen.values.portrait import Portrait

Wishes = dict[str, Any]
"""Options of ``measure`` by name."""

_LEAST_CLEAN_S, _WARN_CLEAN_S = 10.0, 30.0
"""As in ``measure``, which is not imported here, so that --help is instant."""


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
        type=click.FloatRange(2.0),
        default=_LEAST_CLEAN_S,
        show_default=True,
        metavar="S",
        help="Least clean seconds; with fewer a recording is refused.",
    ),
    click.option(
        "--warn-clean",
        "warn_clean_s",
        type=click.FloatRange(0.0),
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
        wishes: Wishes = {
            "condition": condition,
            "bands": bands,
            "reference": reference,
            "norms": norms,
            "min_clean_s": min_clean_s,
            "warn_clean_s": warn_clean_s,
        }
        return function(*args, wishes=wishes, **rest)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


def checked(wishes: Wishes) -> Wishes:
    """Read the norms once, before any recording; raises BadNorms."""
    if wishes["norms"] is None:
        return wishes
    from batik_gen.eeg.norms.table import load_norms

    return wishes | {"norms": load_norms(wishes["norms"])}


def measured(recording: Path, reading: dict[str, Any], wishes: Wishes, say: Callable[[str], None]) -> "Portrait":
    """Read and measure a file, in pieces where it is long; raises what ``read`` and ``measure`` raise."""
    say("reading and measuring")
    from batik_gen.eeg.measuring.pieces import measure_file

    return measure_file(
        recording, reading=reading, progress=lambda share: say(f"measuring, {100 * share:.0f} %"), **wishes
    )
