"""What the command line tells about a cloth that was made, and about those that were not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from batik_gen.cli.options.sizes import Dimensions
from batik_gen.cli.running.exits import DONE, FAILED, NOTHING_USABLE, complain, exit_code, refusal_of
from batik_gen.cli.running.outputs import Outputs
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import BatikGenError
from batik_gen.values.saying import sentence

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
    from batik_gen.pattern.declaring.registry import family_named, variant_named

    width, height = format.size_mm
    name = f"{design.motif} {design.variant}".rstrip()
    what = (
        f"the cloth: {name} in {design.process}, {width:g} x {height:g} mm, {format.px[0]} x {format.px[1]} pixels",
        "the cloth beside its legend: which number set which line",
        "the Design, to edit and draw again",
        "everything measured",
        "the numbers as a table for a spreadsheet",
    )
    wide = max(len(path.name) for path in outputs.all())
    lines = [f"{outputs.stem}: {found_in(portrait)}"]
    lines += [f"  {path.name:{wide}}  {words}" for path, words in zip(outputs.all(), what, strict=True)]
    lines += [f"  note: {note}" for note in portrait.notes]
    family = family_named(design.motif)
    if family.larangan:
        lines.append(f"  {family.label.say(lang)}: {family.rule.say(lang)}")
    variant = variant_named(family, design.variant)
    if variant is not None and variant.restricted:
        lines.append(f"  {variant.label.say(lang)}: {variant.meaning.say(lang)}")
    return "\n".join(lines)


def found_in(portrait: "Portrait") -> str:
    """Return one line of what was found: clean seconds, channels, the alpha peak."""
    quality = portrait.quality
    peak = portrait.feature("alpha_peak_hz")
    alpha = "no clear alpha peak" if peak is None or peak.value is None else f"alpha peak at {peak.value:.1f} Hz"
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
        (f"batik-gen draw {outputs.design} -o mine.png", "after you edited that Design"),
    )
    wide = max(len(line) for line, _ in tries)
    told = "\n".join(f"  {line:{wide}}  # {words}" for line, words in tries)
    return f"The files are in {outputs.folder}. Try next:\n{told}"


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
