"""What the maker's page says, in English and in Indonesian."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from batik_gen.render.plates.amounts import Amount
from batik_gen.render.plates.separations import DoneJob
from batik_gen.render.processes.dyestuff import FIXERS, dyes
from batik_gen.render.processes.steps import Process
from batik_gen.render.processes.working import Kind

BOLT_MM = 1150.0
"""Width of a bolt of mori, which a kain 105 to 110 cm wide is cut from (docs/sources.md#cloths)."""

LEFT_MM = 30.0
"""Cloth left on every side, to be hemmed or cut off."""


_EN = {
    "title": "Working order: {}",
    "process": "Process",
    "cloth": "Finished cloth",
    "cut": "Cut from the bolt",
    "cut_text": "{:.2f} m of mori {:.0f} cm wide, with {:.0f} mm left on every side for hem and stretcher",
    "cut_joined": "{} widths of mori {:.0f} cm wide, {:.2f} m each, with {:.0f} mm left on every side",
    "shown": "The pictures show {:.0f} x {:.0f} mm of the cloth at true size, after each step: fresh wax is dark, "
    "older wax pale.",
    "plates": "On the plates black is where wax, dye or ink goes. Lay each on the crosses of the one before; "
    "{:g} px an inch.",
    "wax": "Wax: {}",
    "dip": "Dip: {}",
    "brush": "Brush: {}",
    "scrape": "Scrape off: {}",
    "boil": "Boil out all wax",
    "ink": "Print: {}",
    "dips": "{} dips",
    "dip_once": "1 dip",
    "depth": "depth {:.0f} %",
    "fixer": "fixed with {}",
    "alone": "alone it gives {}",
    "covers": "covers {:.1f} % of the cloth, {}",
    "dyes": "dyes {:.1f} % of the cloth, {}",
    "metres": "nib {} mm: {} m of line",
    "dots": "nib {} mm: {} dots",
    "shapes": "{} shapes to fill",
    "file": "Plate {}",
    "page": "{} of {}",
    "note": "A design, not batik yet: it becomes batik when a maker waxes it.",
    "decimal": ".",
}
_ID = {
    "title": "Urutan kerja: {}",
    "process": "Proses",
    "cloth": "Kain jadi",
    "cut": "Potong dari gulungan",
    "cut_text": "{:.2f} m mori lebar {:.0f} cm, sisakan {:.0f} mm di setiap sisi untuk kelim dan pentangan",
    "cut_joined": "{} lembar mori lebar {:.0f} cm, masing-masing {:.2f} m, sisakan {:.0f} mm di setiap sisi",
    "shown": "Gambar menunjukkan {:.0f} x {:.0f} mm kain pada ukuran sebenarnya, sesudah tiap langkah: malam baru "
    "berwarna tua, malam lama muda.",
    "plates": "Hitam pada pelat berarti tempat malam, warna, atau tinta. Paskan tiap pelat pada tanda silang pelat "
    "sebelumnya; {:g} px per inci.",
    "wax": "Malam: {}",
    "dip": "Celup: {}",
    "brush": "Colet: {}",
    "scrape": "Kerok: {}",
    "boil": "Lorod semua malam",
    "ink": "Cetak: {}",
    "dips": "{} kali celup",
    "dip_once": "1 kali celup",
    "depth": "kepekatan {:.0f} %",
    "fixer": "dikunci dengan {}",
    "alone": "sendirian menjadi {}",
    "covers": "menutup {:.1f} % kain, {}",
    "dyes": "mewarnai {:.1f} % kain, {}",
    "metres": "canting {} mm: {} m garis",
    "dots": "canting {} mm: {} titik",
    "shapes": "{} bidang untuk diisi",
    "file": "Pelat {}",
    "page": "{} dari {}",
    "note": "Ini rancangan, belum batik: ia menjadi batik bila dimalam oleh pembatik.",
    "decimal": ",",
}
_CRAFT_EN = {
    "klowong": "outlines (klowong)",
    "isen": "fillings (isen)",
    "latar": "ground shapes (latar)",
    "cecek": "dots (cecek)",
    "tembok": "plates that stay light (tembok)",
    "biron": "what stays as it is now (mbironi)",
}
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _EN, "id": _ID})


def heading_of(made: DoneJob, lang: str) -> str:
    """Return what is done in a job, in one line."""
    job = made.job
    name = _CRAFT_EN.get(job.name, job.name) if lang == "en" else job.name
    if job.dye is not None and job.dye.dye in dyes():
        name = dyes()[job.dye.dye].title[lang]
    return WORDS[lang][job.kind.name.lower()].format(name)


def details_of(
    made: DoneJob, amount: Amount | None, area_m2: float, depth: float, lang: str, process: Process
) -> list[str]:
    """Return what a maker must know of a job, line by line."""
    say, job = WORDS[lang], made.job
    lines = []
    if job.kind is Kind.DIP and job.dye is not None:
        told = [say["dip_once"] if job.dye.dips == 1 else say["dips"].format(job.dye.dips)]
        if job.dye.fixer:
            told.append(say["fixer"].format(FIXERS[job.dye.fixer].title[lang]))
        if depth != 1.0:
            told.append(say["depth"].format(100.0 * depth))
        lines.append(", ".join(told))
    if job.dye is not None and not process.ladder:
        lines.append(say["alone"].format(job.dye.alone))
    if amount is not None:
        lines += [say["metres"].format(_comma(f"{nib:g}", lang), _number(m, lang)) for nib, m in amount.metres]
        lines += [say["dots"].format(_comma(f"{nib:g}", lang), count) for nib, count in amount.dots]
        if amount.shapes:
            lines.append(say["shapes"].format(amount.shapes))
    if made.file is not None:
        verb = "dyes" if job.dye is not None else "covers"
        lines.append(_comma(say[verb].format(100.0 * made.share, area_words(made.share * area_m2)), lang))
        lines.append(say["file"].format(made.file))
    return lines


def area_words(square_metres: float) -> str:
    """Return an area as a maker says it."""
    return f"{square_metres:.2f} m²" if square_metres >= 0.1 else f"{square_metres * 1e4:.0f} cm²"


def cut_words(size_mm: tuple[float, float], lang: str) -> str:
    """Return how much cloth to cut from the bolt."""
    say, (short, long) = WORDS[lang], sorted(side + 2.0 * LEFT_MM for side in size_mm)
    across = long if long <= BOLT_MM else short
    along = short if long <= BOLT_MM else long
    if across <= BOLT_MM:
        return _comma(say["cut_text"].format(along / 1000.0, BOLT_MM / 10.0, LEFT_MM), lang)
    widths = -(-int(across) // int(BOLT_MM))
    return _comma(say["cut_joined"].format(widths, BOLT_MM / 10.0, along / 1000.0, LEFT_MM), lang)


def _number(value: float, lang: str) -> str:
    return _comma(f"{value:.1f}" if value < 10.0 and value != int(value) else f"{value:.0f}", lang)


def _comma(text: str, lang: str) -> str:
    """Put the decimal comma that Indonesian writes between digits."""
    return re.sub(r"(?<=\d)\.(?=\d)", WORDS[lang]["decimal"], text)
