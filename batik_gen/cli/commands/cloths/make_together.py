"""``batik-gen make --together``: recordings of several persons become one cloth."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from batik_gen.cli.options import choices, measuring
from batik_gen.cli.options.order import Order
from batik_gen.cli.options.printing import write_cloth
from batik_gen.cli.pages.telling import Failure, found_in, noting, recap
from batik_gen.cli.running.outputs import checked_stem, hidden_folder
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import CannotWrite

if TYPE_CHECKING:
    from batik_gen.values.portrait import Portrait


def make_together(recordings: Sequence[Path], out: Path, name: str, order: Order) -> int:
    """Make one cloth of several persons, told apart by numbers alone, and return the exit code.

    A recording that cannot be used is left out and named at the end; the others are numbered in
    the order in which they were given.
    """
    from batik_gen.pattern.patchwork.together import patchwork_named

    patchwork_named(order.motif)
    stem = checked_stem(name)
    wanted = [out / end for end in _ends(stem, len(recordings), order.ending)]
    there = [path.name for path in wanted if path.exists()]
    if there and not order.force:
        raise CannotWrite(f"{there[0]} exists already; add --force to replace it, or choose another name or -o")
    portraits, failures = _measured(recordings, order)
    if portraits:
        tell(_make(portraits, out, stem, order))
    return recap(failures, len(recordings))


def _ends(stem: str, count: int, ending: str) -> list[str]:
    """Name the files: the cloth, its legend and Design, and two for each person."""
    own = [f"{stem}-{number}.{end}" for number in range(1, count + 1) for end in ("portrait.json", "bands.csv")]
    return [f"{stem}{ending}", f"{stem}.legend.png", f"{stem}.design.toml", *own]


def _measured(recordings: Sequence[Path], order: Order) -> tuple[list["Portrait"], list[Failure]]:
    progress = Progress(len(recordings))
    portraits: list[Portrait] = []
    failures: list[Failure] = []
    for recording in recordings:
        with noting(failures, recording.name):
            portraits.append(measuring.measured(recording, order.reading, order.wishes, progress.of(recording.name)))
    progress.clear()
    return portraits, failures


def _make(portraits: Sequence["Portrait"], out: Path, stem: str, order: Order) -> str:
    """Draw, dye and write the cloth with its companions, and return what to tell about it."""
    from batik_gen import design, save
    from batik_gen.cli.legend.together import picture_together
    from batik_gen.pattern.patchwork.together import together

    progress = Progress(1)
    say = progress.of(stem)
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
    ends = _ends(stem, len(portraits), order.ending)
    with hidden_folder(out) as hidden:
        picture = write_cloth(whole, hidden / ends[0], order.format.px, order.printing, order.jobs, say)
        page = picture_together(picture, whole, portraits, order.lang)
        save(page, hidden / ends[1])
        whole.save(hidden / ends[2])
        for portrait, first, second in zip(portraits, ends[3::2], ends[4::2], strict=True):
            portrait.save(hidden / first)
            portrait.save(hidden / second)
        for end in ends:
            (hidden / end).replace(out / end)
    progress.clear()
    return _told(portraits, out, ends, order)


def _told(portraits: Sequence["Portrait"], out: Path, ends: Sequence[str], order: Order) -> str:
    width, height = order.format.size_mm
    words = (
        f"the cloth of {len(portraits)}: {order.motif}, {width:g} x {height:g} mm, "
        f"{order.format.px[0]} x {order.format.px[1]} pixels",
        "whose patch is whose, by numbers",
        "the Design, to edit and draw again",
    )
    lines = [f"person {number}: {found_in(portrait)}" for number, portrait in enumerate(portraits, 1)]
    wide = max(map(len, ends[:3]))
    lines += [f"  {end:{wide}}  {what}" for end, what in zip(ends, words, strict=False)]
    lines.append(f"  {ends[3]} and the others: everything measured, person by person")
    lines += [f"The files are in {out}."]
    return "\n".join(lines)
