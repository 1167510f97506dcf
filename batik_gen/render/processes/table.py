"""The table of processes, and the colours that come out of them."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

import numpy as np

from batik_gen.plugins import added
from batik_gen.render.processes.kubelka import absorbed, reflected
from batik_gen.render.processes.reading import process_of
from batik_gen.render.processes.srgb import encode, linear_from_hex
from batik_gen.render.processes.steps import Process
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax
from batik_gen.values.errors import BadProcess, UnknownName, nearest
from batik_gen.values.own_process import check_name
from batik_gen.values.toml_table import read_toml
from batik_gen.values.words import shown

GROUP = "batik_gen.processes"
"""Entry-point group through which another package adds a Process."""

_FOLDER = resources.files("batik_gen.render.processes") / "declared"


class _Table(Mapping[str, Process]):
    """The processes by name, each read when it is asked for, shipped ones first."""

    def __getitem__(self, name: str) -> Process:
        if name in shipped_names():
            return _read(name)
        return added_processes()[0][name]

    def __iter__(self) -> Iterator[str]:
        yield from shipped_names()
        yield from (name for name in added_processes()[0] if name not in shipped_names())

    def __len__(self) -> int:
        return sum(1 for _ in self)


PROCESSES: Mapping[str, Process] = _Table()


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped processes, the best known first."""
    first = ("sogan-yogya", "sogan-solo", "kelengan")
    names = sorted(file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml"))
    return (*first, *(name for name in names if name not in first))


@cache
def _read(name: str) -> Process:
    return process_of(read_toml(declaration_of(name), f"{name}.toml", refusal=BadProcess))


def declaration_of(name: str) -> str:
    """Return the TOML that declares a shipped process.

    Raises
    ------
    UnknownName
        If it is none, or came from another package, which declares it in its own way.
    """
    if name not in shipped_names():
        raise UnknownName(f"'{name}' is not declared in TOML here; print one of {', '.join(shipped_names())}")
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")


@cache
def added_processes() -> tuple[dict[str, Process], dict[str, str]]:
    """Return the processes of other packages by name, and why any was skipped."""
    loaded, skipped = added(GROUP, lambda item: item if isinstance(item, Process) else None, shipped_names())
    return {process.name: process for process in loaded.values()}, skipped


# A hand that changes steps in the studio declares hundreds of them.
@lru_cache(maxsize=64)
def declared_process(declaration: str, file: str = "the process") -> Process:
    """Return the process that a text declares.

    Parameters
    ----------
    declaration
        A whole declaration in TOML.
    file
        What refusals call it.

    Raises
    ------
    BadProcess
        If it cannot be used, with file, line and key.
    """
    return process_of(read_toml(declaration, file, refusal=BadProcess))


def find_process(name: str, declaration: str = "") -> Process:
    """Return the process of that name.

    Parameters
    ----------
    name
        Its name.
    declaration
        The TOML that declares it, if it is one's own: a Design carries it, so that it is complete.
        Empty for one that is shipped, or that another package adds.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest names are offered.
    BadProcess
        If the declaration cannot be used, with line and key, or declares another name.
    """
    if declaration:
        process = declared_process(declaration)
        check_name(name, process.name)
        return process
    if name in PROCESSES:
        return PROCESSES[name]
    raise UnknownName(f"there is no process {shown(name)}; {nearest(name, PROCESSES)}")


def reflectance(process: Process, shares: tuple[FloatArray, ...]) -> FloatArray:
    """Return the colour of cloth that took up a share of each bath.

    Parameters
    ----------
    process
        The process.
    shares
        For each bath the concentration taken up, 0 none, 1 the process's own
        depth; all of one shape. In a ladder, what each dip added.

    Returns
    -------
    FloatArray
        Linear-light reflectance 0..1, that shape x 3.
    """
    if process.ladder:
        bare = absorbed(np.array(linear_from_hex(process.cloth)))
        alone = [absorbed(np.array(linear_from_hex(dip.alone))) - bare for dip in process.dips]
        # Each dip adds what it takes from the colour before it to its own; a channel may come back a little.
        added = [dye - before for dye, before in zip(alone, [np.zeros(3), *alone[:-1]], strict=True)]
        ks = bare + sum(share[..., None] * dye for share, dye in zip(shares, added, strict=True))
        return reflected(np.maximum(ks, 0.0))
    bare, dyes, both = mixing(process)
    ks = bare + sum(share[..., None] * dye for share, dye in zip(shares, dyes, strict=True))
    for (first, second), beyond in both.items():
        ks = ks + (shares[first] * shares[second])[..., None] * beyond
    return reflected(ks)


def mixing(process: Process) -> tuple[FloatArray, list[FloatArray], dict[tuple[int, int], FloatArray]]:
    """Return the K/S (3) of the cloth, of each bath, and of pairs of baths beyond their sum."""
    bare = absorbed(np.array(linear_from_hex(process.cloth)))
    alone = [absorbed(np.array(linear_from_hex(dip.alone))) - bare for dip in process.dips]
    both = {
        (first, second): np.maximum(
            absorbed(np.array(linear_from_hex(colour))) - bare - alone[first] - alone[second], 0.0
        )
        for (first, second), colour in process.both.items()
    }
    return bare, [np.maximum(dye, 0.0) for dye in alone], both


def state_colours(process: Process) -> dict[Wax, tuple[int, int, int]]:
    """Return the sRGB colour (0..255) that each wax state has on the finished cloth."""
    resists = process.resists()
    colours = {}
    for wax in Wax:
        shares = tuple(np.array(0.0 if wax in bath else 1.0) for bath in resists)
        red, green, blue = np.floor(encode(reflectance(process, shares)) + 0.5).astype(int).tolist()
        colours[wax] = (red, green, blue)
    return colours
