"""Options that several commands share, worded once."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from batik_gen.cli.options.sizes import read_px
from batik_gen.legend.kinds import LegendKind
from batik_gen.legend.sheets import SHEETS
from batik_gen.values.reading import Reading
from batik_gen.voice import DEFAULT_VOICE

lang = click.option(
    "--lang", type=click.Choice(["en", "id"]), default="en", show_default=True, help="English or Indonesian."
)
px = click.option("--px", callback=read_px, metavar="WxH", help="Size of the picture in pixels, as 1080x1920.")
dpi = click.option("--dpi", type=float, help="Pixels an inch of cloth; 150 by default.")
jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="Processes for batches and large pictures, all cores by default; never changes a byte.",
)
force = click.option("--force", is_flag=True, help="Replace files that exist.")
skip_existing = click.option(
    "--skip-existing/--no-skip-existing",
    default=None,
    help="Pass over what is there already, where it is just what would be made; so by default for several recordings.",
)
voice = click.option(
    "--voice",
    type=click.FloatRange(0.0, 1.0),
    default=DEFAULT_VOICE,
    show_default=True,
    metavar="0..1",
    help="How far people stand apart: 0 the quiet cloth of a museum, 1 the widest that still is that motif.",
)


class _LegendKind(click.Choice[LegendKind]):
    """A kind of legend; yes and no, as an environment has them, are the usual kind and none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> LegendKind:
        word = str(value).lower()
        if word in _YES or word in _NO:
            return LegendKind.NUMBERS if word in _YES else LegendKind.NONE
        return super().convert(value, param, ctx)


_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
_LEGEND = (
    click.option(
        "--legend",
        type=_LegendKind(LegendKind, case_sensitive=False),
        is_flag=False,
        flag_value="numbers",
        default="numbers",
        show_default=True,
        help="How much the legend tells: full adds ten seconds of the signal, public tells nothing measured.",
    ),
    click.option("--no-legend", is_flag=True, help="The same as --legend none."),
    click.option(
        "--legend-size",
        "sheet",
        type=click.Choice(list(SHEETS)),
        help="Of the legend's page; by default for a phone where the picture is, else A4.",
    ),
)


def legend(command: Callable[..., int]) -> Callable[..., int]:
    """Add what a legend shall be, and hand it to the command as ``legend`` and ``sheet``."""

    @wraps(command)
    def gathered(*args: object, legend: LegendKind, no_legend: bool, **others: object) -> int:
        return command(*args, legend=LegendKind.NONE if no_legend else legend, **others)

    wrapped: Callable[..., int] = gathered
    for option in reversed(_LEGEND):
        wrapped = option(wrapped)
    return wrapped


verbose = click.option("-v", "--verbose", is_flag=True, help="Tell every file and note of a batch.")
picture_out = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Picture to write: .png, .tif, .pdf, .jpg, .webp or .jxl.",
)


class _GivenName(click.Path):
    """A path that is not empty: an empty one, as of an unset variable of a shell, would be the folder one is in."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if not os.fspath(value):
            self.fail(
                "an empty name is that of no file or folder; give one, or . for the folder you are in", param, ctx
            )
        return super().convert(value, param, ctx)


recordings = click.argument(
    "recordings", nargs=-1, required=True, type=_GivenName(path_type=Path), metavar="RECORDING..."
)

_READING = (
    click.option("--channels", metavar="A,B,...", help="Take these channels only; or names for a table without names."),
    click.option("--exclude", metavar="A,B,...", help="Leave these channels out."),
    click.option("--sfreq", type=float, metavar="HZ", help="Samples a second, where the file does not tell."),
    click.option("--device", metavar="NAME", help="Headset, as muse, cyton, epoc; a wrong name lists them all."),
    click.option("--stream", metavar="NAME", help="Which stream or variable to read, where a file holds several."),
)


def reading(command: Callable[..., int]) -> Callable[..., int]:
    """Add what a user may tell of a recording, and hand it to the command as ``reading``, for ``read``."""

    @wraps(command)
    def gathered(
        *args: object,
        channels: str | None,
        exclude: str | None,
        sfreq: float | None,
        device: str | None,
        stream: str | None,
        **others: object,
    ) -> int:
        told = Reading(_names(channels), _names(exclude), sfreq, device, stream)
        return command(*args, reading=told, **others)

    wrapped = gathered
    for option in reversed(_READING):
        wrapped = option(wrapped)
    return wrapped


def _names(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(name.strip() for name in text.split(",") if name.strip())
