"""``batik-gen motifs``: the families, what they mean and who may wear them."""

from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common
from batik_gen.cli.running.terminal import tell
from batik_gen.cli.running.wrapping import wrap
from batik_gen.values.words import Words

if TYPE_CHECKING:
    from batik_gen.pattern.declaring.kinds import Family
    from batik_gen.pattern.declaring.parameters import Parameter, Variant

_INDENT = " " * 4
_TITLES = (
    Words("region", "daerah"),
    Words("meaning", "makna"),
    Words("rule", "aturan"),
    Words("symmetry", "simetri"),
    Words("sources", "sumber"),
    Words("parameters, with the range that real cloth has", "parameter, dengan rentang pada kain yang sebenarnya"),
)
_INDICATION = Words("indication", "indikasi")
_READING = Words("how it is read", "cara membacanya")
_VARIANTS = Words("variants, for --variant", "ragam, untuk --variant")
_BY_NAME = Words("Drawn only when asked for by name.", "Hanya digambar bila diminta dengan namanya.")
_MORE = Words("'batik-gen motifs NAME' tells all about one.", "'batik-gen motifs NAMA' menjelaskan satu motif.")


@click.command("motifs", short_help="List the motif families.")
@click.argument("name", required=False)
@common.lang
def command(name: str | None, lang: str) -> None:
    """List the motif families, or tell all about the one called NAME."""
    from batik_gen.pattern.declaring.registry import families, family_named

    if name is not None:
        tell(_all_about(family_named(name), lang))
        return
    for family in families().values():
        tell(f"{family.name}  ({family.region.say(lang)})")
        tell(wrap(family.meaning.say(lang), _INDENT, _INDENT))
        tell(wrap(family.rule.say(lang), _INDENT, _INDENT))
        if family.indication.en:
            tell(wrap(family.indication.say(lang), _INDENT, _INDENT))
        if family.variants:
            tell(wrap(f"--variant {', '.join(v.name for v in family.variants)}", _INDENT, _INDENT))
        tell()
    tell(_MORE.say(lang))


def _all_about(family: "Family", lang: str) -> str:
    from batik_gen.pattern.declaring.registry import parameters_of

    region, meaning, rule, symmetry, sources, parameters = (title.say(lang) for title in _TITLES)
    told = [
        (region, family.region.say(lang)),
        (meaning, family.meaning.say(lang)),
        (rule, family.rule.say(lang)),
        *([(_INDICATION.say(lang), family.indication.say(lang))] if family.indication.en else []),
        (symmetry, family.symmetry),
        (sources, "; ".join(family.sources)),
    ]
    lines = [family.label.say(lang)]
    lines += [wrap(f"{title:9} {text}", rest=" " * 10) for title, text in told]
    if family.reading:
        lines.append(f"{_READING.say(lang)}:")
        lines += [wrap(f"- {told.say(lang)}", _INDENT[:2], _INDENT) for told in family.reading]
    if family.variants:
        lines.append(f"{_VARIANTS.say(lang)}:")
        lines += [_variant(v, lang) for v in family.variants]
    lines.append(f"{parameters}:")
    lines += [_line(p, lang) for p in parameters_of(family).values()]
    return "\n".join(lines)


def _variant(v: "Variant", lang: str) -> str:
    told = f"{v.meaning.say(lang)} {_BY_NAME.say(lang)}" if v.restricted else v.meaning.say(lang)
    return wrap(f"{v.name:12} {told}", _INDENT[:2], " " * 15)


def _line(p: "Parameter", lang: str) -> str:
    ends = f"{p.low:g} .. {p.high:g} {p.unit}".rstrip()
    return f"  {p.name:22} {ends:20} {p.label.say(lang)}"
