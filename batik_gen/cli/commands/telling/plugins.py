"""``batik-gen plugins``: what other packages add, and what of it was skipped."""

from importlib import import_module

import click

from batik_gen.cli.options import common
from batik_gen.cli.running.terminal import tell
from batik_gen.values.words import Words

_TABLES = (
    ("batik_gen.motifs", "batik_gen.pattern.declaring.registry", "added_families"),
    ("batik_gen.isen", "batik_gen.pattern.isen.table", "added_fillings"),
    ("batik_gen.processes", "batik_gen.render.processes.table", "added_processes"),
    ("batik_gen.cloths", "batik_gen.pattern.cloths.table", "added_cloths"),
    ("batik_gen.formats", "batik_gen.eeg.reading.recognising", "added_formats"),
    ("batik_gen.mappings", "batik_gen.pattern.designing.mapping", "added_mappings"),
    ("batik_gen.deliverables", "batik_gen.deliverables.table", "added_deliverables"),
)
"""Entry-point group, and where it is loaded."""

_WORDS = {
    "none": Words("No package adds anything.", "Tidak ada paket tambahan."),
    "loaded": Words("loaded", "dimuat"),
    "skipped": Words("skipped: {}", "dilewati: {}"),
}


@click.command("plugins", short_help="List what other packages add.")
@common.lang
def command(lang: str) -> None:
    """List the families, isen, processes, cloths, formats, mappings and deliverables that other packages add.

    One that is broken is named with the reason and skipped; everything else works on.
    """
    lines = []
    for group, module, function in _TABLES:
        loaded, skipped = getattr(import_module(module), function)()
        lines += [f"{group}: {name}  {_WORDS['loaded'].say(lang)}" for name in loaded]
        lines += [f"{group}: {name}  {_WORDS['skipped'].say(lang).format(why)}" for name, why in skipped.items()]
    tell("\n".join(lines) or _WORDS["none"].say(lang))
