"""Reading a process from its declaration."""

from collections.abc import Mapping

from batik_gen.render.processes.declared_colours import colour_in, colours_in, shade_in
from batik_gen.render.processes.dyestuff import FIXERS, MOST_DIPS, Dye, dye_of, dyes
from batik_gen.render.processes.steps import Apply, Boil, Colet, Dip, Palette, Process, Scrape, Step
from batik_gen.values.cloth import Wax
from batik_gen.values.errors import BadProcess
from batik_gen.values.toml_table import TomlTable
from batik_gen.values.words import shown

_KEYS = (
    "name", "title", "region", "meaning", "cloth", "ladder", "sources",
    "steps", "both", "like", "turns", "remukan", "measured", "dyes",
)  # fmt: skip
_STATES = tuple(wax.value for wax in Wax)
_STEPS = ("wax", "dip", "colet", "scrape", "boil")
_MOST_BATHS = 12


def process_of(table: TomlTable) -> Process:
    """Read a process from its declaration.

    Parameters
    ----------
    table
        The whole declaration: names, colour of the cloth, ``[[steps]]`` in working order, and
        where needed ``[[both]]``, ``[like]``, ``[turns]``, ``[[measured]]``, and ``[[dyes]]`` of its own.

    Raises
    ------
    BadProcess
        With file, line and key, if anything in it cannot be used.
    """
    table.allow(_KEYS)
    cloth = colour_in(table, "cloth")
    known = {**dyes(), **{dye.name: dye for dye in map(dye_of, table.tables("dyes"))}}
    steps = tuple(_step(entry, cloth, known) for entry in table.tables("steps"))
    count = sum(isinstance(step, Dip) for step in steps)
    if not 1 <= count <= _MOST_BATHS:
        raise table.wrong("steps", f"found {count} baths; a process has 1 to {_MOST_BATHS}")
    title, meaning = table.words("title"), table.words("meaning")
    process = Process(
        name=_name(table),
        title=title,
        region=table.text("region"),
        meaning=meaning,
        cloth=cloth,
        steps=steps,
        both=dict(_both(entry, count) for entry in table.tables("both")),
        sources=table.texts("sources"),
        like=_like(table),
        ladder=table.truth("ladder") if "ladder" in table else False,
        turns=_turns(table),
        remukan=table.number("remukan", 0, 1) if "remukan" in table else 0.0,
        measured=tuple(_palette(entry) for entry in table.tables("measured")),
    )
    try:
        resists = process.resists()
        if process.ladder:
            process.taken()
        elif not any(resists):
            raise BadProcess(f"in '{process.name}' no wax keeps any dye out; wax something before a dip")
    except BadProcess as error:
        raise table.wrong("steps", str(error)) from None
    return process


def _name(table: TomlTable) -> str:
    name = table.text("name")
    if not name.strip() or not name.isprintable():
        raise table.wrong("name", f"expected a name, found {shown(name)}")
    return name


def _step(entry: TomlTable, cloth: str, known: Mapping[str, Dye]) -> Step:
    entry.allow(("do", "states", "dye", "dips", "fixer", "colour", "lab"))
    match entry.text("do", _STEPS):
        case "wax":
            return Apply(_states(entry))
        case "scrape":
            return Scrape(_states(entry))
        case "boil":
            return Boil()
        case kind:
            dye = known[entry.text("dye", known)]
            dips = entry.whole("dips", 1, MOST_DIPS) if "dips" in entry else 1
            fixer = entry.text("fixer", FIXERS) if "fixer" in entry else ""
            note = "; ".join(dye.notes)
            if "colour" in entry or "lab" in entry:
                alone, note = shade_in(entry)
            elif dye.colours:
                alone = dye.on(cloth, dips, fixer)
            else:
                raise entry.wrong("dye", f"'{dye.name}' comes in every colour; add colour = \"#rrggbb\"")
            if kind == "colet":
                return Colet(dye.name, alone, dips, fixer, dye.kin, note, _states(entry))
            return Dip(dye.name, alone, dips, fixer, dye.kin, note)


def _states(entry: TomlTable) -> frozenset[Wax]:
    return frozenset(Wax(state) for state in entry.texts("states", _STATES))


def _both(entry: TomlTable, count: int) -> tuple[tuple[int, int], str]:
    entry.allow(("baths", "colour"))
    baths = entry.numbers("baths")
    if len(baths) != 2 or not all(bath in range(1, count + 1) for bath in baths) or baths[0] >= baths[1]:
        raise entry.wrong("baths", f"expected two baths from 1 to {count}, the first one first; found {list(baths)}")
    return (int(baths[0]) - 1, int(baths[1]) - 1), colour_in(entry, "colour")


def _like(table: TomlTable) -> dict[Wax, Wax]:
    if "like" not in table:
        return {}
    like = table.table("like").allow(_STATES)
    return {Wax(state): Wax(like.text(state, _STATES)) for state in like.values}


def _turns(table: TomlTable) -> dict[Wax, tuple[Wax, ...]]:
    if "turns" not in table:
        return {}
    turns = table.table("turns").allow(_STATES)
    taken = {Wax(state): tuple(Wax(other) for other in turns.texts(state, _STATES)) for state in turns.values}
    for state, others in taken.items():
        if not others:
            raise turns.wrong(state.value, "expected at least one state")
    return taken


def _palette(entry: TomlTable) -> Palette:
    entry.allow(("photo", "colours", "shares"))
    colours, shares = colours_in(entry, "colours"), entry.numbers("shares")
    if len(colours) != len(shares):
        raise entry.wrong("shares", f"expected {len(colours)} numbers, one a colour; found {len(shares)}")
    return Palette(entry.text("photo"), colours, shares)
