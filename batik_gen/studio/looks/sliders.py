"""What can be changed of a look: each parameter with its range, where the wave put it, and what moves it."""

from dataclasses import replace
from typing import Any

from batik_gen.legend.pointing.baths import unused_depths
from batik_gen.legend.words import feature_words, people_words
from batik_gen.pattern.declaring.common_parameters import LEFT_TO_PROCESS
from batik_gen.pattern.declaring.registry import family_named, parameters_of, usual_process, variant_named
from batik_gen.pattern.designing.ends import ends_of
from batik_gen.render.processes.table import find_process
from batik_gen.studio.looks.designing import Designer
from batik_gen.studio.looks.look import Look
from batik_gen.studio.looks.ruling import rows_of
from batik_gen.values.design import Design, Reason
from batik_gen.values.words import Words

_OWN_STEPS = Words(
    "Steps of your own: no workshop of tradition dyes just so.",
    "Langkah Anda sendiri: tidak ada bengkel tradisi yang mewarnai persis begini.",
)
_OTHER_DYES = Words(
    "In {0} this motif leaves its home, where it is dyed in {1}.",
    "Dengan {0} motif ini meninggalkan asalnya, tempat ia diwarnai dengan {1}.",
)
_OWN_RULES = Words(
    "Numbers of the wave set lines by rules of your own.", "Angka gelombang mengatur garis menurut aturan Anda sendiri."
)
_FAR = Words(
    "Farther than any wave would set it, still within what real cloth has: {}.",
    "Lebih jauh daripada yang diatur gelombang mana pun, masih dalam batas kain yang nyata: {}.",
)


def sliders_of(look: Look, designer: Designer, lang: str) -> list[dict[str, Any]]:
    """Return every parameter of a look as the page shows it, in the family's own order; raises as ``Designer``."""
    now, wave = designer.design(look), designer.design(look.untouched)
    family = family_named(now.motif)
    unused = unused_depths(now)
    touched, locked = dict(look.values), set(look.locked)
    rows, changed = rows_of(look), {rule.parameter for rule in look.rules}
    own = {p.name for p in family.parameters}
    shown = []
    for name, p in parameters_of(family, now.variant).items():
        # What a bath does not use, and what a kind holds fast, is nothing to move.
        if name in unused or p.low == p.high:
            continue
        shown.append(
            {
                "name": name,
                "group": "motif" if name in own else name.partition(".")[0],
                "label": p.label.say(lang),
                "unit": p.unit,
                "low": p.low,
                "high": p.high,
                "usual": p.default,
                "choice": p.choice,
                "value": _value(now, name, p.default),
                "yours": _value(wave, name, p.default),
                "why": _why(wave.legend.get(name), lang),
                "set": name in touched,
                "locked": name in locked and name not in touched,
                "rule": [rows[name].feature, rows[name].low, rows[name].high] if name in rows else ["", p.low, p.high],
                "ruled": name in changed,
            }
        )
    return shown


def _value(design: Design, name: str, usual: float) -> float:
    if name in design.parameters:
        return design.parameters[name]
    if name in LEFT_TO_PROCESS:
        return float(getattr(find_process(design.process, design.declaration), name.partition(".")[2], usual))
    return usual


def _why(reason: Reason | None, lang: str) -> str:
    """Say which number of the wave moves a parameter, and where that lies among people; empty where none does."""
    if reason is None or not reason.feature:
        return ""
    place = "" if reason.percentile is None else f": {people_words(reason.percentile, lang)}"
    said = reason.id if lang == "id" else reason.en
    return f"{feature_words(reason.feature, lang)}{place}. {said}".strip()


def told_of(look: Look, designer: Designer, lang: str) -> list[str]:
    """Return what a person should know of a look: who may wear it, how it is read, and where it leaves tradition."""
    made = designer.design(look)
    family = family_named(made.motif)
    told = [family.rule.say(lang)] if family.larangan else []
    kind = variant_named(family, made.variant)
    if kind is not None and kind.restricted:
        told.append(kind.meaning.say(lang))
    if look.steps:
        told.append(_OWN_STEPS.say(lang))
    elif made.process != usual_process(family, made.variant) and not made.declaration:
        usual = find_process(usual_process(family, made.variant)).title.say(lang)
        told.append(_OTHER_DYES.say(lang).format(find_process(made.process).title.say(lang), usual))
    if look.rules:
        told.append(_OWN_RULES.say(lang))
    far = _farther(look, designer, made)
    if far:
        declared = parameters_of(family, made.variant)
        told.append(_FAR.say(lang).format(", ".join(declared[name].label.say(lang) for name in far)))
    return told


def _farther(look: Look, designer: Designer, made: Design) -> list[str]:
    """Return what a hand set farther than the loudest wave would."""
    if not look.values:
        return []
    loud = ends_of(replace(made, voice=1.0), None if not look.rules else designer.mapping(look))
    return [name for name, value in look.values if name in loud and not min(loud[name]) <= value <= max(loud[name])]
