"""Sido mukti: may well-being come about (docs/sources.md#sido)."""

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.butterfly import butterfly
from batik_gen.pattern.motifs.sido import figures
from batik_gen.pattern.motifs.sido.net_of_diamonds import PARAMETERS, Manner, lattice
from batik_gen.pattern.motifs.sido.net_of_diamonds import draw as draw_sido
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_MANNER = Manner(
    "cord", 8, ("semi", "ukel"), (figures.house, butterfly), (None, figures.lotus), "hanging", (True, False)
)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a sido mukti: houses and butterflies among sprouts, hanging tendrils and lotus on ukel."""
    return draw_sido(plan, _MANNER)


FAMILY = Family(
    name="sido-mukti",
    label=Words("sido mukti", "sido mukti"),
    region=Words("Surakarta and Yogyakarta", "Surakarta dan Yogyakarta"),
    meaning=Words(
        "Sido, may it come about; mukti, well-being and contentment: a wish for a life without want. "
        "A bridal cloth; here its white tendrils are grown from the recording.",
        "Sido, semoga terwujud; mukti, sejahtera dan bahagia: harapan akan hidup berkecukupan. "
        "Kain pengantin; di sini sulur putihnya ditumbuhkan dari rekaman.",
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
    specimens=6,
    parameters=PARAMETERS,
    draw=draw,
    lattice=lattice,
    process="sogan-solo",
)
