"""Ceplok: closed rosettes on a square grid, two kinds in turn like a checkerboard (docs/sources.md#ceplok)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, leaf, perimeter, place
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.view import Sample, Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.ceplok.foils import Kit, Place, blossom, ring_of, ways
from batik_gen.pattern.motifs.ceplok.kasatriyan import three_fish
from batik_gen.pattern.motifs.ceplok.room import GAP, clearance, cut, number_of
from batik_gen.pattern.motifs.ceplok.rosettes import ROSETTES, surveyed
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_OF_PARANG = 6
"""The rosette beside which fish swim between four, where a flower stands elsewhere."""


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of one kind of rosette; the other kind stands half way."""
    pitch = plan.value("ceplok.pitch")
    return (pitch, pitch), (pitch, -pitch)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a ceplok: two rosettes in turn, and the ground between four of them."""
    pitch, kit = plan.value("ceplok.pitch"), _kit(plan)
    one = plan.sites(*lattice(plan), 2.2 * pitch)
    for number, places in _rosettes(plan, one):
        ROSETTES[number - 1](kit, places)
    _ground(kit, _corners(one, pitch), np.repeat([0.0, np.pi / 2], len(one)), pitch)
    return plan.layers(
        kit.latar, kit.plates, kit.lines, kit.isen, kit.dark, kit.brown, kit.white, kit.upper, kit.core, kit.dots,
        kit.eye,
    )  # fmt: skip


def survey(plan: Plan) -> Survey:
    """Measure where sawut stand: in the rosettes, and on the leaves between them."""
    pitch, kit = plan.value("ceplok.pitch"), _kit(plan)
    one = plan.sites(*lattice(plan), 2.2 * pitch)
    found: dict[str, Sample] = {}
    for number, places in _rosettes(plan, one):
        found |= surveyed(number, kit, places)
    if _grows(plan):
        turned, reach = np.repeat([0.0, np.pi / 2], len(one)), cut(clearance(plan, pitch), _gap(kit), pitch)
        for quarter, grown in enumerate(_growths(kit, _corners(one, pitch), turned, reach)):
            found |= numbered(f"leaf {quarter}", rib_lengths(grown))
    return found


def _rosettes(plan: Plan, one: FloatArray) -> list[tuple[int, Place]]:
    """Return the number of either rosette, and where it stands; ``one`` are the places of the first."""
    other = one + np.array([plan.value("ceplok.pitch"), 0.0])
    return [
        (number_of(plan, "first"), _places(plan, one, True)),
        (number_of(plan, "second"), _places(plan, other, False)),
    ]


def _corners(one: FloatArray, pitch: float) -> FloatArray:
    """Return the places between four rosettes: every second one is turned by a quarter."""
    return np.concatenate([one + 0.5 * pitch, one + np.array([0.5, -0.5]) * pitch])


def _kit(plan: Plan) -> Kit:
    """Return nibs that the pitch bears, and fresh pens."""
    pitch = plan.value("ceplok.pitch")
    return Kit(
        plan=plan,
        nib=min(plan.value("nib.klowong"), 0.026 * pitch),
        fine=min(plan.value("nib.isen"), 0.013 * pitch),
        dot=min(plan.value("isen.size"), 0.019 * pitch),
        latar=Waxing("latar", Wax.KLOWONG, 3),
        plates=Waxing("tembok", Wax.TEMBOK, 5),
        lines=Waxing("klowong", Wax.KLOWONG, 1),
        isen=Waxing("isen", Wax.KLOWONG, 2),
        dark=Waxing("isen terbuka", Wax.OPEN, 2),
        brown=Waxing("isi", Wax.KLOWONG, 2),
        white=Waxing("tembok atas", Wax.TEMBOK, 5),
        upper=Waxing("klowong atas", Wax.KLOWONG, 1),
        core=Waxing("isi terbuka", Wax.OPEN, 2),
        dots=Waxing("cecek", Wax.CECEK, 4),
        eye=Waxing("mata", Wax.KLOWONG, 4),
    )


def _places(plan: Plan, centres: FloatArray, first: bool) -> Place:
    pitch = plan.value("ceplok.pitch")
    share = plan.at("ceplok.fullness", centres)
    share = share if first else 1 - GAP - share
    return Place(
        "first" if first else "second",
        centres,
        pitch * share * plan.hand.size(salts.CEPLOK_RADIUS, centres, 0.12),
        plan.at("ceplok.lobe", centres),
        np.full(len(centres), plan.value("ceplok.heart")),
        pitch * (plan.value("ceplok.fullness") if first else 1 - GAP - plan.value("ceplok.fullness")),
    )


def _grows(plan: Plan) -> bool:
    """Tell whether the growth has its place on the dark ground, as it has where there is no medallion."""
    return 1 not in (number_of(plan, "first"), number_of(plan, "second"))


def _gap(kit: Kit) -> float:
    """Return how far from the rosettes the ground begins, mm."""
    return 0.5 * kit.nib + 1.2 * kit.dot


def _blooms(kit: Kit, corners: FloatArray, room: float) -> FloatArray:
    """Return the radius of the flower in each piece of ground ``room`` mm wide, mm."""
    return np.full(len(corners), kit.plan.value("ceplok.bloom") * room) * kit.plan.hand.size(
        salts.CEPLOK_BLOOM, corners, 0.3
    )


def _growths(kit: Kit, corners: FloatArray, turned: FloatArray, reach: FloatArray) -> list[Growth]:
    """Return the growth into the four arms of each piece of ground, which ``reach`` (rays) mm far."""
    room = float(reach.min())
    radius = _blooms(kit, corners, room)
    long, wide = np.minimum(reach[0] - radius - 3.0 * kit.dot, 3.0 * radius), np.full(len(corners), 1.3 * room)
    grown, _ = lung_at(kit.plan, corners).fitted(long, 0.5 * wide, 0.45)
    angles = [turned + quarter * np.pi / 2 for quarter in range(4)]
    return [grown.placed(corners + radius[:, None] * ways(angle), angle) for angle in angles]


def _ground(kit: Kit, corners: FloatArray, turned: FloatArray, pitch: float) -> None:
    """Fill the dark ground between four rosettes: a flower and its buds, cecek in rows that follow the rosettes."""
    plan, hand = kit.plan, kit.plan.hand
    gap, pace = _gap(kit), 2.9 * kit.dot
    depth = clearance(plan, pitch)
    reach = cut(depth, gap, pitch)
    room, bloom = float(reach.min()), plan.value("ceplok.bloom")
    radius = _blooms(kit, corners, room)
    long = np.minimum(reach[0] - radius - 3.6 * kit.dot, 2.2 * radius)
    bud = plan.value("ceplok.bud")
    wide = np.minimum(0.6 * bud * long, bud * radius)
    grows, swim = _grows(plan), _OF_PARANG in (number_of(plan, "first"), number_of(plan, "second"))
    if grows:
        pens = GrowthPens(kit.plates, kit.lines, kit.dots, kit.lines)
        thick = min(0.8 * plan.value("growth.thickness"), 0.014 * pitch)
        for quarter, grown in enumerate(_growths(kit, corners, turned, reach)):
            typical = plan.typical_of(f"leaf {quarter}", rib_lengths(grown))
            wax_growth(pens, hand, grown, thick, kit.dot, kit.fine, typical=typical)
    for quarter in () if grows or swim else range(4):
        angle = turned + quarter * np.pi / 2
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        kit.brown.area(place(leaf(long, wide, 10, 0.4), corners + radius[:, None] * way, angle))
        for share, big in ((0.28, 0.7), (0.42, 0.85), (0.56, 0.7)):
            kit.dots.dot(corners + (radius + share * long)[:, None] * way, big * kit.dot)
    most = (1.75 if swim else 1.0) * bloom * room
    end = min(float(reach[0]) - 3.0 * kit.dot, (4.0 if grows else 3.2) * most)
    across = 1.3 * room if grows else 0.0 if swim else bud * most
    if swim:
        three_fish(kit, corners, radius, turned)
    else:
        blossom(kit, corners, radius, low=True)
    cecek.row(kit.dots, hand, _turned(corners, reach, turned), 0.85 * kit.dot, 2.3 * kit.dot, True)
    for row in range(1, 12):
        reach = cut(depth, gap + row * pace, pitch)
        if reach.max() <= most:
            break
        curve = ring_of(np.zeros((1, 2)), reach[None])
        count = max(4, int(np.rint(float(perimeter(curve)[0]) / (2.6 * kit.dot))))
        points = along(curve, (np.arange(count) + 0.5) / count)[0][0]
        x, y = np.abs(points[:, 0]), np.abs(points[:, 1])
        x, y = np.maximum(x, y), np.minimum(x, y)
        clear = np.sqrt(x * x + y * y) > most + 0.5 * kit.nib + kit.dot
        clear &= (y > 0.5 * across + 0.9 * kit.dot) | (x > end + kit.dot)
        clear &= (y > 1.1 * kit.dot) | (x < 1.1 * kit.dot) | (reach.max() < 0.2)
        if clear.any():
            spots = place(points[clear], corners, turned)
            spots = spots + 0.14 * kit.dot * hand.stray(salts.CEPLOK_GROUND, spots)
            # Every third row is light: brown alone is lost on the dark from an arm's length.
            (kit.dots if row % 3 == 1 else kit.brown).dot(spots, (0.7 if row % 3 == 1 else 0.85) * kit.dot)


def _turned(centres: FloatArray, reach: FloatArray, turned: FloatArray) -> FloatArray:
    return place(ring_of(np.zeros((1, 2)), reach[None]), centres, turned)


FAMILY = Family(
    name="ceplok",
    label=Words("ceplok", "ceplok"),
    region=Words("Yogyakarta and Surakarta; known all over Java", "Yogyakarta dan Surakarta; dikenal di seluruh Jawa"),
    meaning=Words(
        "Rosettes that repeat in order: flowers, seeds and stars seen from above, each closed about its own centre. "
        "Order and balance, each thing in its place.",
        "Roset yang berulang dengan teratur: bunga, biji, dan bintang dilihat dari atas, masing-masing utuh pada "
        "pusatnya. Keteraturan dan keseimbangan, segala sesuatu pada tempatnya.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="p4m",
    sources=(
        "noewidya26.blogspot.com, ceplok",
        "text-id.123dok.com, ganggong: rays of unequal length that end in a plus",
        "layout measured on photographs of cloth (docs/sources.md#ceplok)",
    ),
    specimens=10,
    parameters=(
        Parameter(
            "ceplok.pitch", Words("distance between rosettes", "jarak antarroset"), "mm", 36, 72, 54,
            "estimate: cells of 4-7 cm, two kinds in turn",
        ),
        Parameter(
            "ceplok.fullness", Words("fullness of the first rosette", "besar roset pertama"), "pitch", 0.49, 0.57, 0.53,
            "house choice: both rosettes together fill the side of a cell",
        ),
        Parameter(
            "ceplok.lobe", Words("depth of the lobes", "lekuk tepi roset"), "", 0.0, 1.0, 0.5,
            "house choice: from nearly round to deeply lobed",
        ),
        Parameter(
            "ceplok.heart", Words("size of the hearts", "besar pusat roset"), "", 0.26, 0.36, 0.31, "house choice",
        ),
        Parameter(
            "ceplok.bloom", Words("size of the flowers between the rosettes", "besar bunga di sela roset"), "room",
            0.42, 0.7, 0.56, "house choice: room for its buds",
        ),
        Parameter(
            "ceplok.bud", Words("breadth of the buds between the rosettes", "lebar kuncup di sela roset"), "flower",
            0.45, 0.95, 0.7, "house choice: slimmer than they are long",
        ),
        Parameter(
            "ceplok.breadth", Words("breadth of petals and points", "lebar kelopak dan ujung bintang"), "", 0.8, 1.2,
            1.0, "house choice: neighbours stay apart",
        ),
        Parameter(
            "ceplok.eye", Words("size of the eyes of the flowers", "besar mata bunga"), "flower",
            0.32, 0.52, 0.42, "house choice: the petals stay longer than the eye is wide",
        ),
        Parameter(
            "ceplok.first",
            Words(
                "first rosette: 1 medallion, 2 star, 3 flower, 4 wheel, 5 ganggong, 6 parang",
                "roset pertama: 1 medalion, 2 bintang, 3 kembang, 4 cakra, 5 ganggong, 6 parang",
            ),
            "", 1, 6, 1, "rosettes of ceplok cloths (docs/sources.md#ceplok)", choice=True,
        ),
        Parameter(
            "ceplok.second",
            Words("second rosette, numbered alike", "roset kedua, bernomor sama"), "", 1, 6, 2,
            "rosettes of ceplok cloths (docs/sources.md#ceplok)", choice=True,
        ),
    ),
    draw=draw,
    lattice=lattice,
    by_place=True,
    survey=survey,
    variants=(
        Variant(
            "medali", Words("ceplok medali", "ceplok medali"),
            Words("Lobed medallions in turn with stars.", "Medali bertajuk berselang dengan bintang."),
            {"ceplok.first": (1, 1), "ceplok.second": (2, 2)},
        ),
        Variant(
            "kembang", Words("ceplok kembang", "ceplok kembang"),
            Words("Broad flowers in turn with medallions.", "Bunga lebar berselang dengan medali."),
            {"ceplok.first": (3, 3), "ceplok.second": (1, 1)},
        ),
        Variant(
            "cakra", Words("ceplok cakra", "ceplok cakra"),
            Words("Wheels (cakra) in turn with flowers.", "Cakra berselang dengan bunga."),
            {"ceplok.first": (4, 4), "ceplok.second": (3, 3)},
        ),
        Variant(
            "ganggong", Words("ganggong", "ganggong"),
            Words(
                "Rays of unequal length that end in a plus, in turn with wheels.",
                "Sinar yang tak sama panjang, berujung tanda tambah, berselang dengan cakra.",
            ),
            {"ceplok.first": (5, 5), "ceplok.second": (4, 4)},
        ),
        Variant(
            "kasatriyan", Words("ceplok kasatriyan", "ceplok kasatriyan"),
            Words(
                "Medallions in turn with blocks of parang, and three fish that share one head: bearing and courage. "
                "Worn in the procession of bride and groom; the parang is small, yet inside the palace its rule is "
                "still honoured.",
                "Medali berselang dengan kotak parang, dan tiga ikan berkepala satu: kegagahan dan keberanian. "
                "Dikenakan pada kirab pengantin; parangnya kecil, namun di dalam keraton aturannya tetap dihormati.",
            ),
            {"ceplok.first": (1, 1), "ceplok.second": (6, 6), "ceplok.fullness": (0.5, 0.53)},
        ),
    ),
)  # fmt: skip
