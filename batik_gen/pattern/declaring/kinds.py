"""What a family and a filling are declared with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from batik_gen.pattern.declaring.example import Example
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Survey
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_NONE = Words("", "")


@dataclass(frozen=True)
class Family:
    """Declare a motif family.

    Parameters
    ----------
    name
        Name on the command line.
    label
        Its name in words.
    region
        Where it belongs.
    meaning
        What it is said to mean.
    rule
        Who may wear it where; the larangan, or that it is free to all.
    larangan
        True where a court restricts or restricted it.
    symmetry
        Wallpaper group of the plan.
    sources
        Where the words above come from.
    parameters
        The family's own parameters.
    draw
        Draws the layers of a Plan, lowest first.
    lattice
        Returns the two vectors in mm by which the pattern of a Plan comes again, as short as they may
        be, by the Plan's values alone. Of shapes that lie freely, whose family places them on the
        torus itself, return the least side in mm of a block instead. Without it no block can be made
        that repeats, only one that is mirrored.
    drawn_once
        True where the family draws each shape of a cloth that repeats once, and not in all its copies.
    by_place
        True where each copy depends on its place alone and all copies stand on ``Plan.sites``, so
        that a strip can be drawn without the rest (see ``pattern.hand.view``).
    survey
        Measures, of the copies in a Plan's view, what a family by place must know of all copies: ``draw``
        asks ``Plan.typical`` for its medians. Without it the family asks for none.
    process
        The way of waxing and dyeing that is usual for it, taken where none is named.
    variants
        Its kinds that have names of their own.
    mapping
        Rules in TOML, as those of the shipped table, that another package brings for its own
        family; they are added to the shipped table.
    reading
        How to read the cloth, one sentence each, of a family whose form is the recording: it is drawn from
        ``Plan.wave`` and keeps to it exactly. Empty for all others.
    examples
        Returns places of a Plan at which it is seen how such a cloth is read.
    shown
        Returns from a Plan and the layers drawn of it where parameters show on that very cloth, of a family that
        lies by the size of its cloth: places n x 2 in mm, or the ends of distances n x 2 x 2, by parameter.
    near
        Draws of a Plan's cloth what touches a box (left, top, right, bottom in mm), where that is much less work
        than all of it: a legend shows there what ``shown`` points at.
    needs_waveform
        True where such a family cannot be drawn from band powers alone.
    specimens
        How many of its parameters a legend shows at both ends, those of the mapping's first rules: fewer where
        even a small piece takes long to draw.
    whose
        Returns for each part of a Plan's cloth that can be someone's own its person's number, from 0, and its middle
        in mm, of a family on which several persons have a place.
    grows
        False where no tendril grows on it, and so none of the growth's numbers moves it.
    yields
        Parameters that may give way a little so that whole cells fill a block which repeats.
    customs
        Process -> parameters that are otherwise where its cloth is made, as long as nobody sets them.
    indication
        The geographical indication that a cloth of this name has, and that a picture has not; empty where there is
        none.
    """

    name: str
    label: Words
    region: Words
    meaning: Words
    rule: Words
    larangan: bool
    symmetry: str
    sources: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    draw: Callable[[Plan], tuple[Layer, ...]]
    lattice: Callable[[Plan], Lattice | float] | None = None
    drawn_once: bool = False
    by_place: bool = False
    survey: Callable[[Plan], Survey] | None = None
    process: str = "sogan-yogya"
    variants: tuple[Variant, ...] = ()
    yields: tuple[str, ...] = ()
    mapping: str = ""
    reading: tuple[Words, ...] = ()
    examples: Callable[[Plan], tuple[Example, ...]] | None = None
    shown: Callable[[Plan, tuple[Layer, ...]], Mapping[str, FloatArray]] | None = None
    near: Callable[[Plan, tuple[float, float, float, float]], tuple[Layer, ...]] | None = None
    needs_waveform: bool = False
    whose: Callable[[Plan], list[tuple[int, FloatArray]]] | None = None
    specimens: int = 24
    grows: bool = True
    customs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    indication: Words = _NONE

    @property
    def measure(self) -> Parameter | None:
        """The length with which the whole pattern grows and shrinks: the first of its own that is in mm."""
        return next((p for p in self.parameters if p.unit == "mm"), None)


@dataclass(frozen=True)
class Isen:
    """Declare a filling: its name, what it is, where it is used."""

    name: str
    label: Words
    use: Words
    source: str
