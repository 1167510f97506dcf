"""What a sheet varies from column to column: motif, process, seed, size, voice, or one parameter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from batik_gen.cli.options.process import ProcessChoice
from batik_gen.legend.words import number_words
from batik_gen.values.errors import BadValue, UnknownName
from batik_gen.values.words import Words

_MOST = 60
"""Variations on one sheet: more cannot be told apart on paper."""

KINDS = ("motif", "process", "seed", "size", "voice", "param=NAME")

_SEEDS = ("1", "2", "3", "4")
_SIZES = ("100", "200", "400", "800")
_VOICES = ("0", "0.5", "1")
_STEPS = 5
_HAND = Words("hand", "tangan")
_VOICE = Words("voice", "suara")


@dataclass(frozen=True)
class Dress:
    """Hold what one cloth of a sheet is dressed in."""

    motif: str
    variant: str
    process: ProcessChoice
    side_mm: float
    seed: int
    values: Mapping[str, float] = field(default_factory=dict)
    voice: float = 0.0


@dataclass(frozen=True)
class Column:
    """Hold one column of a sheet: its heading and what its cloths are dressed in."""

    heading: str
    dress: Dress


def columns(vary: str, given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    """Return the columns of a sheet.

    Parameters
    ----------
    vary
        One of ``KINDS``.
    given
        The values to show, as texts; a fitting choice where there are none.
    plain
        What does not vary.
    lang
        ``en`` or ``id``.

    Raises
    ------
    UnknownName
        If the kind, or a name among the values, is not known.
    BadValue
        If a value cannot be used.
    """
    if len(given) > _MOST:
        raise BadValue(f"a sheet shows at most {_MOST} variations, --values gives {len(given)}; make several sheets")
    kind, _, name = vary.partition("=")
    if kind in ("param", "parameter") and name:
        return _of_parameter(name, given, plain, lang)
    found = _TABLE.get(kind)
    if found is None or name:
        raise UnknownName(f"a sheet cannot vary '{vary}'; choose {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    return found(given, plain, lang)


def _of_motif(given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    from batik_gen.pattern.declaring.registry import families, family_named

    chosen = [family_named(name) for name in given] if given else list(families().values())
    return tuple(Column(family.label.say(lang), replace(plain, motif=family.name, variant="")) for family in chosen)


def _of_process(given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    from batik_gen.render.processes.table import PROCESSES, find_process

    chosen = [find_process(name) for name in given] if given else list(PROCESSES.values())
    return tuple(
        Column(process.title.say(lang), replace(plain, process=ProcessChoice(process.name))) for process in chosen
    )


def _of_seed(given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    word = _HAND.say(lang)
    seeds = [round(_number(text, "a seed")) for text in given or _SEEDS]
    if min(seeds) < 0:
        raise BadValue(f"a seed is {min(seeds)}; give whole numbers from 0")
    return tuple(Column(f"{word} {seed}", replace(plain, seed=seed)) for seed in seeds)


def _of_size(given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    from batik_gen.pattern.designing.design import check_size

    sides = [_number(text.removesuffix("mm"), "a size in mm") for text in given or _SIZES]
    for side in sides:
        check_size((side, side))
    return tuple(
        Column(
            f"{number_words(side / 10, 'cm', lang)}",
            replace(plain, side_mm=side),
        )
        for side in sides
    )


def _of_voice(given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    from batik_gen.voice import check_voice

    voices = [_number(text, "a voice") for text in given or _VOICES]
    for voice in voices:
        check_voice(voice)
    word = _VOICE.say(lang)
    return tuple(Column(f"{word} {number_words(v, '', lang)}", replace(plain, voice=v)) for v in voices)


def _of_parameter(name: str, given: Sequence[str], plain: Dress, lang: str) -> tuple[Column, ...]:
    from batik_gen.pattern.declaring.registry import family_named, parameters_of
    from batik_gen.pattern.designing.by_hand import check_values, known

    p = known(name, parameters_of(family_named(plain.motif), plain.variant), plain.motif)
    steps = [p.low + (p.high - p.low) * n / (_STEPS - 1) for n in range(_STEPS)]
    numbers = [_number(text, f"a value of {name}") for text in given] or steps
    for number in numbers:
        check_values(plain.motif, plain.variant, {name: number}, ())
    return tuple(
        Column(
            f"{p.label.say(lang)}: {number_words(number, p.unit, lang)}",
            replace(plain, values={**plain.values, name: number}),
        )
        for number in numbers
    )


def _number(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadValue(f"'{text}' is not {what}; give numbers, as --values 1,2,3") from None


_TABLE = {"motif": _of_motif, "process": _of_process, "seed": _of_seed, "size": _of_size, "voice": _of_voice}
