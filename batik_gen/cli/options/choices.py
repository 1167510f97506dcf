"""Options by which a person decides what the waves would have decided."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from batik_gen.values.design import Design


def _read_values(ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, float]:
    """Read ``name=number`` pairs."""
    values = {}
    for text in given:
        name, sign, number = text.partition("=")
        try:
            values[name.strip()] = float(number)
        except ValueError:
            sign = ""
        if not sign:
            raise click.UsageError(
                f"'{text}' does not set a parameter; write --set NAME=NUMBER, as --set truntum.pitch=32", ctx
            )
    return values


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--set``, ``--lock`` and ``--remukan``."""
    for option in (
        click.option(
            "--remukan",
            type=click.FloatRange(0.0, 1.0),
            help="Cracks in the wax, 0 to 1; by default as the process has it, most often none.",
        ),
        click.option(
            "--lock",
            "locked",
            multiple=True,
            envvar="BATIK_GEN_LOCK",
            metavar="NAME",
            help="Keep a parameter at the value of tradition, whatever was measured; may be repeated.",
        ),
        click.option(
            "--set",
            "by_hand",
            multiple=True,
            envvar="BATIK_GEN_SET",
            callback=_read_values,
            metavar="NAME=NUMBER",
            help="Set a parameter yourself; 'batik-gen motifs MOTIF' lists them; may be repeated.",
        ),
    ):
        command = option(command)
    return command


def check_choice(
    motif: str, variant: str, by_hand: dict[str, float], locked: tuple[str, ...], remukan: float | None
) -> dict[str, float]:
    """Check names and ranges before any recording is opened, and return all values set by hand.

    Raises
    ------
    UnknownName, BadValue
        As ``chosen``.
    """
    from batik_gen.pattern.designing.by_hand import check_values

    values = by_hand if remukan is None else {**by_hand, "bath.remukan": remukan}
    check_values(motif, variant, values, locked)
    return values


def decided(design: "Design", values: dict[str, float], locked: tuple[str, ...]) -> "Design":
    """Return the Design with what was decided by hand."""
    from batik_gen.pattern.designing.by_hand import chosen

    return chosen(design, values, locked) if values or locked else design
