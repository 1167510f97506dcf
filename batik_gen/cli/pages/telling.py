"""What the command line tells about a cloth that was made, and about those that were not."""

import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from batik_gen.cli.options.sizes import Dimensions
from batik_gen.cli.running.exits import DONE, FAILED, NOTHING_USABLE, complain, exit_code
from batik_gen.cli.running.outputs import Outputs
from batik_gen.cli.running.terminal import tell
from batik_gen.running.unforeseen import refusal_of
from batik_gen.values.errors import BatikGenError
from batik_gen.values.words import sentence

if TYPE_CHECKING:
    from batik_gen.values.design import Design
    from batik_gen.values.portrait import Portrait


@dataclass(frozen=True)
class Failure:
    """Name a recording that gave no cloth, with the reason."""

    name: str
    error: BatikGenError


@contextmanager
def noting(failures: list[Failure], name: str) -> Iterator[None]:
    """Note what a recording could not be used for, and let the next one have its turn."""
    try:
        yield
    except BatikGenError as error:
        failures.append(Failure(name, error))
    except Exception as error:
        failures.append(Failure(name, refusal_of(error)))


def tell_cloth(outputs: Outputs, portrait: "Portrait", design: "Design", format: Dimensions, lang: str) -> str:
    """Return what was found in a recording and which files it became."""
    width, height = format.size_mm
    name = f"{design.motif} {design.variant}".rstrip()
    legend = ("the legend: which number set which line, and where it is on the cloth",) if outputs.legend_wanted else ()
    what = (
        f"the cloth: {name} in {design.process}, {width:g} x {height:g} mm, {format.px[0]} x {format.px[1]} pixels",
        *legend,
        "the Design, to edit and draw again",
        "everything measured",
        "the numbers as a table for a spreadsheet",
    )
    wide = max(len(path.name) for path in outputs.all())
    lines = [f"{outputs.stem}: {found_in(portrait)}"]
    lines += [f"  {path.name:{wide}}  {words}" for path, words in zip(outputs.all(), what, strict=True)]
    lines += [f"  note: {note}" for note in portrait.notes]
    lines += [f"  {rule}" for rule in rules_of(design.motif, design.variant, lang)]
    return "\n".join(lines)


def rules_of(motif: str, variant: str, lang: str) -> list[str]:
    """Return what the courts reserved of a motif and its variant, if anything."""
    from batik_gen.pattern.declaring.registry import family_named, variant_named

    family = family_named(motif)
    rules = [f"{family.label.say(lang)}: {family.rule.say(lang)}"] if family.larangan else []
    found = variant_named(family, variant)
    if found is not None and found.restricted:
        rules.append(f"{found.label.say(lang)}: {found.meaning.say(lang)}")
    return rules


def tell_short(outputs: Outputs, portrait: "Portrait") -> str:
    """Return one line about a cloth of many: what was found, and how much more there is to read."""
    notes = len(portrait.notes)
    more = f" ({notes} note{'s' if notes > 1 else ''}, told by -v)" if notes else ""
    return f"{outputs.stem}: {found_in(portrait)}{more}"


def found_in(portrait: "Portrait") -> str:
    """Return one line of what was found: clean seconds, channels, the alpha peak."""
    quality = portrait.quality
    peak = portrait.feature("alpha_peak_hz")
    if peak is None or peak.value is None:
        alpha = "no clear alpha peak"
    else:
        doubt = f" (doubtful, sure to {100 * peak.sure:.0f} %)" if peak.sure < 1.0 else ""
        alpha = f"alpha peak at {peak.value:.1f} Hz{doubt}"
    channels = len(portrait.channels)
    return (
        f"{quality.clean_s:.0f} of {quality.given_s:.0f} s clean, "
        f"{channels} channel{'s' if channels > 1 else ''}, {alpha}"
    )


def tell_next(motif: str, outputs: Outputs) -> str:
    """Return where the files are and what to try next."""
    from batik_gen.pattern.declaring.registry import shipped_names

    other = next(name for name in shipped_names() if name != motif)
    tries = (
        (f"batik-gen make RECORDING --motif {other}", "another motif; 'batik-gen motifs' tells of each"),
        ("batik-gen make RECORDING --px 1080x1920 --lang id", "for a phone, the legend in Indonesian"),
        (f"batik-gen draw {_typed(outputs.design)} -o mine.png", "after you edited that Design"),
    )
    wide = max(len(line) for line, _ in tries)
    told = "\n".join(f"  {line:{wide}}  # {words}" for line, words in tries)
    return f"The files are in {outputs.folder}. Try next:\n{told}"


def _typed(path: Path) -> str:
    """Return a path as it is typed in a shell: in quotes where it needs them, and never as an option."""
    return shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))


def tell_count(made: int, there: int, failed: int) -> str:
    """Return how a batch went, in one line."""
    counted = ((there, "there already"), (made, "made"), (failed, "failed"))
    told = ", ".join(f"{count} {what}" for count, what in counted if count)
    return f"{made + there + failed} recordings: {told}."


def recap(failures: Sequence[Failure], count: int) -> int:
    """Say on stderr which recordings failed and why, and return the exit code of the run."""
    if not failures:
        return DONE
    if count == 1:
        complain(str(failures[0].error))
    else:
        complain(f"{len(failures)} of {count} recordings gave no cloth:")
        for failure in failures:
            said = str(failure.error)
            told = said if failure.name in said else sentence(f"{failure.name}: {said}")
            tell(f"  {told}", err=True)
    unusable = all(exit_code(failure.error) == NOTHING_USABLE for failure in failures)
    return NOTHING_USABLE if unusable and len(failures) == count else FAILED
