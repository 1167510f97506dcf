"""The colours of a finished cloth as inks of a screen print, light to dark."""

from batik_gen.render.processes.srgb import linear_from_hex
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.render.processes.working import Job, Kind
from batik_gen.values.cloth import Cloth, Wax


def inks(cloth: Cloth) -> tuple[Job, ...]:
    """Return a job for each colour that some wax state, or none, leaves on the cloth.

    States of one colour share an ink. The colour of cloth that no bath reached is the
    cloth itself and gets none.

    Raises
    ------
    UnknownName
        If the cloth's process is not declared.
    """
    process = find_process(cloth.process, cloth.declaration)
    there = {Wax.OPEN, *(wax for layer in cloth.layers for wax in (layer.wax, *process.turns.get(layer.wax, ())))}
    states: dict[str, set[Wax]] = {}
    for wax, (red, green, blue) in state_colours(process).items():
        if wax in there:
            states.setdefault(f"#{red:02x}{green:02x}{blue:02x}", set()).add(wax)
    states.pop(process.cloth, None)
    order = sorted(states, key=lambda colour: (-luminance(colour), colour))
    return tuple(Job(Kind.INK, colour, frozenset(states[colour])) for colour in order)


def luminance(colour: str) -> float:
    """Return the relative luminance 0..1 of ``#rrggbb`` (IEC 61966-2-1)."""
    red, green, blue = linear_from_hex(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
