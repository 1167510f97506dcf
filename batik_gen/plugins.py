"""What other packages add to a table through entry points: looked through first, and told where it breaks."""

import dataclasses
import types
import typing
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib import metadata
from typing import Any, TypeVar

from batik_gen.values.errors import BatikGenError, BrokenPlugin, SkippedPlugin
from batik_gen.values.words import sentence, shown

Added = TypeVar("Added")


def added(
    group: str, fits: Callable[[object], Added | None], shipped: Collection[str] = ()
) -> tuple[dict[str, Added], dict[str, str]]:
    """Load all that other packages add to one table.

    Parameters
    ----------
    group
        Entry-point group, such as ``batik_gen.motifs``.
    fits
        Returns the loaded object as a member of the table, or None if it is none.
    shipped
        Names in the table that no other package may take.

    Returns
    -------
    What was loaded by entry-point name, in the order of names, and for each
    broken one why it was skipped: one bad package must not take the tool away.
    What the functions of a member raise is raised as BrokenPlugin, with its name.
    """
    loaded: dict[str, Added] = {}
    skipped: dict[str, str] = {}
    points, unread = _points(group)
    skipped |= unread
    for point in sorted(points, key=lambda p: p.name):
        try:
            member = fits(point.load())
            wrong = "" if member is None else fault_of(member)
        # A package that is no library ends the process where it is imported.
        except (Exception, SystemExit) as error:
            skipped[point.name] = f"it failed with {type(error).__name__}"
            continue
        if member is None:
            skipped[point.name] = f"it is not what {group} expects"
        elif wrong:
            skipped[point.name] = f"it is not what {group} expects: {wrong}"
        elif (name := getattr(member, "name", "")) in shipped:
            skipped[point.name] = f"it is named {shown(name)}, as one that is shipped; it must have a name of its own"
        else:
            loaded[point.name] = _guarded(member, group, point.name)
    for name, why in skipped.items():
        tell_skipped(f"{name} of {group}, which another package adds, is skipped: {why}")
    return loaded, skipped


def _points(group: str) -> tuple[Iterable[metadata.EntryPoint], dict[str, str]]:
    """Return the entry points of a group, and the packages whose table of them cannot be read, with the reason."""
    try:
        return metadata.entry_points(group=group), {}
    except Exception:
        # One damaged table takes all down: each package is asked by itself.
        points: dict[str, metadata.EntryPoint] = {}
        unread = {}
        for package in metadata.distributions():
            try:
                points |= {point.name: point for point in package.entry_points.select(group=group)}
            except Exception:
                unread[_name_of(package)] = "its table of entry points cannot be read"
        return points.values(), unread


def _name_of(package: metadata.Distribution) -> str:
    try:
        return str(package.name)
    except Exception:
        return "a package without a name"


def tell_skipped(why: str) -> None:
    """Warn of an addition that is passed over, with no path of this machine in the text."""
    warnings.warn_explicit(sentence(why), SkippedPlugin, "batik-gen", 1)


class _Guarded:
    """A function of another package: whatever it raises, and a wrong result, is told with its name."""

    def __init__(self, call: Callable[..., object], result: object, name: str) -> None:
        self._call, self._result, self._name = call, result, name

    def __call__(self, *args: object, **more: object) -> object:
        try:
            made = self._call(*args, **more)
        except (BatikGenError, MemoryError):
            raise
        except (Exception, SystemExit) as error:
            raise BrokenPlugin(
                f"{self._name}, which another package adds, failed with {type(error).__name__}; "
                "leave it out, or tell whoever made that package"
            ) from None
        if not _is(made, self._result):
            raise BrokenPlugin(
                f"{self._name}, which another package adds, gave {type(made).__name__} where something else was "
                "expected; leave it out, or tell whoever made that package"
            )
        return made


def _guarded(member: Added, group: str, name: str) -> Added:
    """Return a member whose functions are guarded."""
    if not dataclasses.is_dataclass(member) or isinstance(member, type):
        return member
    guards = {}
    hints = _hints(type(member))
    for field in dataclasses.fields(member):
        call = getattr(member, field.name)
        if field.init and callable(call) and not isinstance(call, type):
            ways = [hint for hint in (hints.get(field.name), *typing.get_args(hints.get(field.name))) if _is_call(hint)]
            result = typing.get_args(ways[0])[1] if ways and typing.get_args(ways[0]) else Any
            guards[field.name] = _Guarded(call, result, f"{name} of {group}")
    return dataclasses.replace(member, **guards) if guards else member


def _is_call(hint: object) -> bool:
    return typing.get_origin(hint) is Callable or hint is Callable


def _hints(kind: type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(kind)
    except NameError:  # a class of another package that names types it imports only for its checks
        return {}


def fault_of(member: object) -> str:
    """Say which field of a dataclass holds something of another kind than it declares; empty where none does."""
    if not dataclasses.is_dataclass(member) or isinstance(member, type):
        return ""
    hints = _hints(type(member))
    for field in dataclasses.fields(member):
        value = getattr(member, field.name)
        if not _is(value, hints.get(field.name, Any)):
            return f"its '{field.name}' is of the kind {type(value).__name__}"
    return ""


def _is(value: object, hint: Any) -> bool:
    """Tell whether a value is of a declared type, as deep as tuples, tables and dataclasses go."""
    kind, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if hint is None or hint is type(None):
        return value is None
    if kind in (typing.Union, types.UnionType):
        return any(_is(value, one) for one in inner)
    if kind is tuple:
        if not isinstance(value, tuple):
            return False
        if len(inner) == 2 and inner[1] is Ellipsis:
            return all(_is(one, inner[0]) for one in value)
        return len(value) == len(inner) and all(map(_is, value, inner))
    if _is_call(hint):
        return callable(value)
    if kind in (Mapping, dict):
        return isinstance(value, Mapping) and all(_is(k, inner[0]) and _is(v, inner[1]) for k, v in value.items())
    if kind in (Sequence, list):
        return isinstance(value, Sequence) and all(_is(one, inner[0]) for one in value)
    if kind is not None or not isinstance(hint, type):
        return True  # an array or a name of types: what is in it cannot be told here
    if hint is float:
        return (isinstance(value, float | int) and not isinstance(value, bool)) or type(value).__module__ == "numpy"
    return isinstance(value, hint) and not fault_of(value)
