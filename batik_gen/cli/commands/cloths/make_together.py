"""``batik-gen make --together``: recordings of several persons become one cloth."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from batik_gen.cli.options import choices, measuring
from batik_gen.cli.options.order import Order
from batik_gen.cli.options.printing import write_cloth
from batik_gen.cli.pages.telling import Failure, found_in, noting, recap
from batik_gen.cli.results.standing import missing
from batik_gen.cli.running.outputs import Outputs, check_names, hidden_folder, place
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.legend.kinds import LegendKind
from batik_gen.values.errors import BatikGenError
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.render.picture.picture import Picture
    from batik_gen.values.design import Design
    from batik_gen.values.portrait import Portrait


@dataclass(frozen=True)
class _Person:
    """Hold where a person's recording is: the file, how it is called on the terminal, how it is read."""

    file: Path
    name: str
    reading: Reading


def make_together(recordings: Sequence[Path], outputs: Outputs, order: Order) -> int:
    """Make one cloth of several persons, told apart by numbers alone, and return the exit code.

    A file with the streams of several people gives as many persons. A recording that cannot be used
    is left out and named at the end; the others are numbered in the order in which they were given.
    """
    from batik_gen.pattern.patchwork.together import patchwork_named

    patchwork_named(order.motif)
    people = [person for recording in recordings for person in _people_in(recording, order.reading)]
    check_names([*outputs.of_cloth(), *_measurements(outputs, len(people))])
    if not (order.force or order.skip):
        outputs.check_free()
    portraits, failures = _measured(people, order)
    if portraits:
        tell(_make(portraits, outputs, order))
    return recap(failures, len(people))


def _people_in(recording: Path, reading: Reading) -> list[_Person]:
    """Return the persons of a file: one, or one for each of its streams where none is told."""
    from batik_gen.eeg.reading.read import streams_in

    streams: tuple[str, ...] = ()
    if reading.stream is None:
        # What cannot be read is told when its turn comes.
        with suppress(BatikGenError, OSError):
            streams = streams_in(recording)
    if not streams:
        return [_Person(recording, recording.name, reading)]
    return [_Person(recording, f"{recording.name}, {s}", replace(reading, stream=s)) for s in streams]


def _measurements(outputs: Outputs, count: int) -> list[Path]:
    """Name the two files of each person."""
    return [
        outputs.folder / f"{outputs.stem}-{number}.{end}"
        for number in range(1, count + 1)
        for end in ("portrait.json", "bands.csv")
    ]


def _measured(people: Sequence[_Person], order: Order) -> tuple[list["Portrait"], list[Failure]]:
    progress = Progress(len(people))
    portraits: list[Portrait] = []
    failures: list[Failure] = []
    for person in people:
        with noting(failures, person.name):
            portraits.append(measuring.measured(person.file, person.reading, order.wishes, progress.of(person.name)))
    progress.clear()
    return portraits, failures


def _make(portraits: Sequence["Portrait"], outputs: Outputs, order: Order) -> str:
    """Draw, dye and write the cloth with its companions where it is not there, and return what to tell about it."""
    progress = Progress(1)
    say = progress.of(outputs.stem)
    say("drawing")
    whole = _whole(portraits, order)
    measured = _measurements(outputs, len(portraits))
    with hidden_folder(outputs.folder) as hidden:
        whole.save(hidden / outputs.design.name)
        for portrait, first, second in zip(portraits, measured[::2], measured[1::2], strict=True):
            portrait.save(hidden / first.name)
            portrait.save(hidden / second.name)
        left: Sequence[Path] = (*outputs.of_cloth(), *measured)
        if not order.force:
            left = missing(outputs, hidden, order.format.px, order.printing, measured)
        if {outputs.cloth, outputs.legend} & set(left):
            picture = write_cloth(whole, hidden / outputs.cloth.name, order.format.px, order.printing, order.jobs, say)
            _lay_legend(picture, whole, portraits, hidden / outputs.legend.name, order)
        if left:
            place(hidden, [path.name for path in left], order.force)
    progress.clear()
    return (
        _told(portraits, outputs, measured[0].name, order)
        if left
        else f"{outputs.name}: there already; nothing was to do"
    )


def _whole(portraits: Sequence["Portrait"], order: Order) -> "Design":
    """Design the cloth of all."""
    from batik_gen import design
    from batik_gen.pattern.patchwork.together import together

    designs = [
        choices.decided(
            design(
                portrait,
                motif=order.motif,
                variant=order.variant,
                mapping=order.mapping,
                voice=order.voice,
                seed=order.seed,
                whisper=order.whisper,
            ),
            order.values,
            order.locked,
        )
        for portrait in portraits
    ]
    whole = together(
        order.motif,
        designs,
        process=order.process.name,
        declaration=order.process.declaration,
        size_mm=order.format.size_mm,
        seed=order.seed,
    )
    return replace(whole, naming=order.naming)


def _lay_legend(
    picture: "Picture", whole: "Design", portraits: Sequence["Portrait"], legend: Path, order: Order
) -> None:
    if order.legend is LegendKind.NONE:
        return
    from batik_gen import save
    from batik_gen.legend.together import picture_together

    public = order.legend is LegendKind.PUBLIC
    save(picture_together(picture, whole, portraits, order.lang, _width(order), public=public), legend)


def _width(order: Order) -> int:
    """Return how wide the legend is: as the sheet that was asked for, or as the picture."""
    from batik_gen.legend.sheets import sheet_for

    return sheet_for(order.format.px, order.sheet).width if order.sheet else order.format.px[0]


def _told(portraits: Sequence["Portrait"], outputs: Outputs, first: str, order: Order) -> str:
    width, height = order.format.size_mm
    words = (
        f"the cloth of {len(portraits)}: {order.motif}, {width:g} x {height:g} mm, "
        f"{order.format.px[0]} x {order.format.px[1]} pixels",
        *(("whose patch is whose, by numbers",) if order.legend is not LegendKind.NONE else ()),
        "the Design, to edit and draw again",
    )
    lines = [f"person {number}: {found_in(portrait)}" for number, portrait in enumerate(portraits, 1)]
    names = [path.name for path in outputs.of_cloth()]
    wide = max(map(len, names))
    lines += [f"  {name:{wide}}  {what}" for name, what in zip(names, words, strict=True)]
    lines.append(f"  {first} and the others: everything measured, person by person")
    lines += [f"The files are in {outputs.folder}."]
    return "\n".join(lines)
