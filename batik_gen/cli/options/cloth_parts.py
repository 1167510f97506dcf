"""Options that cut a cloth into its parts: a sarung, a selendang, morning and evening."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from batik_gen.pattern.cloths.kind import ClothFormat
    from batik_gen.values.design import Design
    from batik_gen.values.portrait import Portrait

Measure = Callable[[Path], "Portrait"]

_CROSSED, _ROWS = "silang", "baris"
"""The cloth of two motifs, and what it calls the rows of the second."""


@dataclass(frozen=True)
class Cut:
    """Hold how a cloth shall be cut: its format's name, and what was said of its parts.

    Parameters
    ----------
    cloth
        Name of the format, or empty.
    parts
        Role -> motif (empty for the usual one) and recording (None for the body's own).
    """

    cloth: str = ""
    parts: tuple[tuple[str, str, Path | None], ...] = ()

    @property
    def format(self) -> "ClothFormat | None":
        """The format, or None; raises UnknownName."""
        if not self.cloth:
            return None
        from batik_gen.pattern.cloths.table import cloth_named

        return cloth_named(self.cloth)

    @property
    def word(self) -> str:
        """What a file's name tells of it: the cloth, and of two motifs crossed also the second."""
        return "-".join((self.cloth, *(motif for name, motif, _ in self.parts if name == _ROWS and motif)))

    @property
    def size_mm(self) -> tuple[float, float] | None:
        """Its usual size in mm."""
        return self.format.size_mm if self.format else None

    def check(self, motif: str, size_mm: tuple[float, float]) -> None:
        """Check the parts that were named; raises UnknownName, BadSize or UsageError."""
        from batik_gen.pattern.cloths.assembling import check_room
        from batik_gen.pattern.declaring.registry import family_named

        known = self.format
        if known is None:
            if self.parts:
                raise click.UsageError("--part names a part of a cloth; say which cloth with --cloth")
            return
        roles = {role.name for role in known.roles}
        for name, part_motif, recording in self.parts:
            if name not in roles:
                offer = f"its parts are {', '.join(sorted(roles))}" if roles else "it has no parts beside its body"
                raise click.UsageError(f"a {known.name} has no part '{name}'; {offer}")
            if part_motif:
                family_named(part_motif)
            if recording is not None and not recording.exists():
                raise click.UsageError(f"there is no file {recording.name} for the part '{name}'")
        check_room(known, size_mm)

    def tailored(self, body: "Design", portrait: "Portrait", measure: Measure, whisper: bool = False) -> "Design":
        """Return the Design of the whole cloth.

        Parameters
        ----------
        body
            The Design of its body.
        portrait
            What the body was designed from.
        measure
            Measures the recording of a part that has one of its own.
        whisper
            As in ``design``, for every part.
        """
        known = self.format
        if known is None:
            return body
        from batik_gen import design
        from batik_gen.pattern.cloths.assembling import tailored

        said = {name: (motif, recording) for name, motif, recording in self.parts}
        parts = []
        for role in known.roles:
            motif, recording = said.get(role.name, ("", None))
            usual = role.other if role.motif == body.motif else role.motif
            parts.append(
                design(
                    portrait if recording is None else measure(recording),
                    motif=motif or (body.motif if recording is not None else usual),
                    process=body.process,
                    size_mm=body.size_mm,
                    seed=body.seed,
                    voice=body.voice,
                    whisper=whisper,
                )
            )
        return tailored(known.name, body, parts)


def _read_parts(ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Any, ...]:
    """Read ``role=motif``, ``role=:recording`` and ``role=motif:recording``."""
    parts = []
    for text in given:
        role, sign, said = text.partition("=")
        motif, _, recording = said.partition(":")
        if not sign or not said:
            raise click.UsageError(
                f"'{text}' names no part; write --part ROLE=MOTIF or --part ROLE=MOTIF:RECORDING", ctx
            )
        parts.append((role.strip(), motif.strip(), Path(recording) if recording else None))
    return tuple(parts)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--cloth`` and ``--part``, packed into the parameter ``cut``."""

    @wraps(command)
    def packed(*args: Any, cloth: str, parts: tuple[Any, ...], crossed: str, **rest: Any) -> Any:
        return command(*args, cut=Cut(cloth, parts) if not crossed else _crossing(crossed, cloth, parts), **rest)

    chosen: Callable[..., Any] = click.option(
        "--part",
        "parts",
        multiple=True,
        callback=_read_parts,
        metavar="ROLE=MOTIF[:RECORDING]",
        help="What a part of the cloth is drawn in, and from which recording if not the same; may be repeated.",
    )(packed)
    chosen = click.option(
        "--with",
        "crossed",
        default="",
        metavar="MOTIF[:RECORDING]",
        help="Cross the motif with another: rows of this one between panels of the first.",
    )(chosen)
    return click.option(
        "--cloth",
        default="",
        metavar="NAME",
        help="kain-panjang, sarung, selendang, iket, pagi-sore, panel or silang; one motif all over by default.",
    )(chosen)


def _crossing(crossed: str, cloth: str, parts: tuple[Any, ...]) -> Cut:
    """Return how a cloth of two motifs is cut: the format that crosses them, its rows drawn in the other."""
    if cloth or parts:
        raise click.UsageError(
            "--with crosses two motifs on a cloth of its own; leave out --cloth and --part beside it"
        )
    motif, _, recording = crossed.partition(":")
    return Cut(_CROSSED, ((_ROWS, motif.strip(), Path(recording) if recording else None),))
