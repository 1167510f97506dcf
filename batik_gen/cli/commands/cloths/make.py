"""``batik-gen make``: recordings become cloths."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.commands.cloths.make_one import Outcome, Sitting, make_quietly, noted
from batik_gen.cli.commands.cloths.make_together import make_together
from batik_gen.cli.options import choices, completing, measuring, settings
from batik_gen.cli.options import cloth_parts as tailoring
from batik_gen.cli.options import common as options
from batik_gen.cli.options import story as telling
from batik_gen.cli.options.cloth_parts import Cut
from batik_gen.cli.options.measuring import MeasuringOptions
from batik_gen.cli.options.names import output_name as named_by
from batik_gen.cli.options.order import Order
from batik_gen.cli.options.printing import Printing, check_printable, picture_format, printed
from batik_gen.cli.options.process import ProcessChoice, read_process
from batik_gen.cli.options.sizes import choose_format, read_size
from batik_gen.cli.pages.telling import Failure, recap, rules_of, tell_count, tell_next
from batik_gen.cli.results.naming import (
    DEFAULT_MOTIF,
    DEFAULT_SEED,
    ClothWords,
    check_different,
    checked_stem,
    cloth_name,
    stems_of,
)
from batik_gen.cli.running.outputs import Outputs, make_folder
from batik_gen.cli.running.progress import BatchBar, Progress
from batik_gen.cli.running.recordings import recordings_of
from batik_gen.cli.running.terminal import tell
from batik_gen.legend.kinds import LegendKind
from batik_gen.running.batch import side_by_side
from batik_gen.values.errors import LostWorker
from batik_gen.values.files import sweep
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.values.design import Naming


@click.command("make", short_help="Turn recordings into cloths.", context_settings=dict(settings.CONTEXT))
@options.recordings
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for the files; made if missing.",
)
@click.option(
    "--motif",
    shell_complete=completing.motifs,
    default=DEFAULT_MOTIF,
    show_default=True,
    help="Motif family; 'batik-gen motifs' lists them.",
)
@click.option("--variant", default="", metavar="NAME", help="A kind of that motif, as 'sen' of kawung.")
@click.option(
    "--process",
    shell_complete=completing.processes,
    type=click.UNPROCESSED,
    callback=read_process,
    metavar="NAME|FILE.toml",
    help="Wax and dyes; 'batik-gen processes' lists them. By default those usual for the motif.",
)
@click.option(
    "--size",
    "size_mm",
    callback=read_size,
    metavar="WxHmm",
    help="Size of the cloth, as 40x40cm; 400x400mm by default.",
)
@options.px
@options.dpi
@click.option(
    "--seed",
    metavar="N",
    type=click.IntRange(0, 2**63 - 1),
    default=DEFAULT_SEED,
    show_default=True,
    help="Another number, another hand.",
)
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="Your own table of which number sets which line (TOML)."
)
@options.voice
@telling.options
@tailoring.options
@choices.options
@settings.presets
@click.option(
    "--save-preset",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help="Write the settings in force, to be used again with --preset.",
)
@click.option(
    "--person", metavar="NAME", help="All RECORDINGs are of one person: average them into one cloth of that NAME."
)
@click.option(
    "--together",
    metavar="NAME",
    help="Each RECORDING is of another person: one cloth of all, called NAME; for motifs of patches, as tambal.",
)
@measuring.options
@options.reading
@options.lang
@picture_format
@printed
@named_by
@options.legend
@options.jobs
@options.skip_existing
@options.force
@options.verbose
@click.pass_context
def command(
    ctx: click.Context,
    recordings: tuple[Path, ...],
    out: Path,
    motif: str,
    variant: str,
    process: ProcessChoice,
    size_mm: tuple[float, float] | None,
    px: tuple[int, int] | None,
    dpi: float | None,
    seed: int,
    mapping: Path | None,
    voice: float,
    by_hand: dict[str, float],
    locked: tuple[str, ...],
    remukan: float | None,
    cut: Cut,
    save_preset: Path | None,
    person: str | None,
    together: str | None,
    lang: str,
    ending: str,
    output_name: str | None,
    legend: LegendKind,
    sheet: str | None,
    jobs: int,
    skip_existing: bool | None,
    force: bool,
    verbose: bool,
    printing: Printing,
    naming: "Naming",
    whisper: bool,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Turn recordings into cloths.

    For each RECORDING, or each one in a folder, it writes NAME.png (the cloth, or another --format),
    NAME.legend.png (the cloth and where each number shows on it), NAME.design.toml (the Design, yours to edit),
    STEM.portrait.json and STEM.bands.csv (what was measured). NAME is the recording's with
    whatever of the cloth is not as it is by default, as rec-kawung-1080x1920. With --together they
    become one cloth, on which each person has patches of their own.

    Two of --size, --px and --dpi fix the third; --px alone shows 250 mm of cloth
    along the shorter side, so that the small fillings stay visible on a screen.
    """
    _check_wishes(person, together, cut, force and bool(skip_existing))
    found = recordings_of(recordings)
    one = person or together
    several = one is None and (len(found) > 1 or any(path not in recordings for path in found))
    wishes = wishes.checked()
    format = choose_format(size_mm or cut.size_mm, px, dpi)
    cut.check(motif, format.size_mm)
    values = choices.check_choice(motif, variant, by_hand, locked, remukan)
    skip = not force and (several or together is not None if skip_existing is None else skip_existing)
    order = Order(
        motif, variant, process, format, seed, mapping, voice, values, locked, cut, wishes, lang, jobs, force, skip,
        legend, sheet, verbose or not several, reading, ending, printing, naming, whisper,
    )  # fmt: skip
    words = _checked(order)
    stems = [checked_stem(one)] if one is not None else stems_of(found)
    wanted = _wanted(order, out, output_name, words, stems, found)
    check_printable(wanted[0].cloth, format.size_mm, format.px, printing)
    make_folder(out)
    if save_preset is not None:
        settings.save_preset(ctx, save_preset, force)
    if together is not None:
        return make_together(found, wanted[0], order)
    sittings = [found] if person is not None else [(path,) for path in found]
    shown = [person] if person is not None else [path.name for path in found]
    return _make_all([Sitting(*each, order) for each in zip(sittings, shown, wanted, strict=True)])


def _check_wishes(person: str | None, together: str | None, cut: Cut, both: bool) -> None:
    """Refuse options that say opposite things."""
    if person is not None and together is not None:
        raise click.UsageError("--person says that all recordings are of one, --together that each is of another")
    if together is not None and cut.cloth:
        raise click.UsageError("--together lays out one cloth of patches; leave out --cloth, --part and --with")
    if both:
        raise click.UsageError("--force replaces what is there, --skip-existing keeps it; give one of them")


def _wanted(
    order: Order, out: Path, output_name: str | None, words: ClothWords, stems: Sequence[str], found: Sequence[Path]
) -> list[Outputs]:
    """Name the files of each cloth; refuse names that are alike."""
    places = [(stem, path.absolute().parent.name) for stem, path in zip(stems, found, strict=False)]
    names = [cloth_name(output_name, *place, number, words) for number, place in enumerate(places, 1)]
    check_different(names)
    return [
        Outputs(out, name if output_name else stem, name, order.ending, order.lang, order.legend, order.sheet)
        for stem, name in zip(stems, names, strict=True)
    ]


def _checked(order: Order) -> ClothWords:
    """Refuse a motif or mapping that cannot be used before any recording is opened; return what a name may tell."""
    from batik_gen.pattern.declaring.registry import all_parameters, family_named, usual_process
    from batik_gen.pattern.designing.mapping import load_mapping
    from batik_gen.values.features import PLACED

    family = family_named(order.motif)
    usual = usual_process(family, order.variant)
    if order.mapping is not None:
        load_mapping(order.mapping, all_parameters(), PLACED)
    return ClothWords(
        order.motif, order.variant, order.process.name, order.cut.word, order.format, order.cut.size_mm, order.seed,
        order.lang, usual,
    )  # fmt: skip


def _make_all(sittings: Sequence[Sitting]) -> int:
    """Make every cloth, tell of each in the order in which they were given, and return the exit code."""
    order = sittings[0].order
    outcomes: list[Outcome] = []
    try:
        with closing(_outcomes(sittings)) as ended:
            for outcome in ended:
                outcomes.append(outcome)
                if outcome.failure is None and (outcome.made or order.verbose):
                    tell(outcome.long if order.verbose else outcome.short)
    finally:
        # Processes that were ended with this one could not clear up behind themselves.
        sweep(sittings[0].outputs.folder)
    failures = [outcome.failure for outcome in outcomes if outcome.failure is not None]
    made = sum(outcome.made for outcome in outcomes)
    if len(sittings) > 1:
        tell(tell_count(made, len(outcomes) - made - len(failures), len(failures)))
    if made:
        if not order.verbose:
            for rule in rules_of(order.motif, order.variant, order.lang):
                tell(rule)
        first = next(s for s, outcome in zip(sittings, outcomes, strict=True) if outcome.made)
        tell(tell_next(order.motif, first.outputs))
    return recap(failures, len(sittings))


def _outcomes(sittings: Sequence[Sitting]) -> Generator[Outcome]:
    """Make every cloth, several side by side where there are; yield how each went, in the order of the sittings."""
    if len(sittings) == 1:
        from batik_gen.render.raster.fast import load_for

        order = sittings[0].order
        load_for(order.format.px[0] * order.format.px[1])
        progress = Progress(1)
        outcome = noted(sittings[0], progress.of(sittings[0].name))
        progress.clear()
        yield outcome
        return
    bar = BatchBar(len(sittings))
    waiting: dict[int, Outcome] = {}
    told = 0
    for number, outcome in _ended(sittings):
        waiting[number] = outcome
        bar.clear()
        while told in waiting:
            yield waiting.pop(told)
            told += 1
        bar.one_done()


def _ended(sittings: Sequence[Sitting]) -> Iterator[tuple[int, Outcome]]:
    """Yield number and outcome of each sitting as it ends."""
    jobs = sittings[0].order.jobs
    at_once = min(jobs, len(sittings))
    if at_once == 1:
        yield from ((number, make_quietly(sitting)) for number, sitting in enumerate(sittings))
        return
    each = [replace(s, order=replace(s.order, jobs=jobs // at_once)) for s in sittings]
    yield from side_by_side(make_quietly, each, at_once, _lost)


def _lost(sitting: Sitting) -> Outcome:
    why = f"the process that made {sitting.name} ended early, most often for want of memory"
    return Outcome(failure=Failure(sitting.name, LostWorker(f"{why}; use --jobs 1 or fewer pixels")))
