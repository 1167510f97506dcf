"""``batik-gen make --together``: recordings of several persons become one cloth."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from batik_gen.cli.options import choices, measuring
from batik_gen.cli.options.order import Order
from batik_gen.cli.options.printing import write_cloth
from batik_gen.cli.pages.telling import Failure, found_in, noting, recap
from batik_gen.cli.running.outputs import Outputs, check_free, check_names, hidden_folder, place
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell

if TYPE_CHECKING:
    from batik_gen.values.portrait import Portrait


def make_together(recordings: Sequence[Path], outputs: Outputs, order: Order) -> int:
    """Make one cloth of several persons, told apart by numbers alone, and return the exit code.

    A recording that cannot be used is left out and named at the end; the others are numbered in
    the order in which they were given.
    """
    from batik_gen.pattern.patchwork.together import patchwork_named

    patchwork_named(order.motif)
    ends = _ends(outputs, len(recordings))
    check_names([outputs.folder / end for end in ends])
    if not order.force:
        check_free([outputs.folder / end for end in ends[: -2 * len(recordings)]])
    portraits, failures = _measured(recordings, order)
    if portraits:
        tell(_make(portraits, outputs, order))
    return recap(failures, len(recordings))


def _ends(outputs: Outputs, count: int) -> list[str]:
    """Name the files: the cloth, its legend and Design, and two for each person."""
    each = [
        f"{outputs.stem}-{number}.{end}" for number in range(1, count + 1) for end in ("portrait.json", "bands.csv")
    ]
    return [path.name for path in outputs.of_cloth()] + each


def _measured(recordings: Sequence[Path], order: Order) -> tuple[list["Portrait"], list[Failure]]:
    progress = Progress(len(recordings))
    portraits: list[Portrait] = []
    failures: list[Failure] = []
    for recording in recordings:
        with noting(failures, recording.name):
            portraits.append(measuring.measured(recording, order.reading, order.wishes, progress.of(recording.name)))
    progress.clear()
    return portraits, failures


def _make(portraits: Sequence["Portrait"], outputs: Outputs, order: Order) -> str:
    """Draw, dye and write the cloth with its companions, and return what to tell about it."""
    from batik_gen import design, save
    from batik_gen.cli.legend.together import picture_together
    from batik_gen.pattern.patchwork.together import together

    progress = Progress(1)
    say = progress.of(outputs.stem)
    say("drawing")
    designs = [
        choices.decided(
            design(portrait, motif=order.motif, variant=order.variant, mapping=order.mapping, seed=order.seed),
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
    ends = _ends(outputs, len(portraits))
    people = ends[-2 * len(portraits) :]
    with hidden_folder(outputs.folder) as hidden:
        picture = write_cloth(whole, hidden / outputs.cloth.name, order.format.px, order.printing, order.jobs, say)
        if order.legend:
            page = picture_together(picture, whole, portraits, order.lang, order.format.px[0])
            save(page, hidden / outputs.legend.name)
        whole.save(hidden / outputs.design.name)
        for portrait, first, second in zip(portraits, people[::2], people[1::2], strict=True):
            portrait.save(hidden / first)
            portrait.save(hidden / second)
        place(hidden, ends, order.force)
    progress.clear()
    return _told(portraits, outputs, people[0], order)


def _told(portraits: Sequence["Portrait"], outputs: Outputs, first: str, order: Order) -> str:
    width, height = order.format.size_mm
    words = (
        f"the cloth of {len(portraits)}: {order.motif}, {width:g} x {height:g} mm, "
        f"{order.format.px[0]} x {order.format.px[1]} pixels",
        *(("whose patch is whose, by numbers",) if order.legend else ()),
        "the Design, to edit and draw again",
    )
    lines = [f"person {number}: {found_in(portrait)}" for number, portrait in enumerate(portraits, 1)]
    names = [path.name for path in outputs.of_cloth()]
    wide = max(map(len, names))
    lines += [f"  {name:{wide}}  {what}" for name, what in zip(names, words, strict=True)]
    lines.append(f"  {first} and the others: everything measured, person by person")
    lines += [f"The files are in {outputs.folder}."]
    return "\n".join(lines)
