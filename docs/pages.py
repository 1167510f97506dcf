"""Pages written from the tables themselves: one for each family, isen, process and cloth, with pictures drawn now."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from batik_gen import design, draw, dye, measure, read
from batik_gen.cli.commands.telling.isen import picture as isen_picture
from batik_gen.cli.pages.sheet_layout import PAGES, lay_out
from batik_gen.pattern.cloths.assembling import tailored
from batik_gen.pattern.cloths.table import cloth_formats
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.registry import all_parameters, families, parameters_of
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.pattern.isen.table import fillings
from batik_gen.render.processes.swatches import swatches
from batik_gen.render.processes.table import PROCESSES, state_colours
from batik_gen.values.features import FEATURES, PLACED
from batik_gen.values.portrait import Portrait

SAMPLE = Path(__file__).parents[1] / "samples" / "person-one-calm.edf"
_SIDE, _MM, _DETAIL_MM = 640, 160.0, 60.0
_CLOTH_PX = 1000
_CONTACT, _CONTACT_MM = ("kawung", "parang", "buketan"), 120.0


def write_pages(folder: Path) -> None:
    """Write all pages and their pictures below a folder; pictures that are there already stay."""
    portrait = measure(read(SAMPLE))
    for part in ("motifs", "isen", "processes", "cloths"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    _write_motifs(folder / "motifs", portrait)
    _write_isen(folder / "isen")
    _write_processes(folder / "processes", portrait)
    _write_cloths(folder / "cloths", portrait)
    _put(folder / "mapping.md", _mapping())


def _write_motifs(folder: Path, portrait: Portrait) -> None:
    for family in families().values():
        _draw(folder / f"{family.name}.jpg", lambda family=family: _cloth(portrait, family.name, "", _MM))
        _draw(folder / f"{family.name}-detail.jpg", lambda family=family: _cloth(portrait, family.name, "", _DETAIL_MM))
        for kind in family.variants:
            kept = folder / f"{family.name}-{kind.name}.jpg"
            _draw(kept, lambda family=family, kind=kind: _cloth(portrait, family.name, kind.name, _MM))
        rows = [
            (f"`{p.name}`", p.label.en, p.label.id, f"{p.low:g} – {p.high:g} {p.unit}".strip(), _linked(p.source))
            for p in parameters_of(family).values()
            if p in family.parameters
        ]
        lines = [
            f"# {family.label.en}", "",
            f"![{family.label.en}]({family.name}.jpg)", "",
            f"{family.region.en}. {family.meaning.en}", "",
            f"*{family.region.id}. {family.meaning.id}*", "",
            f"**Rule.** {family.rule.en}", "", f"*Aturan. {family.rule.id}*", "",
            *_indicated(family),
            f"Plan: {family.symmetry}. Drawn from `samples/{SAMPLE.name}`, {_MM:g} mm of cloth, in {family.process}.",
            "",
        ]  # fmt: skip
        if family.variants:
            lines += ["## Variants", "", "All at one scale, 160 mm of cloth.", ""]
            for v in family.variants:
                lines += [
                    f"### {v.label.en}", "", f"![{v.label.en}]({family.name}-{v.name}.jpg){{width=420px}}", "",
                    f"`--variant {v.name}`. {v.meaning.en}", "", f"*{v.label.id}. {v.meaning.id}*", "",
                ]  # fmt: skip
        lines += ["## Near", "", f"![{_DETAIL_MM:g} mm of cloth]({family.name}-detail.jpg)", ""]
        lines += ["## What the wave does here", "", *_moved_by_the_wave(family), ""]
        lines += ["## Parameters", "", *_table(("name", "English", "Indonesia", "range", "source"), rows), ""]
        lines += ["## Sources", "", *(f"- {_linked(source)}" for source in family.sources), ""]
        _put(folder / f"{family.name}.md", "\n".join(lines))
    _put(folder / "index.md", _wall())


def _indicated(family: Family) -> list[str]:
    """Return what is told of the geographical indication that a family's name carries, if it carries one."""
    told = family.indication
    head = f"**Geographical indication.** {told.en}"
    return [head, "", f"*Indikasi Geografis. {told.id}*", ""] if told.en else []


def _cloth(portrait: Portrait, motif: str, variant: str, side_mm: float) -> Image.Image:
    """Draw a square of a family or a variant."""
    held = design(portrait, motif=motif, variant=variant, size_mm=(side_mm, side_mm))
    return dye(draw(held), px=(_SIDE, _SIDE)).image


def _moved_by_the_wave(family: Family) -> list[str]:
    """Return what the wave is in a family whose form it is, and the rules that set the parameters of any."""
    lines = []
    for each in family.reading:
        lines += [f"- {each.en}", f"  *{each.id}*"]
    declared = parameters_of(family)
    rows = [
        (FEATURES[r.feature].words.en, f"{r.reason.en} (`{r.parameter}`)", FEATURES[r.feature].words.id, r.reason.id)
        for r in load_mapping(None, all_parameters(), PLACED).rules
        if r.parameter in declared
    ]
    head = ("in the waves", "on the cloth", "pada gelombang", "pada kain")
    return [*lines, *([""] if lines else []), *_table(head, rows)] if rows else lines


def _wall() -> str:
    """Return the page of all families and variants, at one scale."""
    lines = [
        "# Motif families", "",
        f"Every family and every variant, all of them {_MM:g} mm of cloth, from one synthetic recording. "
        "*Setiap keluarga motif dan ragamnya, pada skala yang sama, dari satu rekaman sintetis.*", "",
    ]  # fmt: skip
    for family in families().values():
        tiles = [(family.name, family.label.en), *((f"{family.name}-{v.name}", v.label.en) for v in family.variants)]
        lines += [f"## [{family.label.en}]({family.name}.md)", ""]
        lines += [" ".join(f"[![{said}]({tile}.jpg){{width=196px}}]({family.name}.md)" for tile, said in tiles), ""]
    return "\n".join([*lines, ":::{toctree}", ":hidden:", "", *families(), ":::", ""])


def _write_isen(folder: Path) -> None:
    for kind in fillings().values():
        _draw(folder / f"{kind.name}.jpg", lambda kind=kind: isen_picture(kind.name, "sogan-yogya"))
        lines = [
            f"# {kind.label.en.partition(': ')[0]}", "", f"![{kind.name}]({kind.name}.jpg)", "",
            f"{kind.label.en}. Used in: {kind.use.en}.", "", f"*{kind.label.id}. Dipakai pada: {kind.use.id}.*", "",
            f"Size {kind.low:g} to {kind.high:g} mm ({kind.measure.en}). Source: {_linked(kind.source)}.", "",
        ]  # fmt: skip
        _put(folder / f"{kind.name}.md", "\n".join(lines))
    _index(folder, "Isen", fillings(), lambda k: k.label.en.partition(": ")[0])


def _write_processes(folder: Path, portrait: Portrait) -> None:
    for process in PROCESSES.values():
        motif = "mega-mendung" if process.ladder else "buketan"
        held = design(portrait, motif=motif, process=process.name, size_mm=(_MM, _MM))
        _draw(folder / f"{process.name}.jpg", lambda held=held: dye(draw(held), px=(_SIDE, _SIDE)).image)
        shades = [(swatch.hex, swatch.name) for swatch in swatches(process)]
        baths = [(d.dye, str(d.dips), d.fixer or "–", d.alone) for d in process.dips]
        lines = [
            f"# {process.title.en}", "", f"![{process.title.en}]({process.name}.jpg)", "",
            f"{process.region}. {process.meaning.en}.", "", f"*{process.meaning.id}.*", "",
            "## Colours on finished cloth", "", *_table(("colour", "left by the wax"), shades), "",
            "## Baths, in working order", "", *_table(("dye", "dips", "fixer", "alone it gives"), baths), "",
            f"{len(state_colours(process))} states of wax; sources: {'; '.join(map(_linked, process.sources))}.", "",
        ]  # fmt: skip
        _put(folder / f"{process.name}.md", "\n".join(lines))
    _index(folder, "Processes", PROCESSES, lambda p: p.title.en)
    _draw(folder / "contact.jpg", lambda: _contact(portrait))


def _contact(portrait: Portrait) -> Image.Image:
    """Draw every process on three families."""
    names = list(PROCESSES)
    waxed = [draw(design(portrait, motif=motif, size_mm=(_CONTACT_MM, _CONTACT_MM))) for motif in _CONTACT]

    def cloth(row: int, column: int, side: int) -> Image.Image:
        return dye(replace(waxed[column], process=names[row]), px=(side, side)).image

    rows = [process.title.en for process in PROCESSES.values()]
    return lay_out(PAGES["phone"], "Processes", "", rows, _CONTACT, cloth)


def _write_cloths(folder: Path, portrait: Portrait) -> None:
    for cloth in cloth_formats().values():
        size = cloth.size_mm
        px = (_CLOTH_PX, round(_CLOTH_PX * size[1] / size[0]))

        def picture(cloth=cloth, size=size, px=px) -> Image.Image:  # type: ignore[no-untyped-def]
            body = design(portrait, motif="kawung", size_mm=size)
            parts = [
                design(portrait, motif=r.motif if r.motif != "kawung" else r.other, size_mm=size) for r in cloth.roles
            ]
            return dye(draw(tailored(cloth.name, body, parts)), px=px).image

        _draw(folder / f"{cloth.name}.jpg", picture)
        rows = [(f"`{role.name}`", role.label.en, role.motif) for role in cloth.roles]
        lines = [
            f"# {cloth.label.en}", "", f"![{cloth.label.en}]({cloth.name}.jpg)", "",
            f"{cloth.meaning.en}", "", f"*{cloth.meaning.id}*", "",
            f"Usual size {size[0] / 10:g} x {size[1] / 10:g} cm: `batik-gen make RECORDING --cloth {cloth.name}`.", "",
        ]  # fmt: skip
        if rows:
            lines += ["Parts, for `--part NAME=MOTIF`:", "", *_table(("name", "part", "usual motif"), rows), ""]
        _put(folder / f"{cloth.name}.md", "\n".join(lines))
    _index(folder, "Cloths", cloth_formats(), lambda c: c.label.en)


def _mapping() -> str:
    rows = []
    for rule in load_mapping(None, all_parameters(), PLACED).rules:
        p = all_parameters()[rule.parameter]
        unit = f" {p.unit}" if p.unit else ""
        quiet, loud = (f"{low:g} → {high:g}{unit}" for low, high in (rule.quiet, rule.loud))
        moves = (FEATURES[rule.feature].words.en, f"`{rule.parameter}`", quiet, loud)
        rows.append((*moves, rule.reason.en, rule.reason.id))
    head = ("in the waves", "on the cloth", "least → most, quiet", "least → most, loud", "reason", "alasan")
    return "\n".join(
        ["# What each number moves", "", "The shipped mapping, rule by rule.", "", *_table(head, rows), ""]
    )


def _linked(source: str) -> str:
    """Return where something comes from, its sections of docs/sources.md made links of a page two folders down."""
    if "docs/sources.md" not in source:
        return source
    return re.sub(r"(?:docs/sources\.md)?#([a-z-]+)", r"[sources: \1](../../sources.md#\1)", source)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return [*lines, *(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)]


def _index(folder: Path, title: str, named, label) -> None:  # type: ignore[no-untyped-def]
    """Write the page that lists the pages of a folder, each with its picture."""
    lines = [f"# {title}", ""]
    for name, item in named.items():
        lines += [f"[![{label(item)}]({name}.jpg){{width=200px}}]({name}.md) [{label(item)}]({name}.md)", ""]
    lines += [":::{toctree}", ":hidden:", "", *named, ":::", ""]
    _put(folder / "index.md", "\n".join(lines))


def _draw(path: Path, picture) -> None:  # type: ignore[no-untyped-def]
    if not path.exists():
        picture().convert("RGB").save(path, quality=86)


def _put(path: Path, text: str) -> None:
    # Left alone where nothing changed, so that the next build is quick.
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
