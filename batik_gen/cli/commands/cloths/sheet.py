"""``batik-gen sheet``: many cloths on one labelled sheet, to choose by eye."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import choices, completing, measuring, settings
from batik_gen.cli.options import common as options
from batik_gen.cli.options.measuring import MeasuringOptions
from batik_gen.cli.options.process import ProcessChoice, read_process
from batik_gen.cli.pages.telling import Failure, found_in, noting, recap
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.values.reading import Reading
from batik_gen.values.words import Words

if TYPE_CHECKING:
    from PIL import Image

    from batik_gen.cli.pages.variations import Dress
    from batik_gen.values.portrait import Portrait

_SIDE_MM = 160.0
_WORDS = {
    "heading": Words("Which one?", "Pilih yang mana?"),
    "recording": Words("Recording {}: {}", "Rekaman {}: {}"),
    "note": Words(
        "Motif batik from recordings of brain waves; {:g} mm of cloth each.",
        "Motif batik dari rekaman gelombang otak; masing-masing {:g} mm kain.",
    ),
    "sizes": Words("Motif batik from recordings of brain waves.", "Motif batik dari rekaman gelombang otak."),
}


@click.command("sheet", short_help="Draw variations on one sheet.", context_settings=dict(settings.CONTEXT))
@options.recordings
@click.option(
    "--vary",
    metavar="motif|process|seed|size|voice|param=NAME",
    required=True,
    help="What differs from column to column; rows are recordings.",
)
@click.option("--values", metavar="A,B,...", help="What to show of it; a fitting choice by default.")
@click.option(
    "--page", type=click.Choice(["phone", "a3"]), default="phone", show_default=True, help="1080 px wide, or A3 paper."
)
@click.option(
    "--motif",
    shell_complete=completing.motifs,
    default="truntum",
    show_default=True,
    help="Motif family, where that does not vary.",
)
@click.option("--variant", default="", metavar="NAME", help="A kind of that motif.")
@click.option(
    "--process",
    shell_complete=completing.processes,
    type=click.UNPROCESSED,
    callback=read_process,
    metavar="NAME|FILE.toml",
    help="Wax and dyes.",
)
@click.option("--mm", "side_mm", type=float, default=_SIDE_MM, show_default=True, help="Cloth shown in each, in mm.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=1, show_default=True, metavar="N")
@options.voice
@choices.options
@settings.presets
@measuring.options
@options.reading
@options.picture_out
@options.lang
@options.force
def command(
    recordings: tuple[Path, ...],
    vary: str,
    values: str | None,
    page: str,
    motif: str,
    variant: str,
    process: ProcessChoice,
    side_mm: float,
    seed: int,
    voice: float,
    by_hand: dict[str, float],
    locked: tuple[str, ...],
    remukan: float | None,
    out: Path,
    lang: str,
    force: bool,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Draw one labelled sheet: a row for each RECORDING, a column for each variation."""
    from batik_gen.cli.pages.sheet_layout import PAGES, lay_out
    from batik_gen.cli.pages.variations import Dress, columns
    from batik_gen.pattern.designing.design import check_size
    from batik_gen.render.files.save import save
    from batik_gen.render.picture.picture import Picture

    check_picture_free(out, force)
    check_size((side_mm, side_mm))
    varied = vary.partition("=")[0] == "motif"
    held = {} if varied else choices.check_choice(motif, variant, by_hand, locked, remukan)
    given = [text.strip() for text in values.split(",") if text.strip()] if values else []
    shown = columns(vary, given, Dress(motif, variant, process, side_mm, seed, held, voice), lang)
    wishes = wishes.checked()
    progress = Progress(len(recordings))
    portraits, failures = _measured(recordings, reading, wishes, progress)
    if not portraits:
        return recap(failures, len(recordings))

    def cloth(row: int, column: int, side: int) -> "Image.Image":
        return _cloth(portraits[row], shown[column].dress, () if varied else locked, side)

    several = len(portraits) > 1
    rows = [
        _WORDS["recording"].say(lang).format(number, found_in(portrait)) if several else ""
        for number, portrait in enumerate(portraits, 1)
    ]
    sized = vary.partition("=")[0] == "size"
    note = _WORDS["sizes"].say(lang) if sized else _WORDS["note"].say(lang).format(side_mm)
    image = lay_out(PAGES[page], _WORDS["heading"].say(lang), note, rows, [each.heading for each in shown], cloth)
    save(Picture(image, PAGES[page].dpi), out, force=force)
    progress.clear()
    tell(f"{out}: {len(portraits)} x {len(shown)} cloths, {image.width} x {image.height} pixels")
    return recap(failures, len(recordings))


def _measured(
    recordings: tuple[Path, ...], reading: Reading, wishes: MeasuringOptions, progress: Progress
) -> tuple[list["Portrait"], list[Failure]]:
    """Measure every recording once, and name those that gave nothing."""
    portraits: list[Portrait] = []
    failures: list[Failure] = []
    for recording in recordings:
        with noting(failures, recording.name):
            portraits.append(measuring.measured(recording, reading, wishes, progress.of(recording.name)))
    return portraits, failures


def _cloth(portrait: "Portrait", dress: "Dress", locked: tuple[str, ...], side: int) -> "Image.Image":
    """Draw one cloth of a sheet, so many px wide and high."""
    from batik_gen import design, draw, dye

    size = (dress.side_mm, dress.side_mm)
    held = design(
        portrait,
        motif=dress.motif,
        variant=dress.variant,
        process=dress.process.name,
        declaration=dress.process.declaration,
        size_mm=size,
        seed=dress.seed,
        voice=dress.voice,
    )
    return dye(draw(choices.decided(held, dict(dress.values), locked)), px=(side, side)).image
