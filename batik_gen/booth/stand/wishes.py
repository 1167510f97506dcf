"""How a booth was started."""

from dataclasses import dataclass, field

from batik_gen.live.taking import Order
from batik_gen.studio.safety.tokens import Password


@dataclass(frozen=True)
class Wishes:
    """Hold how a booth was started.

    Parameters
    ----------
    hosts
        ``host:port`` by which its page may be called.
    token
        What the link carries.
    motifs
        Those a visitor can choose from.
    order
        What is taken.
    idle_s
        After so long without a touch all begins anew.
    link_s
        How long a link to what is taken home holds.
    stand
        ``http://address:port`` of the take-home links, or empty where there are none.
    printing
        Whether cards can be printed by the system's ``lp``.
    lang
        Language of the page while nobody chose one.
    cookie
        Name of the cookie that takes the token's place.
    password
        Asked of whoever opens the page from another machine, or None.
    wifi
        What the stand's wireless network is called, shown beside the QR code; empty where nothing is to be said.
    """

    hosts: tuple[str, ...]
    token: str
    motifs: tuple[str, ...]
    order: Order = field(default_factory=Order)
    idle_s: float = 90.0
    link_s: float = 3600.0
    stand: str = ""
    printing: bool = False
    lang: str = "en"
    cookie: str = "batik-gen-booth"
    password: Password | None = None
    wifi: str = ""
