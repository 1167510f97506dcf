"""One cloth of ``batik-gen make``: measured, designed, drawn and written with its companions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from batik_gen.cli.options import choices, measuring
from batik_gen.cli.options.order import Order
from batik_gen.cli.options.printing import write_cloth
from batik_gen.cli.pages.telling import Failure, noting, tell_cloth, tell_short
from batik_gen.cli.results.standing import missing
from batik_gen.cli.running.outputs import Outputs, check_names, hidden_folder, place
from batik_gen.legend.kinds import LegendKind

if TYPE_CHECKING:
    from batik_gen.values.design import Design
    from batik_gen.values.portrait import Portrait
    from batik_gen.values.recording import Excerpt


@dataclass(frozen=True)
class Sitting:
    """Hold what one cloth is made of, and how.

    Parameters
    ----------
    recordings
        One recording, or several of one person.
    name
        How it is called on the terminal.
    outputs
        Its files.
    order
        What was asked for.
    """

    recordings: tuple[Path, ...]
    name: str
    outputs: Outputs
    order: Order


@dataclass(frozen=True)
class Outcome:
    """Hold how it went.

    Parameters
    ----------
    short, long
        What to tell of it, in one line and with all files and notes.
    made
        Whether anything was written; False where all was there already.
    failure
        Why there is no cloth, or None.
    """

    short: str = ""
    long: str = ""
    made: bool = False
    failure: Failure | None = None


def make_quietly(sitting: Sitting) -> Outcome:
    """Make one cloth of a batch, and return what it could not be made for instead of raising it."""
    from batik_gen.render.raster.fast import load_for

    load_for(sitting.order.format.px[0] * sitting.order.format.px[1])
    return noted(sitting, lambda stage: None)


def noted(sitting: Sitting, say: Callable[[str], None]) -> Outcome:
    """Make one cloth; a failure is an outcome as well."""
    failures: list[Failure] = []
    outcome = Outcome()
    with noting(failures, sitting.name):
        outcome = make_one(sitting, say)
    return Outcome(failure=failures[0]) if failures else outcome


def make_one(sitting: Sitting, say: Callable[[str], None]) -> Outcome:
    """Make one cloth with its companions; raises BatikGenError."""
    outputs, order = sitting.outputs, sitting.order
    check_names(outputs.all())
    if not (order.force or order.skip):
        outputs.check_free()
    portrait = _portrait(sitting.recordings, order, say)
    design = _design(portrait, order, say)
    with hidden_folder(outputs.folder) as hidden:
        design.save(hidden / outputs.design.name)
        portrait.save(hidden / outputs.portrait.name)
        portrait.save(hidden / outputs.bands.name)
        left = outputs.all() if order.force else missing(outputs, hidden, order.format.px, order.printing)
        if not left:
            return Outcome(f"{outputs.name}: there already", f"{outputs.name}: there already; nothing was to do")
        picture = hidden / outputs.cloth.name
        if {outputs.cloth, outputs.legend} & set(left):
            _draw(design, portrait, picture, hidden / outputs.legend.name, sitting, say)
        place(hidden, [path.name for path in left], order.force)
    told = tell_cloth(outputs, portrait, design, order.format, order.lang)
    return Outcome(tell_short(outputs, portrait), told, made=True)


def _portrait(recordings: tuple[Path, ...], order: Order, say: Callable[[str], None]) -> "Portrait":
    """Measure what one cloth is made of: a recording, or several of one person."""
    portraits = [measuring.measured(recording, order.reading, order.wishes, say) for recording in recordings]
    if len(portraits) == 1:
        return portraits[0]
    from batik_gen.eeg.portraits.averaging import average

    return average(portraits)


def _design(portrait: "Portrait", order: Order, say: Callable[[str], None]) -> "Design":
    from batik_gen import design

    motif = design(
        portrait,
        motif=order.motif,
        variant=order.variant,
        process=order.process.name,
        declaration=order.process.declaration,
        size_mm=order.format.size_mm,
        seed=order.seed,
        mapping=order.mapping,
        voice=order.voice,
        whisper=order.whisper,
    )
    motif = replace(motif, naming=order.naming)
    motif = choices.decided(motif, order.values, order.locked)
    return order.cut.tailored(motif, portrait, lambda path: _portrait((path,), order, say), order.whisper)


def _draw(
    design: "Design", portrait: "Portrait", cloth: Path, legend: Path, sitting: Sitting, say: Callable[[str], None]
) -> None:
    """Draw and dye the cloth, and lay out its legend where one is wanted."""
    order = sitting.order
    picture = write_cloth(design, cloth, order.format.px, order.printing, order.jobs, say)
    if not sitting.outputs.legend_wanted:
        return
    say("legend")
    from batik_gen import save
    from batik_gen.legend.page import LegendWish, picture_legend
    from batik_gen.legend.sheets import sheet_for

    wish = LegendWish(
        order.lang,
        order.legend,
        sheet_for(order.format.px, order.sheet),
        _excerpt(sitting, portrait),
        order.mapping,
    )
    save(picture_legend(picture, design, portrait, wish), legend)


def _excerpt(sitting: Sitting, portrait: "Portrait") -> "Excerpt | None":
    """Return seconds of the signal where they were asked for and there is one recording that has them."""
    if sitting.order.legend is not LegendKind.FULL or len(sitting.recordings) != 1:
        return None
    from batik_gen.eeg.portraits.excerpt import excerpt

    return excerpt(sitting.recordings[0], portrait, sitting.order.reading)
