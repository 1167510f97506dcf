"""The cloth as lines: SVG or DXF, by layer of wax."""

from batik_gen.deliverables.composing.writing import check_bytes
from batik_gen.deliverables.makers.cloth_print import as_wanted
from batik_gen.deliverables.values.job import Job
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.vectors.formats import write_vectors


def make(job: Job) -> tuple[str, ...]:
    """Make the drawing; raises BatikGenError where it cannot be made or is larger than allowed."""
    wanted, design = job.deliverable, as_wanted(job)
    name = f"{job.stem}{wanted.ending}"
    write_vectors(
        draw(design),
        job.folder / name,
        detail=wanted.settings["detail"],
        outlines=wanted.settings["outlines"],
        recipe=design.for_drawing().to_toml(),
    )
    check_bytes(job.folder / name, wanted.most_bytes)
    return (name,)
