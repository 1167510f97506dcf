"""Serving the studio: a place to listen at, the link, the browser, and an orderly end."""

import ipaddress
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import uvicorn

from batik_gen.pattern.designing.design import design
from batik_gen.studio.app import studio_app
from batik_gen.studio.looks.tables import tables
from batik_gen.studio.opening.opening import Measure
from batik_gen.studio.opening.samples import sample_files
from batik_gen.studio.painting.warming import warm
from batik_gen.studio.room.room import Room, Wishes
from batik_gen.studio.safety.tokens import Password, new_token
from batik_gen.values.errors import BadValue, BatikGenError

HOME = "127.0.0.1"
"""Where nobody but this machine can ask."""
_WAITING = 256
"""Connections that wait at most before they are taken."""
_AT_ONCE = 400
"""Connections that are answered at once at most; more are told to come again."""


_SOON = ("batik_gen.eeg.measuring.pieces", "batik_gen.eeg.measuring.measure", "batik_gen.legend.words")


@dataclass(frozen=True)
class Place:
    """Hold where the studio listens.

    Parameters
    ----------
    host, port
        Address and port; port 0 lets the system choose.
    password
        Asked of whoever comes without the link; needed where others can come.
    """

    host: str = HOME
    port: int = 0
    password: str = ""

    @property
    def is_home(self) -> bool:
        """Whether only this machine can ask."""
        return ipaddress.ip_address(self.host).is_loopback


def checked(host: str, port: int, password: str) -> Place:
    """Return the place, if it is a safe one.

    Raises
    ------
    BadValue
        If the address is none, is that of all of this machine's networks at once, or is open to others without a
        password.
    """
    host = HOME if host == "localhost" else host
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise BadValue(f"--host is '{host}', which is no address; give one of this machine, as 192.168.1.20") from None
    if address.is_unspecified:
        raise BadValue(f"--host {host} would listen on every network at once; give the one address that others use")
    if not address.is_loopback and len(password) < 8:
        raise BadValue(
            "others can reach that address; give --password with at least 8 characters, which they will be asked for"
        )
    return Place(host, port, password)


def serve(
    place: Place,
    recordings: Sequence[Path],
    *,
    measure: Measure,
    root: Path,
    state: Path | None,
    lang: str,
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Serve the studio until it is ended.

    Parameters
    ----------
    place
        Where to listen.
    recordings
        What is open from the start.
    measure
        Reads and measures a file.
    root
        The folder that the file chooser never leaves.
    state
        Folder of the page's state, or None.
    lang
        ``en`` or ``id``.
    browser
        Whether the page is opened in a browser.
    say
        Tells the link.

    Raises
    ------
    BadValue
        If the place is taken.
    BatikGenError
        If a recording cannot be opened.
    """
    listening = _listen(place)
    port = listening.getsockname()[1]
    name = f"[{place.host}]" if ":" in place.host else place.host
    hosts = [name, *(["localhost"] if place.is_home else [])]
    token = new_token()
    wishes = Wishes(
        root,
        measure,
        tuple(f"{host}:{port}" for host in hosts) + (tuple(hosts) if port == 80 else ()),
        token,
        f"batik-gen-{port}",
        lang,
        Password(place.password) if place.password else None,
        state,
    )
    room = Room(wishes)
    try:
        room.open(recordings)
        threading.Thread(target=_warm, args=(lang, room), daemon=True).start()
        link = f"http://{name}:{port}/?token={token}"
        say(link)
        server = uvicorn.Server(
            uvicorn.Config(
                studio_app(room),
                log_level="critical",
                access_log=False,
                server_header=False,
                date_header=False,
                ws="none",
                limit_concurrency=_AT_ONCE,
                timeout_graceful_shutdown=2,
            )
        )
        if browser:
            webbrowser.open(link)
        server.run(sockets=[listening])
    finally:
        room.close()
        listening.close()


def _warm(lang: str, room: Room) -> None:
    """Do what the first cloth and the first wall ask for, while a person looks at the first page."""
    tables(lang)
    for module in _SOON:
        import_module(module)
    warm()
    for sample in list(sample_files().values())[-1:]:
        with suppress(BatikGenError):  # as wishes for measuring may have it
            design(room.wishes.measure(sample))
    room.apart.warm()


def _listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.host, place.port))
    except (OSError, OverflowError) as error:
        listening.close()
        why = getattr(error, "strerror", None) or str(error)
        raise BadValue(
            f"the studio cannot listen at {place.host}, port {place.port} ({why}); choose another --port"
        ) from None
    listening.listen(_WAITING)
    return listening
