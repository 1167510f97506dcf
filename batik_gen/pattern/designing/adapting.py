"""Reading a Design of another version: what this one does not know is left out, what it does is kept in range."""

from dataclasses import replace

from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.values.design import Design


def adapted(design: Design) -> tuple[Design, list[str]]:
    """Bring a Design of another version into what this version can draw.

    Returns
    -------
    The Design, and a sentence for each thing that was changed.

    Raises
    ------
    UnknownName
        If the family or its variant is not known here.
    """
    declared = parameters_of(family_named(design.motif), design.variant)
    kept: dict[str, float] = {}
    changed = []
    for name, value in design.parameters.items():
        if name not in declared:
            changed.append(f"'{name}' is not known to this version and was left out")
            continue
        kept[name] = min(max(value, declared[name].low), declared[name].high)
        if kept[name] != value:
            changed.append(
                f"'{name}' was {value:g} and is drawn as {kept[name]:g}, the nearest that this version allows"
            )
    local = {name: moves for name, moves in design.local.items() if name in declared}
    return replace(design, parameters=kept, local=local), changed
