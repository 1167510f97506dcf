"""Serving a booth: its page for this machine alone, take-home links for the stand's network where that was said."""

import ipaddress
import shutil
import socket
import subprocess
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import uvicorn

from batik_gen.booth.app import booth_app
from batik_gen.booth.cloths.drawing import Drawer
from batik_gen.booth.cloths.samples import Samples
from batik_gen.booth.keeping.keeper import CampaignKeeper, Keeper
from batik_gen.booth.replies.home import home_app
from batik_gen.booth.replies.refusing import for_keeper
from batik_gen.booth.stand.recording import Opener
from batik_gen.booth.stand.stand import Stand
from batik_gen.booth.stand.wishes import Wishes
from batik_gen.campaign.clock import today
from batik_gen.studio.serving import Place
from batik_gen.values.errors import BadValue, BatikGenError, CannotWrite, MissingPackage
from batik_gen.values.files import sweep, unfinished_folder

_PRINTER = "lp"
_PRINTING_S = 30
_TICK_S = 1.0


@dataclass(frozen=True)
class Places:
    """Hold where a booth listens.

    Parameters
    ----------
    page
        Where its page is: on this machine alone, or with a password also for another screen.
    share, share_port
        Address and port of take-home links on the stand's network; no address, no links.
    """

    page: Place
    share: str = ""
    share_port: int = 0


def checked(places: Places, printing: bool) -> Places:
    """Return the places if they can be used.

    Raises
    ------
    BadValue
        If the address of links is none, or that of all networks at once.
    MissingPackage
        If cards shall be printed and there is no ``lp`` here.
    """
    if places.share:
        try:
            address = ipaddress.ip_address(places.share)
        except ValueError:
            raise BadValue(
                f"--share is '{places.share}', which is no address; give that of this machine on the stand's network, "
                "as 192.168.1.20"
            ) from None
        if address.is_unspecified:
            raise BadValue(
                f"--share {places.share} would listen on every network at once; give the one address of the stand's own"
            )
    if printing and shutil.which(_PRINTER) is None:
        raise MissingPackage("cards are printed by the command 'lp', which is not here; install CUPS or leave --print")
    return places


def print_card(path: Path) -> None:
    """Send a card to the system's printer; raises CannotWrite."""
    try:
        done = subprocess.run([_PRINTER, "--", str(path)], capture_output=True, timeout=_PRINTING_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise CannotWrite("the printer does not answer; look after it, and print again later") from None
    if done.returncode:
        raise CannotWrite("the printer did not take the card; look after it, and print again later")


def serve(
    places: Places,
    wishes: Wishes,
    keeper: Keeper,
    drawer: Drawer,
    opener: Opener,
    *,
    browser: bool,
    say: Callable[[str, str], None],
    complain: Callable[[str], None],
) -> None:
    """Serve a booth until it is ended.

    Parameters
    ----------
    places, wishes
        Where it listens, and how it was started; hosts and the address of links are filled in here.
    keeper, drawer, opener
        As ``Stand`` takes them.
    browser
        Whether the page is opened in a browser.
    say
        Tells the link of the page, and the address of take-home links or nothing.
    complain
        Tells what the sweeper met, and why a visit could not go on.

    Raises
    ------
    BadValue
        If a place is taken.
    BatikGenError
        If the campaign's folder cannot be used.
    """
    private = Path(tempfile.gettempdir())
    # What a booth that was ended by force left of its visitors.
    sweep(private)
    with ExitStack() as stack:
        if isinstance(keeper, CampaignKeeper):
            stack.enter_context(keeper.alone())
        folder = stack.enter_context(unfinished_folder(private))
        listening = stack.enter_context(_listening(places.page.host, places.page.port))
        port = listening.getsockname()[1]
        others = stack.enter_context(_listening(places.share, places.share_port)) if places.share else None
        stand_at = _named(places.share, others.getsockname()[1]) if others else ""
        page_at = _named(places.page.host, port)
        wishes = replace(
            wishes,
            hosts=(page_at, f"localhost:{port}") if places.page.is_home else (page_at,),
            stand=f"http://{stand_at}" if stand_at else "",
            cookie=f"batik-gen-booth-{port}",
        )
        stand = Stand(
            wishes, keeper, drawer, opener, now=monotonic, today=today, folder=folder, lay_to_print=print_card
        )
        stack.callback(stand.close)
        samples = Samples(drawer, wishes.motifs)
        stack.callback(samples.close)
        stack.enter_context(_Ticking(stand, complain))
        if others:
            stack.enter_context(_Beside(uvicorn.Server(_config(home_app(stand, (stand_at,)))), others))
        link = f"http://{page_at}/?token={wishes.token}"
        # Before any recording is read: while MNE reads one, all that is printed is kept from the terminal.
        say(link, stand_at)
        samples.begin()
        if browser:
            webbrowser.open(link)
        uvicorn.Server(_config(booth_app(stand, samples))).run(sockets=[listening])


def _config(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        ws="none",
        limit_concurrency=100,
        timeout_graceful_shutdown=2,
    )


class _Ticking:
    """Let a stand look at the clock each second."""

    def __init__(self, stand: Stand, complain: Callable[[str], None]) -> None:
        self._stand, self._complain, self._ended = stand, complain, threading.Event()
        self._thread = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _tick(self) -> None:
        said, refused = "", ("", "")
        while not self._ended.wait(_TICK_S):
            if self._stand.refused != refused:
                refused = self._stand.refused
                if told := for_keeper(*refused):
                    self._complain(told)
            try:
                self._stand.tick()
            except (BatikGenError, OSError) as error:
                # The next minute it is tried again; a booth goes on.
                why = str(error) if isinstance(error, BatikGenError) else "the campaign's folder cannot be read"
                if why != said:
                    said = why
                    self._complain(why)


class _Beside:
    """Run a server in a thread beside."""

    def __init__(self, server: uvicorn.Server, listening: socket.socket) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *error: object) -> None:
        self._server.should_exit = True
        self._thread.join(5.0)


def _named(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _listening(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        why = getattr(error, "strerror", None) or str(error)
        raise BadValue(f"the booth cannot listen at {host}, port {port} ({why}); choose another port") from None
    listening.listen(100)
    return listening
