"""What is to be drawn: everything needed for a cloth, nothing else, as TOML an artist can edit."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import tomli_w

from batik_gen.values.arrays import FloatArray, frozen, same
from batik_gen.values.errors import BadDesign
from batik_gen.values.files import write_whole


@dataclass(frozen=True)
class Reason:
    """Tell which number set a parameter, and why.

    Parameters
    ----------
    feature
        Name of the measured feature, or an empty string where tradition alone decides.
    measured
        The measured value, or None where it could not be measured.
    unit
        Unit of the measured value.
    percentile
        Its place among the norm population, 0..100, or None.
    en, id
        The reason in English and in Indonesian.
    """

    feature: str
    measured: float | None
    unit: str
    percentile: float | None
    en: str
    id: str


@dataclass(frozen=True)
class Repeat:
    """Say that the cloth repeats.

    Parameters
    ----------
    layout
        Name of the layout, or of the way in which a cap is set down.
    block_mm
        Width and height of the block.
    misfit_mm
        How far a cap is set beside its place at most.
    pressure
        How unequally hard it is pressed, 0..1.
    """

    layout: str
    block_mm: tuple[float, float]
    misfit_mm: float = 0.0
    pressure: float = 0.0


@dataclass(frozen=True)
class Local:
    """Say how far a parameter follows the local field: by ``amount`` per unit of ``band``."""

    band: str
    amount: float


@dataclass(frozen=True, eq=False)
class Field:
    """Hold how the recording moved: bands x time x place, each -1..1, 0 its own middle.

    Time runs along the width of the cloth, the head (front to back) down its height.
    """

    bands: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", frozen(self.values))

    def __eq__(self, other: object) -> bool:
        return same(self, other)


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
    cloth
        Name of the cloth format, or empty for one motif all over.
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
    cloth: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", {k: float(v) for k, v in self.parameters.items()})
        for name in ("parameters", "local", "legend"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    def to_toml(self) -> str:
        """Return the Design as TOML; the order of keys never varies."""
        return tomli_w.dumps(self._held())

    def _held(self) -> dict[str, Any]:
        """Return what the TOML holds."""
        groups: dict[str, dict[str, float]] = {}
        for key, value in self.parameters.items():
            group, _, name = key.partition(".")
            groups.setdefault(group, {})[name] = value
        legend = {
            key: {
                name: value
                for name, value in (
                    ("feature", why.feature),
                    ("measured", why.measured),
                    ("unit", why.unit),
                    ("percentile", why.percentile),
                    ("en", why.en),
                    ("id", why.id),
                )
                if value is not None
            }
            for key, why in self.legend.items()
        }
        return {
            "batik_gen": self.version,
            "motif": self.motif,
            **({"variant": self.variant} if self.variant else {}),
            "process": self.process,
            "size_mm": list(self.size_mm),
            **({"cloth": self.cloth} if self.cloth else {}),
            **({"repeat": _told(self.repeat)} if self.repeat else {}),
            "seed": self.seed,
            "mapping": self.mapping,
            "norms": self.norms,
            "parameters": groups,
            "local": {key: {"band": v.band, "amount": v.amount} for key, v in self.local.items()},
            "legend": legend,
            "field": {"bands": list(self.field.bands), "values": self.field.values.tolist()},
            **({"patches": [patch._held() for patch in self.patches]} if self.patches else {}),
        }

    @classmethod
    def from_toml(cls, text: str) -> "Design":
        """Read a Design from TOML.

        Raises
        ------
        BadDesign
            If the text is not TOML, or a key is missing, unknown or of the wrong kind.
        """
        try:
            held = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadDesign(f"the Design is not valid TOML: {error}; mend that place and draw again") from None
        return cls._from(held)

    @classmethod
    def _from(cls, held: Mapping[str, Any]) -> "Design":
        """Read what a TOML held."""
        known = {
            "batik_gen", "motif", "variant", "process", "size_mm", "seed", "mapping",
            "norms", "parameters", "local", "legend", "field", "repeat", "patches", "cloth",
        }  # fmt: skip
        if strange := sorted(set(held) - known):
            raise BadDesign(f"the Design has the unknown key '{strange[0]}'; known keys are {', '.join(sorted(known))}")
        width, height = _pair(held, "size_mm")
        parameters = {
            f"{group}.{name}": _number(value, f"parameters.{group}.{name}")
            for group, values in _table(held, "parameters").items()
            for name, value in _table(held["parameters"], group).items()
            if values is not None
        }
        return cls(
            version=_text(held, "batik_gen"),
            motif=_text(held, "motif"),
            process=_text(held, "process"),
            size_mm=(width, height),
            seed=_whole(held, "seed"),
            mapping=_text(held, "mapping"),
            norms=_text(held, "norms"),
            parameters=parameters,
            local={key: _local(held["local"], key) for key in _table(held, "local")},
            field=_field(_table(held, "field")),
            legend={key: _reason(held["legend"], key) for key in _table(held, "legend")},
            variant=_text(held, "variant") if "variant" in held else "",
            repeat=_repeat(_table(held, "repeat")) if "repeat" in held else None,
            patches=_patches(held.get("patches", [])),
            cloth=_text(held, "cloth") if "cloth" in held else "",
        )

    def save(self, path: str | Path) -> None:
        """Write the Design as TOML; raises CannotWrite."""
        text = self.to_toml()
        write_whole(Path(path), lambda file: file.write(text.encode()))

    @classmethod
    def load(cls, path: str | Path) -> "Design":
        """Read a Design that ``save`` wrote or a hand edited; raises BadDesign."""
        path = Path(path)
        try:
            return cls.from_toml(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise BadDesign(f"{path.name} is not there; give the .design.toml that 'batik-gen make' wrote") from None
        except IsADirectoryError:
            raise BadDesign(f"{path.name} is a folder; give the .design.toml inside it") from None
        except UnicodeDecodeError:
            raise BadDesign(f"{path.name} is not text; give a .design.toml that 'batik-gen make' wrote") from None
        except BadDesign as error:
            raise BadDesign(f"{path.name}: {error}") from None


def _patches(held: object) -> tuple[Design, ...]:
    if not isinstance(held, list) or not all(isinstance(entry, dict) for entry in held):
        raise BadDesign("'patches' must be written as [[patches]] tables, each a whole Design")
    found = []
    for number, entry in enumerate(held, 1):
        if entry.get("patches"):
            raise BadDesign(f"patches {number} is divided into patches itself; give the Designs in it one by one")
        try:
            found.append(Design._from(entry))
        except BadDesign as error:
            raise BadDesign(f"patches {number}: {error}") from None
    return tuple(found)


def _missing(key: str) -> BadDesign:
    return BadDesign(f"the Design lacks '{key}'; take it from a Design that 'batik-gen make' wrote")


def _table(held: Mapping[str, Any], key: str) -> dict[str, Any]:
    if key not in held:
        raise _missing(key)
    if not isinstance(held[key], dict):
        raise BadDesign(f"'{key}' must be a table of values, not {held[key]!r}")
    return dict(held[key])


def _text(held: Mapping[str, Any], key: str) -> str:
    if key not in held:
        raise _missing(key)
    if not isinstance(held[key], str):
        raise BadDesign(f"'{key}' must be text in quotes, not {held[key]!r}")
    return str(held[key])


def _number(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
        raise BadDesign(f"'{key}' must be a number, not {value!r}")
    return float(value)


def _whole(held: Mapping[str, Any], key: str) -> int:
    if key not in held:
        raise _missing(key)
    value = held[key]
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63:
        raise BadDesign(f"'{key}' must be a whole number from 0, not {value!r}")
    return value


def _pair(held: Mapping[str, Any], key: str) -> tuple[float, float]:
    if key not in held:
        raise _missing(key)
    value = held[key]
    if not isinstance(value, list) or len(value) != 2:
        raise BadDesign(f"'{key}' must be [width, height] in mm, not {value!r}")
    return _number(value[0], key), _number(value[1], key)


def _repeat(held: Mapping[str, Any]) -> Repeat:
    return Repeat(
        _text(held, "layout"),
        _pair(held, "block_mm"),
        _number(held.get("misfit_mm", 0.0), "repeat.misfit_mm"),
        _number(held.get("pressure", 0.0), "repeat.pressure"),
    )


def _told(repeat: Repeat) -> dict[str, Any]:
    cap = {"misfit_mm": repeat.misfit_mm, "pressure": repeat.pressure} if repeat.misfit_mm or repeat.pressure else {}
    return {"layout": repeat.layout, "block_mm": list(repeat.block_mm), **cap}


def _local(held: Mapping[str, Any], key: str) -> Local:
    entry = _table(held, key)
    return Local(_text(entry, "band"), _number(entry.get("amount"), f"local.{key}.amount"))


def _reason(held: Mapping[str, Any], key: str) -> Reason:
    entry = _table(held, key)

    def optional(name: str) -> float | None:
        return _number(entry[name], f"legend.{key}.{name}") if name in entry else None

    return Reason(
        feature=_text(entry, "feature"),
        measured=optional("measured"),
        unit=_text(entry, "unit"),
        percentile=optional("percentile"),
        en=_text(entry, "en"),
        id=_text(entry, "id"),
    )


def _field(held: Mapping[str, Any]) -> Field:
    bands = held.get("bands")
    if not isinstance(bands, list) or not all(isinstance(b, str) for b in bands):
        raise BadDesign("'field.bands' must be a list of band names in quotes")
    try:
        values = np.array(held.get("values"), dtype=np.float64)
    except (TypeError, ValueError):
        values = np.zeros(0)
    if values.ndim != 3 or len(values) != len(bands) or not values.size or not np.isfinite(values).all():
        raise BadDesign("'field.values' must hold numbers as bands x time x place, one block a band")
    if np.abs(values).max() > 1:
        raise BadDesign("'field.values' must lie between -1 and 1")
    return Field(tuple(bands), values)
