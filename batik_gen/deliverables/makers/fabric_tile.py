"""The seamless tile that fabric printers repeat, below their limit of bytes."""

from batik_gen.deliverables.composing.tiles import block_of
from batik_gen.deliverables.composing.writing import until_small, write_picture
from batik_gen.deliverables.makers.cloth_print import recipe_of
from batik_gen.deliverables.values.job import Job
from batik_gen.pattern.repeating.period import STEP_DPI
from batik_gen.values.errors import BadValue


def make(job: Job) -> tuple[str, ...]:
    """Make the tile; where it is above the limit in bytes it gets fewer pixels, down to 75 an inch.

    Raises
    ------
    BatikGenError
        If the pattern has no such block, or the tile is too large in the least resolution.
    """
    wanted = job.deliverable
    dpi = round(wanted.dpi or 150.0)
    if dpi < STEP_DPI or dpi % STEP_DPI:
        raise BadValue(f"{dpi} dpi cuts a tile between two pixels; choose a multiple of {STEP_DPI}, as 150")
    design = job.members[0].design
    block = block_of(design, wanted.settings["layout"], wanted.sheet_mm)
    name = f"{job.stem}{wanted.ending}"
    recipe = "" if block.mirrored else recipe_of(job, block.design)

    def write(tried: int) -> None:
        write_picture(block.dyed(float(tried)), job.folder / name, float(tried), wanted.most_bytes, recipe)

    until_small(range(dpi, 0, -STEP_DPI), write)
    return (name,)
