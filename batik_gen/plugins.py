"""What other packages add to a table through entry points."""

from collections.abc import Callable
from importlib import metadata
from typing import TypeVar

Added = TypeVar("Added")


def added(group: str, fits: Callable[[object], Added | None]) -> tuple[dict[str, Added], dict[str, str]]:
    """Load all that other packages add to one table.

    Parameters
    ----------
    group
        Entry-point group, such as ``batik_gen.motifs``.
    fits
        Returns the loaded object as a member of the table, or None if it is none.

    Returns
    -------
    What was loaded by entry-point name, in the order of names, and for each
    broken one why it was skipped: one bad package must not take the tool away.
    """
    loaded: dict[str, Added] = {}
    skipped: dict[str, str] = {}
    for point in sorted(metadata.entry_points(group=group), key=lambda p: p.name):
        try:
            member = fits(point.load())
        except Exception as error:
            skipped[point.name] = f"it failed with {type(error).__name__}"
            continue
        if member is None:
            skipped[point.name] = f"it is not what {group} expects"
        else:
            loaded[point.name] = member
    return loaded, skipped
