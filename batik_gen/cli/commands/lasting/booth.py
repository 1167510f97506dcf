"""``batik-gen booth``: a stand at an exhibition, one visitor after the other, on one page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common, completing
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import BadSettings, MissingPackage
from batik_gen.values.words import Words, visible

if TYPE_CHECKING:
    from batik_gen.booth.keeping.keeper import CampaignKeeper, Keeper
    from batik_gen.live.taking import Clock
    from batik_gen.live.values import Source

_MOTIFS = ("truntum", "kawung", "mega-mendung", "ceplok")
_DEMO = "batik-gen demo"
_OPEN = Words(
    "The booth is at\n\n  {link}\n\nThe link opens it on this machine, for this run alone; show it full screen (F11). "
    "Ctrl-C ends it.",
    "Stan ada di\n\n  {link}\n\nTautan ini membukanya di mesin ini, hanya selama ia berjalan; tampilkan layar penuh "
    "(F11). Ctrl-C mengakhirinya.",
)
_OTHERS = Words(
    "On the network of {address} a visitor's picture and card can be fetched for {minutes:.0f} minutes by whoever has "
    "the link in their QR code; nothing else answers there. What travels is not encrypted: use a network of the "
    "stand's own.",
    "Di jaringan {address} gambar dan kartu pengunjung dapat diambil selama {minutes:.0f} menit oleh siapa pun yang "
    "memegang tautan dalam kode QR-nya; selain itu tidak ada yang dijawab. Yang dikirim tidak disandikan: pakailah "
    "jaringan milik stan sendiri.",
)
_UNFINISHED = Words(
    "The form {file} still says that it is a template or has places to fill in (____); visitors will see it so.",
    "Formulir {file} masih menyebut dirinya contoh atau masih ada yang harus diisi (____); pengunjung melihatnya "
    "demikian.",
)
_ENDED = Words("the booth has ended; nobody's take was left behind", "stan berakhir; tidak ada rekaman yang tertinggal")


@click.command("booth", short_help="A stand at an exhibition: one visitor after the other.")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[CAMPAIGN_FOLDER]")
@click.option("--stream", default="", metavar="NAME", help="Which stream, where there are several.")
@click.option("--channels", default="", metavar="A,B,...", help="Names of its EEG channels, where it tells none.")
@click.option("--seconds", type=click.FloatRange(60, 180), default=90.0, show_default=True, help="Length of the rest.")
@click.option(
    "--motifs", default="", metavar="A,B,...", shell_complete=completing.motifs,
    help="Two to six to choose from; by default the plan's and three others that are free to all.",
)  # fmt: skip
@click.option("--process", default="", shell_complete=completing.processes, help="Their wax and dyes.")
@click.option("--title", default="batik-gen", metavar="NAME", help="What stands on cards where there is no campaign.")
@click.option(
    "--keep-days", type=click.IntRange(0, 3650), default=90, show_default=True,
    help="How long a consent given here holds; then all of that visitor is deleted.",
)  # fmt: skip
@click.option("--idle", type=click.FloatRange(20, 600), default=90.0, show_default=True, help="Seconds until a reset.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page; by default any free one.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help="Address of the page. Any but this machine's own lets others open it, and needs --password.",
)  # fmt: skip
@click.option(
    "--password", default="", envvar="BATIK_GEN_PASSWORD", metavar="WORD",
    help="What others are asked for, at least 8 characters; better given as BATIK_GEN_PASSWORD.",
)  # fmt: skip
@click.option(
    "--share", default="", metavar="ADDRESS",
    help="Address of this machine on the stand's network: visitors fetch what is theirs there, by QR code.",
)  # fmt: skip
@click.option("--share-port", type=click.IntRange(0, 65535), default=0, help="Port of that; by default any free one.")
@click.option("--wifi", default="", metavar="NAME", help="What that network is called, to be shown with the QR code.")
@click.option(
    "--link-minutes",
    type=click.FloatRange(1, 1440),
    default=60.0,
    show_default=True,
    help="How long such a link holds.",
)
@click.option("--print", "printing", is_flag=True, help="Offer to print cards, by the system's lp.")
@click.option("--no-browser", is_flag=True, help="Print the link and open nothing.")
@click.option("--demo", type=click.Path(path_type=Path), metavar="RECORDING", help="Stream a recording, to try it.")
@common.lang
def command(
    folder: Path | None,
    stream: str,
    channels: str,
    seconds: float,
    motifs: str,
    process: str,
    title: str,
    keep_days: int,
    idle: float,
    port: int,
    host: str,
    password: str,
    share: str,
    share_port: int,
    wifi: str,
    link_minutes: float,
    printing: bool,
    no_browser: bool,
    demo: Path | None,
    lang: str,
) -> int:
    """Serve a stand at an exhibition: visitors are asked, rest with closed eyes, and take a cloth home.

    With a campaign's folder each visitor who says yes gets a public id, a row in participants.csv and a
    recording there, which 'batik-gen campaign run' takes over. Without one no recording is kept at all.
    """
    _check_packages()
    from batik_gen.booth.cloths.drawing import Drawer
    from batik_gen.booth.serving import Places, checked, serve
    from batik_gen.booth.stand.wishes import Wishes
    from batik_gen.live.taking import Order
    from batik_gen.studio.safety.tokens import Password, new_token
    from batik_gen.studio.serving import checked as checked_place

    place = checked_place(host, port, password)
    places = checked(Places(place, share, share_port), printing)
    keeper, usual, process_of_plan = _kept(folder, title, keep_days, lang)
    chosen = _motifs(motifs, usual)
    names = tuple(name.strip() for name in channels.split(",") if name.strip())
    wishes = Wishes(
        (), new_token(), chosen, Order(seconds), idle_s=idle, link_s=60.0 * link_minutes, printing=printing, lang=lang,
        password=None if place.is_home else Password(place.password), wifi=" ".join(visible(wifi).split())[:40],
    )  # fmt: skip

    def say(link: str, address: str) -> None:
        tell(_OPEN.say(lang).format(link=link))
        if address:
            tell(_OTHERS.say(lang).format(address=address, minutes=link_minutes), err=True)

    with _played(demo) if demo else nullcontext(stream) as wanted:
        try:
            serve(
                places,
                wishes,
                keeper,
                Drawer(keeper.plan, process or process_of_plan, 1000),
                partial(_opened, wanted, names),
                browser=not no_browser,
                say=say,
                complain=lambda why: tell(why, err=True),
            )
        except KeyboardInterrupt:
            raise KeyboardInterrupt(_ENDED.say(lang)) from None
    return 0


def _kept(folder: Path | None, title: str, keep_days: int, lang: str) -> "tuple[Keeper, str, str]":
    """Return what keeps visitors' takes, and the motif and the process that its plan has."""
    from batik_gen.booth.keeping.keeper import CampaignKeeper, Nowhere

    if folder is None:
        return Nowhere(title, (250.0, 250.0)), "", ""
    campaign = CampaignKeeper(folder, lang, keep_days)
    _tell_unfinished(campaign, lang)
    return campaign, campaign.usual.motif, campaign.usual.process


@contextmanager
def _opened(stream: str, names: tuple[str, ...]) -> "Iterator[tuple[Source, Clock]]":
    """Join a stream for one visitor."""
    from batik_gen.live.lsl import open_stream
    from batik_gen.live.taking import Clock

    source = open_stream(stream, 5.0, names)
    try:
        yield source, Clock(time.monotonic, time.sleep)
    finally:
        source.close()


def _check_packages() -> None:
    """Raise MissingPackage where something that a booth needs is not installed."""
    from importlib.util import find_spec

    for package, extra in (("starlette", "studio"), ("uvicorn", "studio"), ("mne_lsl", "live"), ("edfio", "live"),
                           ("segno", "booth")):  # fmt: skip
        if find_spec(package) is None:
            raise MissingPackage(f"the booth needs the package {package} (extra {extra}); install batik-gen[booth]")


def _motifs(given: str, usual: str) -> tuple[str, ...]:
    """Return the motifs to choose from; raises BadSettings, UnknownName."""
    from batik_gen.pattern.declaring.registry import family_named

    named = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    chosen = named or tuple(dict.fromkeys(name for name in (usual, *_MOTIFS) if name))[:4]
    if not 2 <= len(chosen) <= 6:
        raise BadSettings(f"--motifs names {len(chosen)}; give two to six, with commas between")
    for name in chosen:
        family_named(name)
    return chosen


def _tell_unfinished(keeper: "CampaignKeeper", lang: str) -> None:
    from batik_gen.campaign.values.consent import Signer

    for by in (Signer.PERSON, Signer.PARENT):
        for each in ("en", "id"):
            form = keeper.form(by, each)
            if form.is_unfinished:
                tell(_UNFINISHED.say(lang).format(file=f"consent/{form.name}.{form.lang}.md"), err=True)


@contextmanager
def _played(demo: Path) -> Iterator[str]:
    """Stream a recording while something is done; give the stream's name."""
    from batik_gen import read
    from batik_gen.live.lsl import played
    from batik_gen.values.recording import Recording

    recording = read(demo)
    if not isinstance(recording, Recording):
        raise BadSettings(f"{demo.name} holds powers of bands and no waves to stream; choose a recording of EEG")
    with played(recording, _DEMO):
        yield _DEMO
