"""Sido asih: may love come about (docs/sources.md#sido)."""

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.butterfly import butterfly
from batik_gen.pattern.motifs.sido import figures
from batik_gen.pattern.motifs.sido.blossom import flower
from batik_gen.pattern.motifs.sido.net_of_diamonds import PARAMETERS, Manner, lattice
from batik_gen.pattern.motifs.sido.net_of_diamonds import draw as draw_sido
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_MANNER = Manner("leaves", 6, ("herangan", "ukel"), (butterfly, flower), (None, figures.lotus), "pair", (True, False))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a sido asih: butterflies and flowers on a net of shards, pairs of tendrils and lotus on ukel."""
    return draw_sido(plan, _MANNER)


FAMILY = Family(
    name="sido-asih",
    label=Words("sido asih", "sido asih"),
    region=Words("Surakarta and Yogyakarta", "Surakarta dan Yogyakarta"),
    meaning=Words(
        "Sido, may it come about; asih, love: a wish that two people stay fond of each other and kind to others. "
        "A bridal cloth; here its paired tendrils are grown from the recording.",
        "Sido, semoga terwujud; asih, kasih sayang: harapan agar dua insan saling mengasihi dan mengasihi sesama. "
        "Kain pengantin; di sini sepasang sulurnya ditumbuhkan dari rekaman.",
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
