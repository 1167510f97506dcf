"""From a look to its Design, and what is told of it: sliders, rules, what leaves the tradition."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from batik_gen.pattern.cloths.assembling import tailored
from batik_gen.pattern.cloths.table import cloth_named
from batik_gen.pattern.declaring.registry import family_named, usual_process
from batik_gen.pattern.designing.by_hand import chosen
from batik_gen.pattern.designing.design import check_size, design
from batik_gen.render.processes.table import find_process
from batik_gen.studio.looks.look import Look
from batik_gen.studio.looks.ruling import mapping_file
from batik_gen.studio.looks.stepping import declared
from batik_gen.studio.opening.shelf import Opened, Shelf
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait

_KEPT = 200
"""Designs that are kept."""


class Designer:
    """Make the Design of a look from what lies on a shelf; the same look gives the same Design.

    Parameters
    ----------
    shelf
        What was opened.
    folder
        Where mappings of one's own are written down for the verbs.
    """

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self._shelf, self._folder = shelf, folder
        self._made: OrderedDict[Look, Design] = OrderedDict()
        self._lock = threading.Lock()

    def design(self, look: Look) -> Design:
        """Return the Design.

        Raises
        ------
        BatikGenError
            As ``design``, ``chosen`` and ``tailored``; BadValue where its recording is not open any more.
        """
        opened = self._shelf.take(look.source)
        if not opened.portrait:
            return self._kept(look, lambda: _changed(look, opened))
        portrait = opened.portrait
        # A slider asks for the same wave again and again.
        bare = replace(look.untouched, cloth="", parts=())
        body = self._kept(bare, lambda: _body(look, portrait, self.mapping(look)))
        if look.values or look.locked:
            body = chosen(body, dict(look.values), look.locked)
        return self._kept(look, lambda: _tailored(look, body, portrait)) if look.cloth else body

    def mapping(self, look: Look) -> Path | None:
        """Return the file of a look's mapping, or None for the shipped one; raises BadMapping, UnknownName."""
        return mapping_file(look, self._folder)

    def _kept(self, look: Look, make: Callable[[], Design]) -> Design:
        """Return what was made for a look, or make it."""
        with self._lock:
            made = self._made.get(look)
        made = made or make()
        with self._lock:
            self._made[look] = made
            self._made.move_to_end(look)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget every Design."""
        with self._lock:
            self._made.clear()


def _body(look: Look, portrait: Portrait, mapping: Path | None) -> Design:
    """Return what the wave alone makes of a look, without a hand and without parts."""
    process, declaration = look.process, ""
    if process:
        find_process(process)
    if look.steps:
        base = find_process(process or usual_process(family_named(look.motif), look.variant))
        process, declaration = declared(base, look.steps)
        find_process(process, declaration)
    return design(
        portrait,
        motif=look.motif,
        variant=look.variant,
        process=process or None,
        declaration=declaration,
        mapping=mapping,
        size_mm=look.size_mm,
        seed=look.seed,
        voice=look.voice,
        whisper=look.whisper,
    )


def _tailored(look: Look, body: Design, portrait: Portrait) -> Design:
    """Return the Design of a cloth of several parts, each in its usual motif unless another was chosen."""
    known, said = cloth_named(look.cloth), dict(look.parts)
    parts = []
    for role in known.roles:
        usual = role.other if role.motif == body.motif else role.motif
        parts.append(
            design(
                portrait,
                motif=said.get(role.name) or usual,
                process=body.process,
                size_mm=body.size_mm,
                seed=body.seed,
                voice=body.voice,
                whisper=look.whisper,
            )
        )
    return tailored(known.name, body, parts)


def _changed(look: Look, opened: Opened) -> Design:
    """Return a Design that was opened, with what was changed of it here."""
    held = opened.content
    assert isinstance(held, Design)
    check_size(look.size_mm)
    if look.process and look.process != held.process:
        held = replace(held, process=find_process(look.process).name, declaration="")
    if look.steps:
        process, declaration = declared(find_process(held.process, held.declaration), look.steps)
        find_process(process, declaration)
        held = replace(held, process=process, declaration=declaration)
    held = replace(held, size_mm=look.size_mm, seed=look.seed)
    return chosen(held, dict(look.values), look.locked) if look.values or look.locked else held


def first_look(opened: Opened) -> Look:
    """Return the look with which something opened is first shown."""
    if isinstance(opened.content, Design):
        held = opened.content
        return Look(
            opened.id, held.motif, held.variant, held.process, held.size_mm, held.seed, held.voice, cloth=held.cloth
        )
    return Look(opened.id)
