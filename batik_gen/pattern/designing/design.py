"""The verb *design*: a Portrait and a mapping become a Design."""

import math
from collections.abc import Iterator
from pathlib import Path

from batik_gen.pattern.declaring.common_parameters import LEFT_TO_PROCESS
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.registry import family_named, parameters_of, usual_process, variant_named
from batik_gen.pattern.designing.ends import mapping_of
from batik_gen.pattern.designing.field import local_field
from batik_gen.pattern.designing.mapping import Rule
from batik_gen.pattern.wave.wave_of import wave_of
from batik_gen.pattern.wave.whispering import whispered
from batik_gen.values.design import Design, Local, Reason
from batik_gen.values.errors import BadDesign, BadSize, BatikGenError, NotEnoughEEG, UnknownName
from batik_gen.values.own_process import name_of_process
from batik_gen.values.portrait import Portrait
from batik_gen.values.wave import Wave
from batik_gen.values.words import Words
from batik_gen.version import __version__
from batik_gen.voice import DEFAULT_VOICE, check_voice

DOUBTFUL = Words(
    "It is doubtful here, so its line lies nearer to the middle.",
    "Di sini hal itu meragukan, maka garisnya lebih dekat ke tengah.",
)
PATCH = "patch.fullness"
"""A parameter that every family has that divides the cloth into patches, and no other."""
SMALLEST_MM, LARGEST_MM = 10.0, 6000.0


def design(
    portrait: Portrait,
    *,
    motif: str = "truntum",
    variant: str = "",
    process: str | None = None,
    declaration: str = "",
    size_mm: tuple[float, float] = (400.0, 400.0),
    seed: int = 1,
    mapping: str | Path | None = None,
    voice: float = DEFAULT_VOICE,
    whisper: bool = False,
) -> Design:
    """Set the parameters of a motif from measured numbers.

    Parameters
    ----------
    portrait
        What was measured.
    motif
        Name of a family; see ``batik-gen motifs``.
    variant
        Name of one of its variants, within whose ranges the parameters then stay.
    process
        Name of a wax-and-dye process; the family's usual one if None.
    declaration
        The TOML of a process of one's own, which it names itself; empty for one that is known by name.
    size_mm
        Width and height of the cloth in mm.
    seed
        Seed of the hand's irregularity; EEG never enters it.
    mapping
        Path of a mapping table, or None for the shipped one.
    voice
        How far people stand apart on the cloth, 0..1: 0 is the quiet cloth of a museum, 1 the widest
        that still is that family.
    whisper
        True if a family whose form is the recording shall be drawn so that nobody can read it back.

    Returns
    -------
    A complete Design. A percentile sets its parameter in whole percents, since a cloth is to be shown
    (docs/sources.md#rounding). A feature that could not be measured leaves its parameter at the middle
    of its mapped range, and the legend says so; one that is doubtful moves it from there by as much as
    it is sure.

    Raises
    ------
    UnknownName
        If no family has that name, or the family no such variant.
    BadMapping
        If the mapping cannot be used.
    BadSize
        If the cloth cannot have that size.
    NotEnoughEEG
        If the family needs a waveform and there are band powers only.
    BadProcess
        If the declaration names no process, or another one.
    BadValue
        If the voice does not lie between 0 and 1.
    """
    check_voice(voice)
    family = family_named(motif)
    wave = _wave(portrait, family, whisper)
    size_mm = (float(size_mm[0]), float(size_mm[1]))
    check_size(size_mm)
    declared = parameters_of(family, variant)
    kind = variant_named(family, variant)
    ranges = kind.ranges if kind else {}
    table = mapping_of(family, mapping)
    # What only a loud cloth moves, a quiet one does not name: it stays as it is by tradition.
    unnamed = {*LEFT_TO_PROCESS, *(rule.parameter for rule in table.rules if rule.quiet[0] == rule.quiet[1])}
    dressed = name_of_process(process, declaration, usual_process(family, variant))
    customs = family.customs.get(dressed, {})
    parameters = {name: customs.get(name, p.default) for name, p in declared.items() if name not in unnamed}
    legend: dict[str, Reason] = {}
    for rule in table.rules:
        ends = rule.ends(voice, ranges.get(rule.parameter))
        if rule.parameter not in declared or ends[0] == ends[1]:
            continue
        parameters[rule.parameter], legend[rule.parameter] = _set_by(rule, ends, portrait)
    local = {r.parameter: Local(r.band, r.amount) for r in table.local if r.parameter in declared}
    return Design(
        version=__version__,
        motif=family.name,
        process=dressed,
        declaration=declaration,
        size_mm=size_mm,
        seed=seed,
        mapping=table.name,
        norms=portrait.norms,
        parameters=parameters,
        local=local,
        field=local_field(portrait),
        legend=legend,
        variant=variant,
        voice=voice,
        wave=wave,
    )


def _set_by(rule: Rule, ends: tuple[float, float], portrait: Portrait) -> tuple[float, Reason]:
    """Return the value that a rule sets between its ends, and the reason for it."""
    feature = portrait.feature(rule.feature)
    measured = None if feature is None else feature.value
    sure = 1.0 if feature is None else feature.sure
    percentile = None
    if feature is not None and feature.percentile is not None:
        percentile = float(round(50.0 + sure * (feature.percentile - 50.0)))
    doubt = Words("", "") if sure == 1.0 or percentile is None else DOUBTFUL
    return _six(rule.value(0.5 if percentile is None else percentile / 100, ends)), Reason(
        rule.feature,
        None if measured is None else _six(measured),
        "" if feature is None else feature.unit,
        percentile,
        f"{rule.reason.en} {doubt.en}".rstrip(),
        f"{rule.reason.id} {doubt.id}".rstrip(),
    )


def _wave(portrait: Portrait, family: Family, whisper: bool) -> Wave | None:
    """Return what a family draws whose form is the recording, None for all others; raises NotEnoughEEG."""
    if not family.reading:
        return None
    wave = wave_of(portrait)
    if family.needs_waveform and not wave.rows:
        raise NotEnoughEEG(
            f"{family.name} is drawn from a spectrum, and this file holds band powers only; choose another motif, "
            "or record the waveform"
        )
    return whispered(wave) if whisper else wave


def check(held: Design) -> dict[str, Parameter]:
    """Check a Design against the family's table and return the parameters it may hold.

    Raises
    ------
    UnknownName
        If the family or its variant is not known.
    BadDesign
        If a parameter is unknown or outside its range.
    BadSize
        If the size cannot be drawn.
    """
    for _, fault in faults(held):
        raise fault
    return parameters_of(family_named(held.motif), held.variant)


def faults(held: Design) -> Iterator[tuple[tuple[str, ...], BatikGenError]]:
    """Yield what in a Design cannot be drawn, each with the keys under which its TOML holds it."""
    try:
        family = family_named(held.motif)
    except UnknownName as unknown:
        yield ("motif",), unknown
        return
    try:
        declared = parameters_of(family, held.variant)
    except UnknownName as unknown:
        yield ("variant",), unknown
        return
    try:
        check_size(held.size_mm)
    except BadSize as fault:
        yield ("size_mm",), fault
    for name, value in held.parameters.items():
        if problem := _problem(held, declared, name, value):
            group, _, key = name.partition(".")
            yield ("parameters", group, key), BadDesign(problem)
    for name, local in held.local.items():
        if name not in declared:
            problem = f"'local.{name}' is not a parameter of {held.motif}; take it out or correct its name"
            yield ("local", name), BadDesign(problem)
        elif local.band not in held.field.bands:
            problem = f"'local.{name}.band' is '{local.band}'; the field holds {', '.join(held.field.bands)}"
            yield ("local", name, "band"), BadDesign(problem)
    if family.reading and (held.wave is None or (family.needs_waveform and not held.wave.rows)):
        lacks = "[wave]" if held.wave is None else "'wave.spectra'"
        problem = f"{held.motif} is drawn from the recording, and the Design holds no {lacks}; make it from a recording"
        yield ("motif",), BadDesign(problem)
    if held.patches and not held.cloth and PATCH not in declared and not (held.owners and family.whose):
        problem = f"{held.motif} is not made of patches; take out [[patches]], or let the motif be tambal"
        yield ("patches",), BadDesign(problem)


def _problem(held: Design, declared: dict[str, Parameter], name: str, value: float) -> str:
    """Say what is wrong with a parameter, or nothing."""
    if name not in declared:
        return f"'{name}' is not a parameter of {held.motif}; its parameters are {', '.join(sorted(declared))}"
    p = declared[name]
    if p.low <= value <= p.high:
        return ""
    unit = f" {p.unit}" if p.unit else ""
    kind = f" in {held.motif} {held.variant}" if held.variant else ""
    return f"'{name}' is {value:g}; it must lie between {p.low:g} and {p.high:g}{unit}{kind}"


def check_size(size_mm: tuple[float, float]) -> None:
    """Refuse a cloth that cannot be woven; raises BadSize."""
    for side in size_mm:
        if not (math.isfinite(side) and SMALLEST_MM <= side <= LARGEST_MM):
            raise BadSize(
                f"a cloth of {size_mm[0]:g} x {size_mm[1]:g} mm cannot be drawn; "
                f"each side must lie between {SMALLEST_MM:g} and {LARGEST_MM:g} mm"
            )


def _six(value: float) -> float:
    """Round to six significant digits: spectra differ in their last bits between machines."""
    return float(f"{value:.6g}")
