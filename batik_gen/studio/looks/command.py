"""The command line that makes, to the byte, what a page shows."""

import shlex
from pathlib import Path

from batik_gen.studio.looks.look import Look
from batik_gen.studio.opening.shelf import Opened
from batik_gen.studio.opening.uploads import safe_name
from batik_gen.values.design import Design
from batik_gen.voice import DEFAULT_VOICE


def stem_of(look: Look, opened: Opened, motif: str) -> str:
    """Return what files of a look are called: after the recording, as the command line does."""
    stem = safe_name(Path(opened.name).name).partition(".")[0]
    return f"{stem}-{motif}"


def kept_first(look: Look, opened: Opened) -> list[str]:
    """Return the kinds of files that the command line of a look reads, and which are therefore kept first."""
    if isinstance(opened.content, Design):
        return ["design"]
    return (["process"] if look.steps else []) + (["mapping"] if look.rules else [])


def command_of(look: Look, opened: Opened, px: tuple[int, int]) -> str:
    """Return the command line for a look's picture of so many pixels.

    Of a Design that was opened and changed, it draws the Design as the page saves it.
    """
    size = f"{px[0]}x{px[1]}"
    if isinstance(opened.content, Design):
        return f"batik-gen draw {design_name(opened.name)} -o cloth.png --px {size}"
    words = ["batik-gen", "make", _named(opened.name), "--motif", look.motif]
    stem = stem_of(look, opened, look.motif)
    process = f"{stem}.process.toml" if look.steps else look.process
    mapping = f"{stem}.mapping.toml" if look.rules else ""
    for flag, choice in (("--variant", look.variant), ("--process", process), ("--mapping", mapping)):
        words += [flag, choice] if choice else []
    words += ["--size", f"{look.size_mm[0]:.10g}x{look.size_mm[1]:.10g}mm", "--px", size]
    if look.seed != 1:
        words += ["--seed", str(look.seed)]
    if look.voice != DEFAULT_VOICE:
        words += ["--voice", repr(look.voice)]
    words += ["--whisper"] if look.whisper else []
    if look.cloth:
        words += ["--cloth", look.cloth]
        for role, motif in look.parts:
            words += ["--part", f"{role}={motif}"] if motif else []
    for name, value in look.values:
        words += ["--set", f"{name}={value!r}"]
    for name in look.locked:
        words += ["--lock", name]
    return shlex.join([*words, "--no-legend", "--output-name", "cloth"])


def design_name(name: str) -> str:
    """Return what the page calls a Design that it saves, in quotes where a shell needs them."""
    stem = name.removesuffix(".toml").removesuffix(".design")
    return _named(f"{stem}.design.toml", quoted=True)


def _named(name: str, quoted: bool = False) -> str:
    safe = f"./{name}" if name.startswith("-") else name
    return shlex.quote(safe) if quoted else safe
