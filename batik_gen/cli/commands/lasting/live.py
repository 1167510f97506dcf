"""``batik-gen live``: a rest recorded from a headset that streams, and the cloth that grows meanwhile."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common, completing
from batik_gen.cli.running.exits import DONE
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import BadSettings
from batik_gen.values.words import Words, shown

if TYPE_CHECKING:
    from batik_gen.live.lsl import LslSource
    from batik_gen.live.taking import Run
    from batik_gen.live.values import Take

_USUAL_MOTIF = "truntum"
_DEMO = "batik-gen demo"
_NONE = Words(
    "No EEG is streamed on this network. Switch on the headset and start its program with LSL.",
    "Tidak ada EEG yang dialirkan di jaringan ini. Nyalakan headset dan jalankan programnya dengan LSL.",
)
_SAVED = Words(
    "Written: {file}, {seconds:.0f} s of {channels} channels. Next: batik-gen make {file}",
    "Ditulis: {file}, {seconds:.0f} d dari {channels} kanal. Berikutnya: batik-gen make {file}",
)
_NOT_KEPT = Words(
    "\nEnded before its time; nothing of the take was kept.", "\nDiakhiri sebelum selesai; tidak ada yang disimpan."
)
_CLOTH = Words("The cloth: {file}", "Kainnya: {file}")


@click.command("live", short_help="Record a rest from a headset that streams.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="The take: .edf or .fif.")
@click.option("--list", "listing", is_flag=True, help="Only show what is streamed on this network.")
@click.option("--stream", default="", metavar="NAME", help="Which stream, where there are several.")
@click.option("--channels", default="", metavar="A,B,...", help="Names of its EEG channels, where it tells none.")
@click.option(
    "--seconds", type=click.FloatRange(20, 3600), default=120.0, show_default=True, help="Length of the rest."
)
@click.option("--countdown", type=click.IntRange(0, 60), default=5, show_default=True, help="Seconds before it begins.")
@click.option(
    "--contact", type=click.FloatRange(1, 600), default=60.0, show_default=True,
    help="Seconds to wait until all electrodes hold; it then goes on with those that do.",
)  # fmt: skip
@click.option("--cloth", type=click.Path(path_type=Path), metavar="FILE", help="A picture that grows meanwhile.")
@click.option("--motif", default=_USUAL_MOTIF, show_default=True, shell_complete=completing.motifs, help="Its motif.")
@click.option("--process", default=None, shell_complete=completing.processes, help="Its wax and dyes.")
@click.option("--demo", type=click.Path(path_type=Path), metavar="RECORDING", help="Stream a recording, to try it.")
@common.lang
@common.force
def command(
    out: Path | None,
    listing: bool,
    stream: str,
    channels: str,
    seconds: float,
    countdown: int,
    contact: float,
    cloth: Path | None,
    motif: str,
    process: str | None,
    demo: Path | None,
    lang: str,
    force: bool,
) -> int:
    """Record a rest with closed eyes from a headset that streams by LSL, and let its cloth grow meanwhile.

    First it says which electrodes do not hold yet, and what to do; then it counts down, and records. A stream
    that breaks off is waited for, and what is missing is marked. Nothing is kept of a take that is ended
    with Ctrl-C.
    """
    from batik_gen.live.lsl import open_stream
    from batik_gen.live.taking import Clock, Order, take
    from batik_gen.live.writing import check_ending, write_take

    if listing:
        return _list(lang)
    if out is None:
        raise click.UsageError("give the file to record to with -o FILE.edf, or --list to see what is streamed")
    check_picture_free(out, force)
    check_ending(out, 1.0)
    if cloth:
        check_picture_free(cloth, force)
    show = _cloth_drawer(cloth, motif, process) if cloth else None
    names = tuple(name.strip() for name in channels.split(",") if name.strip())
    with _played(demo) if demo else nullcontext(stream) as wanted:
        source = open_stream(wanted, 5.0, names)
        try:
            check_ending(out, source.stream.sfreq)
            order = Order(seconds, countdown, contact)
            run = take(source, Clock(time.monotonic, time.sleep), order)
            taken = _follow(run, source, show, out.suffix.lower(), lang)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(_NOT_KEPT.say(lang)) from None
        finally:
            source.close()
    write_take(taken, out, over=force)
    length = taken.signals.shape[1] / taken.stream.sfreq
    tell(_SAVED.say(lang).format(file=shown(str(out)).strip("'"), seconds=length, channels=len(taken.stream.channels)))
    if show and cloth:
        show(out)
        tell(_CLOTH.say(lang).format(file=cloth))
    return DONE


def _list(lang: str) -> int:
    from batik_gen.live.lsl import streams

    found = streams(3.0)
    for each in found:
        tell(f"{shown(each.name).strip(chr(39))}: {each.n_channels} x {each.sfreq:g} Hz")
    if not found:
        tell(_NONE.say(lang))
    return DONE


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


def _cloth_drawer(cloth: Path, motif: str, process: str | None) -> Callable[[Path], None]:
    """Return what draws the cloth of a take and writes its picture."""
    from batik_gen import design, draw, dye, measure, read, save

    def show(recording: Path) -> None:
        portrait = measure(read(recording))
        chosen = design(portrait, motif=motif, process=process or "")
        save(dye(draw(chosen), px=(1080, 1080)), cloth, force=True)

    return show


def _follow(run: "Run", source: "LslSource", show: Callable[[Path], None] | None, ending: str, lang: str) -> "Take":
    """Tell what happens until the take is there, and let the cloth grow."""
    from batik_gen.live.growing import Growing
    from batik_gen.live.telling import told
    from batik_gen.live.values import Going

    said = ""
    with Growing(show or (lambda path: None), ending) as growing:
        while True:
            try:
                event = next(run)
            except StopIteration as ended:
                taken: Take = ended.value
                return taken
            line = told(event, source.stream.channels, lang)
            # Once a second is often enough for a screen, and too often for a log: what stays the same is said once.
            if line != said and not (isinstance(event, Going) and round(event.done_s) % 5):
                said = line
                tell(line, err=True)
            if isinstance(event, Going) and show:
                growing.offer(event.done_s, event.so_far)
