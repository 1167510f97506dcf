"""Udan liris: drizzle, seven narrow friezes in turn (docs/sources.md#lereng)."""

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.lereng import friezes
from batik_gen.pattern.motifs.lereng.frame import FriezePens
from batik_gen.pattern.motifs.lereng.lereng import (
    CORE,
    CUSTOMS,
    EMBER,
    LEAN,
    PARAMETERS,
    SPREAD,
    Fillers,
    bands_of,
    draw_bands,
)
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

CYCLE: Fillers = (
    (friezes.fire, 0.95), (friezes.half_kawung, 1.05), (friezes.drizzle, 0.55), (friezes.tendril, 1.55),
    (friezes.teeth, 0.55), (friezes.rhombs, 0.92), (friezes.ribs, 0.85),
)  # fmt: skip


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of whole periods of the seven bands."""
    return bands_of(plan, CYCLE, FriezePens())[0][0].lattice()


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax an udan liris: fire, half kawung, tritis, the growth, untu walang, mlinjon, ada-ada."""
    return draw_bands(plan, CYCLE)


FAMILY = Family(
    name="udan-liris",
    label=Words("udan liris", "udan liris"),
    region=Words("Surakarta and Yogyakarta", "Surakarta dan Yogyakarta"),
    meaning=Words(
        "Drizzle: a gentle rain that makes the land fertile; endurance, and hope for plenty. Seven fillings take "
        "turns; the place of banji sawut is given to the tendril grown from the recording.",
        "Gerimis: hujan lembut yang menyuburkan tanah; ketabahan dan harapan akan kelimpahan. Tujuh isian silih "
        "berganti; tempat banji sawut diberikan kepada sulur yang ditumbuhkan dari rekaman.",
    ),
    rule=Words(
        "Restricted: as udan riris it stands in the gazette of Yogyakarta of 1927, kept for certain royal "
        "descendants; please do not wear it inside the palace. Outside it anyone may.",
        "Larangan: sebagai udan riris tercantum dalam Rijksblad Yogyakarta 1927, dikhususkan bagi keturunan raja "
        "tertentu; mohon tidak dipakai di dalam keraton. Di luar keraton siapa pun boleh.",
    ),
    larangan=True,
    symmetry="p1",
    sources=(
        "bahankain.com (2023) and pusatgrosirsolo.com, udan liris",
        "attributed to Pakubuwono III, mid 18th century",
        "Rijksblad van Jogjakarta 1927 no. 19",
    ),
    specimens=14,
    parameters=(*PARAMETERS, LEAN, EMBER, SPREAD, CORE),
    draw=draw,
    lattice=lattice,
    customs=CUSTOMS,
)
