"""Which depths of baths a process leaves out."""

from batik_gen.render.processes.table import find_process
from batik_gen.values.design import Design

_DEPTHS = ("bath.depth_indigo", "bath.depth_soga")


def unused_depths(design: Design) -> set[str]:
    """Return the depths of dyes that the process of a Design does not have.

    A Design holds the depth of blue and of warm dyes; the process at hand may use one kind only.
    """
    process = find_process(design.process, design.declaration)
    return set(_DEPTHS) - {f"bath.depth_{dip.kin}" for dip in process.dips}
