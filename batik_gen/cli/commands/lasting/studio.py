"""``batik-gen studio``: a local page on which a cloth is chosen by eye."""

from pathlib import Path

import click

from batik_gen.cli.options import common as options
from batik_gen.cli.options.measuring import MeasuringOptions, measured
from batik_gen.cli.options.measuring import options as measuring
from batik_gen.cli.running.recordings import recordings_of
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import MissingPackage
from batik_gen.values.reading import Reading
from batik_gen.values.words import Words

_OPEN = Words(
    "The studio is at\n\n  {link}\n\nThe link opens it, for this run alone. Ctrl-C ends it; files that were dropped "
    "are then deleted.",
    "Studio ada di\n\n  {link}\n\nTautan ini membukanya, hanya selama ia berjalan. Ctrl-C mengakhirinya; berkas yang "
    "dilepas di sana lalu dihapus.",
)
_OTHERS = Words(
    "Whoever is on that network and knows the password or the link sees the recordings and cloths that are open, and "
    "the files in {root}. What travels is not encrypted: use a network that you trust.",
    "Siapa pun di jaringan itu yang tahu kata sandi atau tautannya melihat rekaman dan kain yang terbuka, serta "
    "berkas di {root}. Yang dikirim tidak disandikan: pakailah jaringan yang Anda percaya.",
)
_ENDED = Words("the studio has ended; nothing half-made was left behind", "studio berakhir; tidak ada sisa pekerjaan")


@click.command("studio", short_help="Choose a cloth by eye, on a local page.")
@click.argument("recordings", nargs=-1, type=click.Path(path_type=Path), metavar="[RECORDING]...")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port to listen at; by default any that is free."
)
@click.option("--no-browser", is_flag=True, help="Print the link and open nothing.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help="Address to listen at. Any but this machine's own lets others in, and needs --password.",
)  # fmt: skip
@click.option(
    "--password",
    default="",
    envvar="BATIK_GEN_PASSWORD",
    metavar="WORD",
    help="What others are asked for, at least 8 characters; better given as BATIK_GEN_PASSWORD.",
)
@click.option("--fresh", is_flag=True, help="Forget how the last studio was left, and begin anew.")
@click.option("--private", is_flag=True, help="Keep nothing of this one for the next.")
@measuring
@options.reading
@options.lang
def command(
    recordings: tuple[Path, ...],
    port: int,
    no_browser: bool,
    host: str,
    password: str,
    fresh: bool,
    private: bool,
    lang: str,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Open a page in the browser on which a cloth is chosen and changed by eye.

    It runs on this machine and is seen by nobody else. Its file chooser shows the folder in which it was
    started. What was open and chosen is there again the next time.
    """
    found = recordings_of(recordings)
    wishes = wishes.checked()
    try:
        from batik_gen.studio.serving import checked, serve
    except ImportError as error:
        if error.name and error.name.partition(".")[0] in ("starlette", "uvicorn"):
            raise MissingPackage(
                f"the studio needs the package {error.name.partition('.')[0]}; install batik-gen[studio]"
            ) from None
        raise
    place = checked(host, port, password)
    state = Path(click.get_app_dir("batik-gen")) / "studio"
    if fresh:
        from batik_gen.studio.keeping.session import Session

        Session(state).forget()

    def say(link: str) -> None:
        tell(_OPEN.say(lang).format(link=link))
        if not place.is_home:
            tell(_OTHERS.say(lang).format(root=Path.cwd().name or "/"), err=True)

    try:
        serve(
            place,
            found,
            measure=lambda path: measured(path, reading, wishes, lambda stage: None),
            root=Path.cwd(),
            state=None if private else state,
            lang=lang,
            browser=not no_browser,
            say=say,
        )
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_ENDED.say(lang)) from None
    return 0
