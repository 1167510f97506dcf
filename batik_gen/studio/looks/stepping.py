"""A process of one's own: its steps as a page has them, and the declaration that says the same."""

from typing import Any

import tomli_w

from batik_gen.render.processes.dyestuff import FIXERS, MOST_DIPS, dyes
from batik_gen.render.processes.steps import Apply, Boil, Colet, Dip, Process, Scrape, Step
from batik_gen.studio.looks.look import OwnStep
from batik_gen.values.cloth import Wax

_OWN = "own-"


def steps_of(process: Process) -> tuple[OwnStep, ...]:
    """Return the steps of a process as a page changes them."""
    return tuple(map(_shown, process.steps))


def _shown(step: Step) -> OwnStep:
    match step:
        case Apply():
            return OwnStep("wax", _sorted(step.states))
        case Scrape():
            return OwnStep("scrape", _sorted(step.states))
        case Boil():
            return OwnStep("boil")
        case Colet():
            return OwnStep("colet", _sorted(step.states), step.dye, step.dips, step.fixer, step.alone)
        case Dip():
            return OwnStep("dip", (), step.dye, step.dips, step.fixer, step.alone)


def _sorted(states: frozenset[Wax]) -> tuple[str, ...]:
    return tuple(wax.value for wax in Wax if wax in states)


def declared(base: Process, steps: tuple[OwnStep, ...]) -> tuple[str, str]:
    """Return name and declaration of a process with other steps than the one it came from.

    The colour that two baths give together is kept where both are still what they were.
    """
    name = base.name if base.name.startswith(_OWN) else _OWN + base.name
    text = tomli_w.dumps(
        {
            "name": name,
            "region": base.region,
            "cloth": base.cloth,
            "ladder": base.ladder,
            "remukan": float(base.remukan),
            "sources": list(base.sources),
            "title": {"en": f"{base.title.en}, changed", "id": f"{base.title.id}, diubah"},
            "meaning": {"en": base.meaning.en, "id": base.meaning.id},
            "steps": [_written(step) for step in steps],
            "both": [{"baths": [a + 1, b + 1], "colour": colour} for (a, b), colour in _both(base, steps).items()],
            "like": {state.value: as_this.value for state, as_this in base.like.items()},
            "turns": {state.value: [other.value for other in others] for state, others in base.turns.items()},
        }
    )
    return name, text


def _written(step: OwnStep) -> dict[str, Any]:
    if step.do == "boil":
        return {"do": "boil"}
    if step.do in ("wax", "scrape"):
        return {"do": step.do, "states": list(step.states)}
    written: dict[str, Any] = {"do": step.do, "dye": step.dye, "dips": step.dips}
    written |= {"states": list(step.states)} if step.do == "colet" else {}
    written |= {"fixer": step.fixer} if step.fixer else {}
    return written | ({"colour": step.colour} if step.colour else {})


def _both(base: Process, steps: tuple[OwnStep, ...]) -> dict[tuple[int, int], str]:
    """Return the pairs of baths, by their new places, whose colours are still known."""
    before = [step for step in steps_of(base) if step.do in ("dip", "colet")]
    after = [step for step in steps if step.do in ("dip", "colet")]
    kept = {}
    for (one, other), colour in base.both.items():
        if before[one] in after and before[other] in after:
            places = after.index(before[one]), after.index(before[other])
            if places[0] < places[1]:
                kept[places] = colour
    return kept


def stepping_tables(lang: str) -> dict[str, Any]:
    """Return what a step can be made of: states of wax, dyes, fixers."""
    return {
        "states": [wax.value for wax in Wax if wax is not Wax.OPEN],
        "dyes": [
            {"name": dye.name, "label": dye.title.say(lang), "own_colour": bool(dye.colours)} for dye in dyes().values()
        ],
        "fixers": [{"name": fixer.name, "label": fixer.title.say(lang)} for fixer in FIXERS.values()],
        "most_dips": MOST_DIPS,
    }
