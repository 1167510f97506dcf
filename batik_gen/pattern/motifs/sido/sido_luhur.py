"""Sido luhur: may high standing come about (docs/sources.md#sido)."""

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.motifs.sido import figures
from batik_gen.pattern.motifs.sido.net_of_diamonds import PARAMETERS, Manner, lattice
from batik_gen.pattern.motifs.sido.net_of_diamonds import draw as draw_sido
from batik_gen.pattern.motifs.sido.wing import wing
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_MANNER = Manner("mlinjon", 6, ("curls", "ukel"), (wing, wing), (figures.house, None), "tree", (False, True))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a sido luhur: wings among light curls, houses and trees of life among dark ones."""
    return draw_sido(plan, _MANNER)


FAMILY = Family(
    name="sido-luhur",
    label=Words("sido luhur", "sido luhur"),
    region=Words("Surakarta and Yogyakarta", "Surakarta dan Yogyakarta"),
    meaning=Words(
        "Sido, may it come about; luhur, noble: a wish for noble conduct and a good name. "
        "A bridal cloth; here the tree of life is grown from the recording.",
        "Sido, semoga terwujud; luhur, mulia: harapan akan budi pekerti luhur dan nama baik. "
        "Kain pengantin; di sini pohon hayatnya ditumbuhkan dari rekaman.",
    ),
    rule=Words(
        "Not among the patterns that the gazette of Yogyakarta restricted in 1927; by custom a couple wears it "
        "at their wedding.",
        "Tidak termasuk pola larangan dalam Rijksblad Yogyakarta 1927; menurut adat dikenakan mempelai "
        "pada hari pernikahan.",
    ),
    larangan=False,
    symmetry="pm",
    sources=("yogya.inews.id and lifestyle.sindonews.com, sido cloths", "Rijksblad van Jogjakarta 1927 no. 19"),
    specimens=8,
    parameters=PARAMETERS,
    draw=draw,
    lattice=lattice,
    process="sogan-solo",
)
