"""Melati: a motif family of your own, begun by 'batik-gen new-motif melati'.

Change it step by step and look at it after each: it is ready when every shape is
filled, nothing crosses anything, and a maker would own to it.
"""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, place
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words


def lattice(plan: Plan) -> Lattice:
    """Return the two ways, in mm, after which the flowers come again: a tile closes by them."""
    pitch = plan.value("melati.pitch")
    return (pitch, 0.0), (0.0, pitch)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a flower of four petals on every place of a square lattice."""
    # One Waxing gathers what is waxed alike in one go; the craft's names tell which wax it is.
    tembok = Waxing("tembok", Wax.TEMBOK, 3)  # plates that stay white
    klowong = Waxing("klowong", Wax.KLOWONG, 1)  # outlines, brown in sogan cloth
    isen = Waxing("isen", Wax.KLOWONG, 2)  # fillings
    cecek = Waxing("cecek", Wax.CECEK, 2)  # white dots

    # The lattice belongs to the motif; what a recording moves are the proportions.
    pitch = plan.value("melati.pitch")
    middles = plan.sites(*lattice(plan), 0.6 * pitch)

    # plan.at asks for a number at each place: the recording moves it along the cloth.
    full = plan.at("melati.fullness", middles)
    # plan.hand makes each copy a little different, by where it lies; never use a random generator.
    long = 0.2 * pitch * plan.hand.size(901, middles)
    wide = 0.13 * pitch * full * plan.hand.size(902, middles)

    nib = plan.value("nib.klowong")
    for quarter in range(4):
        angle = 0.25 * np.pi + 0.5 * np.pi * quarter
        way = np.array([np.cos(angle), np.sin(angle)])
        petals = place(ellipse(long, wide), middles + 0.27 * pitch * way, angle)
        tembok.area(petals)
        klowong.stroke(petals, nib, closed=True)
        # Every shape carries isen; fill keeps them inside the outline.
        fill("cecek-sawut", Canting(isen, isen), plan.hand, petals, Touch.of(plan))

    # The ground may not stay empty: a dot in each heart, and a ring of dots around it.
    cecek.dot(middles, 1.4)
    for turn in range(8):
        angle = 2 * np.pi * turn / 8
        cecek.dot(middles + 0.1 * pitch * np.array([np.cos(angle), np.sin(angle)]), 0.8)
    between = middles + 0.5 * pitch
    for turn in range(12):
        angle = 2 * np.pi * turn / 12
        cecek.dot(between + 0.12 * pitch * np.array([np.cos(angle), np.sin(angle)]), 0.8)
    cecek.dot(between, 1.2)

    # Lowest first: a later layer decides where two overlap.
    return plan.layers(tembok, klowong, isen, cecek)


FAMILY = Family(
    name="melati",
    label=Words("Melati", "Melati"),
    region=Words("Say where it belongs", "Tuliskan asalnya"),
    meaning=Words("Say what it stands for, and who told you.", "Tuliskan maknanya, dan dari siapa."),
    rule=Words("New, and free to all.", "Baru, dan bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p4m",
    sources=("your own design",),
    parameters=(
        # Range and default in the unit given; a Design outside the range is refused.
        Parameter("melati.pitch", Words("distance between flowers", "jarak bunga"), "mm", 26, 44, 34, "yours"),
        Parameter("melati.fullness", Words("fullness of the petals", "gemuk kelopak"), "", 0.8, 1.15, 1.0, "yours"),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,  # every copy depends on its place alone, so that large cloths are drawn strip by strip
    mapping="""
[[rule]]
parameter = "melati.fullness"
feature = "alpha_height_db"
at_low = 0.8
at_high = 1.15
en = "The higher alpha stands out, the fuller the petals."
id = "Makin menonjol gelombang alfa, makin gemuk kelopaknya."

[[rule]]
parameter = "melati.pitch"
feature = "exponent"
at_low = 28
at_high = 40
en = "The steeper the background, the wider the flowers stand apart."
id = "Makin curam latarnya, makin renggang jarak bunganya."

[[local]]
parameter = "melati.fullness"
band = "alpha"
amount = 0.08
""",
)  # fmt: skip
