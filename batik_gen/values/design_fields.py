"""The fields of a Design: what some of them are made of, and all of them as TOML and back.

Written and read they are a mapping by name, that of each patch as well, so that this module need not know
the class that holds them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from batik_gen.values.errors import BadDesign
from batik_gen.values.own_process import name_and_declaration, toml_with_declaration
from batik_gen.values.toml_table import TomlTable, read_toml
from batik_gen.values.wave import field_in, field_written, wave_in, wave_written
from batik_gen.values.words import Words

_KEYS = (
    "batik_gen", "motif", "variant", "process", "declaration", "size_mm", "seed", "mapping", "voice",
    "norms", "parameters", "local", "legend", "naming", "field", "wave", "repeat", "owners", "patches", "cloth",
)  # fmt: skip
_MOST_SEED = 2**63 - 1


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


MOST_NAME, MOST_CREDIT, MOST_STORY = 80, 200, 4000
"""Characters of a name or a title, of a credit, of a story in one language."""


@dataclass(frozen=True)
class Naming:
    """Hold what a person calls a cloth; the words are theirs, none is ever proposed.

    Parameters
    ----------
    motif
        Name of the motif, or empty.
    title
        Title of the cloth, or empty.
    story
        What it tells, in both languages, or empty.
    credit
        Who is named as its maker, or empty.
    """

    motif: str = ""
    title: str = ""
    story: Words = field(default_factory=lambda: Words("", ""))
    credit: str = ""


def toml_of(fields: Mapping[str, Any]) -> str:
    """Return a Design as TOML; the order of keys never varies."""
    return toml_with_declaration(_written(fields), fields["declaration"])


def _written(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the TOML of a Design holds, but the declaration of its process."""
    groups: dict[str, dict[str, float]] = {}
    for key, value in fields["parameters"].items():
        group, _, name = key.partition(".")
        groups.setdefault(group, {})[name] = value
    wave, repeat, patches, naming = (fields[name] for name in ("wave", "repeat", "patches", "naming"))
    return {
        "batik_gen": fields["version"],
        "motif": fields["motif"],
        **({"variant": fields["variant"]} if fields["variant"] else {}),
        "process": fields["process"],
        "size_mm": list(fields["size_mm"]),
        **({"cloth": fields["cloth"]} if fields["cloth"] else {}),
        **({"repeat": _repeat_written(repeat)} if repeat else {}),
        "seed": fields["seed"],
        **({"owners": list(fields["owners"])} if fields["owners"] else {}),
        "mapping": fields["mapping"],
        **({"voice": fields["voice"]} if fields["voice"] else {}),
        "norms": fields["norms"],
        "parameters": groups,
        "local": {key: {"band": v.band, "amount": v.amount} for key, v in fields["local"].items()},
        "legend": {
            key: {name: value for name, value in vars(why).items() if value is not None}
            for key, why in fields["legend"].items()
        },
        **({"naming": _naming_written(naming)} if naming != Naming() else {}),
        "field": field_written(fields["field"]),
        **({"wave": wave_written(wave)} if wave else {}),
        **({"patches": [_patch_written(vars(patch)) for patch in patches]} if patches else {}),
    }


def _patch_written(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the TOML of a patch holds."""
    own = {"declaration": fields["declaration"]} if fields["declaration"] else {}
    return {**_written(fields), **own}


def _naming_written(naming: Naming) -> dict[str, Any]:
    texts = {"motif": naming.motif, "title": naming.title, "credit": naming.credit}
    story = {"story": vars(naming.story)} if naming.story != Words("", "") else {}
    return {**{name: text for name, text in texts.items() if text}, **story}


def _naming(table: TomlTable) -> Naming:
    table.allow(("motif", "title", "story", "credit"))

    def text(key: str, most: int) -> str:
        value = table.text(key) if key in table else ""
        if len(value) > most:
            raise table.wrong(key, f"expected at most {most} characters, found {len(value)}")
        return value

    story = table.words("story") if "story" in table else Words("", "")
    if max(len(story.en), len(story.id)) > MOST_STORY:
        raise table.wrong("story", f"expected at most {MOST_STORY} characters in each language")
    return Naming(text("motif", MOST_NAME), text("title", MOST_NAME), story, text("credit", MOST_CREDIT))


def _repeat_written(repeat: Repeat) -> dict[str, Any]:
    cap = {"misfit_mm": repeat.misfit_mm, "pressure": repeat.pressure} if repeat.misfit_mm or repeat.pressure else {}
    return {"layout": repeat.layout, "block_mm": list(repeat.block_mm), **cap}


def fields_in(text: str, name: str) -> dict[str, Any]:
    """Return the fields of the Design that a TOML holds; ``name`` is what refusals call it.

    Raises
    ------
    BadDesign
        If the text is not TOML, or with line and key, if one is missing, unknown or of the wrong kind.
    """
    return _fields(read_toml(text, name, refusal=BadDesign, advice="take it from a Design that 'batik-gen make' wrote"))


def _fields(table: TomlTable) -> dict[str, Any]:
    table.allow(_KEYS)
    process, declaration = _process(table)
    return {
        "version": table.text("batik_gen"),
        "motif": table.text("motif"),
        "process": process,
        "size_mm": table.numbers("size_mm", "[width, height] in mm", 2),
        "seed": table.whole("seed", 0, _MOST_SEED),
        "mapping": table.text("mapping"),
        "voice": _voice(table) if "voice" in table else 0.0,
        "norms": table.text("norms"),
        "parameters": _parameters(table.table("parameters")),
        "local": {key: _local(table.table("local").table(key)) for key in table.table("local").values},
        "field": field_in(table.table("field")),
        "naming": _naming(table.table("naming")) if "naming" in table else Naming(),
        "wave": wave_in(table.table("wave")) if "wave" in table else None,
        "legend": {key: _reason(table.table("legend").table(key)) for key in table.table("legend").values},
        "variant": table.text("variant") if "variant" in table else "",
        "repeat": _repeat(table.table("repeat")) if "repeat" in table else None,
        "patches": tuple(_patch(patch) for patch in table.tables("patches")),
        "owners": _owners(table) if "owners" in table else (),
        "cloth": table.text("cloth") if "cloth" in table else "",
        "declaration": declaration,
    }


def _process(table: TomlTable) -> tuple[str, str]:
    """Return the name of the process, and what declares it."""
    process = table.text("process")
    return (process, table.text("declaration")) if "declaration" in table else name_and_declaration(process)


def _voice(table: TomlTable) -> float:
    voice = table.number("voice")
    if not 0.0 <= voice <= 1.0:
        raise table.wrong("voice", f"expected a number from 0 to 1, found {voice:g}")
    return voice


def _owners(table: TomlTable) -> tuple[str, ...]:
    owners, count = table.texts("owners"), len(table.tables("patches"))
    if len(owners) != count or len(set(owners)) != count:
        raise table.wrong("owners", f"expected one id for each of the {count} [[patches]], no two alike")
    return owners


def _patch(table: TomlTable) -> dict[str, Any]:
    if table.tables("patches"):
        raise table.wrong("patches", "a patch is not divided into patches itself; give the Designs in it one by one")
    return _fields(table)


def _parameters(table: TomlTable) -> dict[str, float]:
    groups = {group: table.table(group) for group in table.values}
    return {f"{group}.{name}": values.number(name) for group, values in groups.items() for name in values.values}


def _repeat(table: TomlTable) -> Repeat:
    table.allow(("layout", "block_mm", "misfit_mm", "pressure"))
    width, height = table.numbers("block_mm", "[width, height] in mm", 2)
    return Repeat(
        table.text("layout"),
        (width, height),
        table.number("misfit_mm") if "misfit_mm" in table else 0.0,
        table.number("pressure") if "pressure" in table else 0.0,
    )


def _local(table: TomlTable) -> Local:
    table.allow(("band", "amount"))
    return Local(table.text("band"), table.number("amount"))


def _reason(table: TomlTable) -> Reason:
    table.allow(("feature", "measured", "unit", "percentile", "en", "id"))
    return Reason(
        feature=table.text("feature"),
        measured=table.number("measured") if "measured" in table else None,
        unit=table.text("unit"),
        percentile=table.number("percentile") if "percentile" in table else None,
        en=table.text("en"),
        id=table.text("id"),
    )
