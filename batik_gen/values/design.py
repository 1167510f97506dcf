"""What is to be drawn: everything needed for a cloth, nothing else, as TOML an artist can edit."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from batik_gen.values.arrays import same
from batik_gen.values.design_fields import Local, Naming, Reason, Repeat, fields_in, toml_of
from batik_gen.values.errors import BadDesign
from batik_gen.values.files import write_whole
from batik_gen.values.toml_table import toml_text
from batik_gen.values.wave import Field, Wave

__all__ = ["GIVE", "STILL", "Design", "Field", "Local", "Naming", "Reason", "Repeat", "Wave"]

GIVE = "give a .design.toml that 'batik-gen make' wrote"
"""What to do about a file that is no Design."""

STILL = Field(("alpha",), np.zeros((1, 1, 1)))
"""The local field of a cloth on which nothing moves."""


@dataclass(frozen=True, eq=False)
class Design:
    """Hold everything needed to draw one cloth.

    Parameters
    ----------
    version
        Version of batik-gen that made it.
    motif
        Name of the motif family.
    process
        Name of the wax-and-dye process.
    size_mm
        Width and height of the cloth in mm.
    seed
        Seed of the hand's irregularity, and of nothing else.
    mapping
        Name of the mapping table that was used.
    norms
        Name of the norms the recording was placed against.
    parameters
        ``group.name`` -> value in the unit that the family or group declares.
    local
        Parameters that vary over the cloth with the field.
    field
        How the recording moved in time and over the head.
    legend
        Parameter -> the reason for its value.
    variant
        Name of the variant of the family whose ranges it keeps to, or empty.
    repeat
        How the cloth repeats, or None.
    patches
        One Design for each person on a patchwork, dealt out over its patches in turn; none
        otherwise. Of each the motif, the parameters, the field and what follows it are used;
        process, size, seed and repeat are those of the whole cloth. Of a cloth of several
        parts, one Design for each part beside the body instead, in the order of its format.
    owners
        The id of each patch Design's person, where patches belong to ids and not to places in a row: then
        nobody's patches change when another person comes or goes.
    cloth
        Name of the cloth format, or empty for one motif all over.
    declaration
        The TOML that declares a process of one's own, so that the Design is complete; empty where
        the process is one that the tables know by name.
    wave
        The recording as it is drawn by families whose form it is, or None where the family is none of them.
    naming
        What a person calls the cloth.
    voice
        How far people stand apart on it, 0..1; 0 where a Design does not say.
    """

    version: str
    motif: str
    process: str
    size_mm: tuple[float, float]
    seed: int
    mapping: str
    norms: str
    parameters: Mapping[str, float]
    local: Mapping[str, Local]
    field: Field
    legend: Mapping[str, Reason]
    variant: str = ""
    repeat: Repeat | None = None
    patches: tuple["Design", ...] = ()
    owners: tuple[str, ...] = ()
    cloth: str = ""
    declaration: str = ""
    wave: Wave | None = None
    naming: Naming = dataclasses.field(default_factory=Naming)
    voice: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", {k: float(v) for k, v in self.parameters.items()})
        for name in ("parameters", "local", "legend"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    @property
    def tells_measured(self) -> bool:
        """Whether it holds more of the recording than it takes to draw."""
        return bool(self.legend or self.norms) or any(patch.tells_measured for patch in self.patches)

    def for_drawing(self) -> "Design":
        """Return what it takes to draw the same cloth, without what was measured.

        The reasons, with their values and percentiles, and the names of norms and mapping are left out; of
        the field stay the bands that a parameter follows, of the wave its form without the level it had.
        """
        followed = {moves.band for moves in self.local.values()}
        kept = [number for number, band in enumerate(self.field.bands) if band in followed]
        return replace(
            self,
            mapping="",
            norms="",
            legend={},
            field=Field(tuple(self.field.bands[n] for n in kept), self.field.values[kept]) if kept else STILL,
            wave=replace(self.wave, levelled_db=0.0) if self.wave else None,
            patches=tuple(patch.for_drawing() for patch in self.patches),
        )

    def to_toml(self) -> str:
        """Return the Design as TOML; the order of keys never varies."""
        return toml_of(vars(self))

    @classmethod
    def from_toml(cls, text: str, name: str = "the Design") -> "Design":
        """Read a Design from TOML.

        Parameters
        ----------
        text
            The TOML.
        name
            What refusals call it.

        Raises
        ------
        BadDesign
            If the text is not TOML, or with line and key, if one is missing, unknown or of the wrong kind.
        """
        return cls._of(fields_in(text, name))

    @classmethod
    def _of(cls, held: Mapping[str, Any]) -> "Design":
        """Return the Design of these fields; those of its patches are fields as well."""
        return cls(**{**held, "patches": tuple(cls._of(patch) for patch in held["patches"])})

    def save(self, path: str | Path) -> None:
        """Write the Design as TOML; raises CannotWrite."""
        text = self.to_toml()
        write_whole(Path(path), lambda file: file.write(text.encode()))

    @classmethod
    def load(cls, path: str | Path) -> "Design":
        """Read a Design that ``save`` wrote or a hand edited; raises BadDesign with file, line and key."""
        path = Path(path)
        return cls.from_toml(toml_text(path, GIVE, refusal=BadDesign), path.name)
