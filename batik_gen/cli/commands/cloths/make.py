"""``batik-gen make``: recordings become cloths."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.commands.cloths.make_together import make_together
from batik_gen.cli.options import choices, measuring, settings
from batik_gen.cli.options import cloth_parts as tailoring
from batik_gen.cli.options import common as options
from batik_gen.cli.options.cloth_parts import Cut
from batik_gen.cli.options.measuring import MeasuringOptions
from batik_gen.cli.options.order import Order
from batik_gen.cli.options.printing import Printing, check_printable, picture_format, printed, write_cloth
from batik_gen.cli.options.process import ProcessChoice, read_process
from batik_gen.cli.options.sizes import choose_format, read_size
from batik_gen.cli.pages.telling import Failure, noting, recap, tell_cloth, tell_next
from batik_gen.cli.running.outputs import Outputs, check_picture_free, checked_stem, make_folder, outputs_for
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.values.portrait import Portrait


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
@click.option("--motif", default="truntum", show_default=True, help="Motif family; 'batik-gen motifs' lists them.")
@click.option("--variant", default="", metavar="NAME", help="A kind of that motif, as 'sen' of kawung.")
@click.option(
    "--process",
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
    default=1,
    show_default=True,
    help="Another number, another hand.",
)
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="Your own table of which number sets which line (TOML)."
)
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
@options.jobs
@options.force
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
    by_hand: dict[str, float],
    locked: tuple[str, ...],
    remukan: float | None,
    cut: Cut,
    save_preset: Path | None,
    person: str | None,
    together: str | None,
    lang: str,
    ending: str,
    jobs: int,
    force: bool,
    printing: Printing,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Turn recordings into cloths.

    For each RECORDING it writes STEM.png (the cloth, or another --format), STEM.legend.png (the cloth
    beside its legend), STEM.design.toml (the Design, yours to edit),
    STEM.portrait.json and STEM.bands.csv (what was measured). With --together they
    become one cloth, on which each person has patches of their own.

    Two of --size, --px and --dpi fix the third; --px alone shows 250 mm of cloth
    along the shorter side, so that the small fillings stay visible on a screen.
    """
    if person is not None and together is not None:
        raise click.UsageError("--person says that all recordings are of one, --together that each is of another")
    one = person or together
    wanted = [Outputs(out, checked_stem(one))] if one is not None else outputs_for(recordings, out)
    sittings = [recordings] if person is not None else [(recording,) for recording in recordings]
    wishes = wishes.checked()
    format = choose_format(size_mm or cut.size_mm, px, dpi)
    cut.check(motif, format.size_mm)
    values = choices.check_choice(motif, variant, by_hand, locked, remukan)
    order = Order(
        motif, variant, process, format, seed, mapping, values, locked, cut, wishes, lang, jobs, force, reading,
        ending, printing,
    )  # fmt: skip
    _check(order)
    wanted = [replace(outputs, ending=ending) for outputs in wanted]
    check_printable(wanted[0].cloth, format.size_mm, format.px, printing)
    if save_preset is not None:
        _save_preset(ctx, save_preset, force)
    make_folder(out)
    from batik_gen.render.raster.fast import load_for

    if together is not None:
        return make_together(recordings, out, together, order)
    load_for(len(sittings) * format.px[0] * format.px[1])
    progress = Progress(len(sittings))
    failures: list[Failure] = []
    for sitting, outputs in zip(sittings, wanted, strict=True):
        name = person or sitting[0].name
        with noting(failures, name):
            told = _make(sitting, outputs, order, progress.of(name))
            progress.clear()
            tell(told)
    progress.clear()
    if len(failures) < len(sittings):
        tell(tell_next(order.motif, wanted[0]))
    return recap(failures, len(sittings))


def _save_preset(ctx: click.Context, path: Path, force: bool) -> None:
    from batik_gen.values.files import write_whole

    check_picture_free(path, force)
    text = settings.preset_of(ctx)
    write_whole(path, lambda file: file.write(text.encode()))


def _check(order: Order) -> None:
    """Refuse a motif or mapping that cannot be used before any recording is opened."""
    from batik_gen.pattern.declaring.registry import all_parameters, family_named, variant_named
    from batik_gen.pattern.designing.mapping import load_mapping
    from batik_gen.values.features import PLACED

    variant_named(family_named(order.motif), order.variant)
    if order.mapping is not None:
        load_mapping(order.mapping, all_parameters(), PLACED)


def _portrait(sitting: tuple[Path, ...], order: Order, say: Callable[[str], None]) -> "Portrait":
    """Measure what one cloth is made of: a recording, or several of one person."""
    portraits = [measuring.measured(recording, order.reading, order.wishes, say) for recording in sitting]
    if len(portraits) == 1:
        return portraits[0]
    from batik_gen.eeg.portraits.averaging import average

    return average(portraits)


def _make(sitting: tuple[Path, ...], outputs: Outputs, order: Order, say: Callable[[str], None]) -> str:
    """Make one cloth with its four companions, and return what to tell about it."""
    if not order.force:
        outputs.check_free()
    portrait = _portrait(sitting, order, say)
    from batik_gen import design, save

    motif = design(
        portrait,
        motif=order.motif,
        variant=order.variant,
        process=order.process.name,
        declaration=order.process.declaration,
        size_mm=order.format.size_mm,
        seed=order.seed,
        mapping=order.mapping,
    )
    motif = choices.decided(motif, order.values, order.locked)
    motif = order.cut.tailored(motif, portrait, lambda path: _portrait((path,), order, say))
    from batik_gen.cli.legend.page import picture_legend

    with outputs.written_together() as hidden:
        picture = write_cloth(motif, hidden.cloth, order.format.px, order.printing, order.jobs, say)
        page = picture_legend(picture, motif, portrait, order.lang)
        save(page, hidden.legend)
        motif.save(hidden.design)
        portrait.save(hidden.portrait)
        portrait.save(hidden.bands)
    return tell_cloth(outputs, portrait, motif, order.format, order.lang)
