"""What the maker's page says, in English and in Indonesian."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from batik_gen.render.plates.amounts import Amount
from batik_gen.render.plates.separations import DoneJob
from batik_gen.render.processes.dyestuff import FIXERS, dyes
from batik_gen.render.processes.steps import Process
from batik_gen.render.processes.working import Kind
from batik_gen.values.words import Words

BOLT_MM = 1150.0
"""Width of a bolt of mori, which a kain 105 to 110 cm wide is cut from (docs/sources.md#cloths)."""

LEFT_MM = 30.0
"""Cloth left on every side, to be hemmed or cut off."""


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "title": Words("Working order: {}", "Urutan kerja: {}"),
        "process": Words("Process", "Proses"),
        "cloth": Words("Finished cloth", "Kain jadi"),
        "cut": Words("Cut from the bolt", "Potong dari gulungan"),
        "cut_text": Words(
            "{:.2f} m of mori {:.0f} cm wide, with {:.0f} mm left on every side for hem and stretcher",
            "{:.2f} m mori lebar {:.0f} cm, sisakan {:.0f} mm di setiap sisi untuk kelim dan pentangan",
        ),
        "cut_joined": Words(
            "{} widths of mori {:.0f} cm wide, {:.2f} m each, with {:.0f} mm left on every side",
            "{} lembar mori lebar {:.0f} cm, masing-masing {:.2f} m, sisakan {:.0f} mm di setiap sisi",
        ),
        "shown": Words(
            "The pictures show {:.0f} x {:.0f} mm of the cloth at true size, after each step: fresh wax is dark, "
            "older wax pale.",
            "Gambar menunjukkan {:.0f} x {:.0f} mm kain pada ukuran sebenarnya, sesudah tiap langkah: malam baru "
            "berwarna tua, malam lama muda.",
        ),
        "plates": Words(
            "On the plates black is where wax, dye or ink goes. Lay each on the crosses of the one before; "
            "{:g} px an inch.",
            "Hitam pada pelat berarti tempat malam, warna, atau tinta. Paskan tiap pelat pada tanda silang pelat "
            "sebelumnya; {:g} px per inci.",
        ),
        "wax": Words("Wax: {}", "Malam: {}"),
        "dip": Words("Dip: {}", "Celup: {}"),
        "brush": Words("Brush: {}", "Colet: {}"),
        "scrape": Words("Scrape off: {}", "Kerok: {}"),
        "boil": Words("Boil out all wax", "Lorod semua malam"),
        "ink": Words("Print: {}", "Cetak: {}"),
        "dips": Words("{} dips", "{} kali celup"),
        "dip_once": Words("1 dip", "1 kali celup"),
        "depth": Words("depth {:.0f} %", "kepekatan {:.0f} %"),
        "fixer": Words("fixed with {}", "dikunci dengan {}"),
        "alone": Words("alone it gives {}", "sendirian menjadi {}"),
        "covers": Words("covers {:.1f} % of the cloth, {}", "menutup {:.1f} % kain, {}"),
        "dyes": Words("dyes {:.1f} % of the cloth, {}", "mewarnai {:.1f} % kain, {}"),
        "metres": Words("nib {} mm: {} m of line", "canting {} mm: {} m garis"),
        "dots": Words("nib {} mm: {} dots", "canting {} mm: {} titik"),
        "shapes": Words("{} shapes to fill", "{} bidang untuk diisi"),
        "file": Words("Plate {}", "Pelat {}"),
        "page": Words("{} of {}", "{} dari {}"),
        "note": Words(
            "A design, not batik yet: it becomes batik when a maker waxes it.",
            "Ini rancangan, belum batik: ia menjadi batik bila dimalam oleh pembatik.",
        ),
        "decimal": Words(".", ","),
    }
)

_LAYERS: Mapping[str, Words] = MappingProxyType(
    {
        "klowong": Words("outlines (klowong)", "klowong"),
        "isen": Words("fillings (isen)", "isen"),
        "latar": Words("ground shapes (latar)", "latar"),
        "cecek": Words("dots (cecek)", "cecek"),
        "tembok": Words("plates that stay light (tembok)", "tembok"),
        "biron": Words("what stays as it is now (mbironi)", "biron"),
    }
)


def heading_of(made: DoneJob, lang: str) -> str:
    """Return what is done in a job, in one line."""
    job = made.job
    name = _LAYERS[job.name].say(lang) if job.name in _LAYERS else job.name
    if job.dye is not None and job.dye.dye in dyes():
        name = dyes()[job.dye.dye].title.say(lang)
    return WORDS[job.kind.name.lower()].say(lang).format(name)


def details_of(
    made: DoneJob, amount: Amount | None, area_m2: float, depth: float, lang: str, process: Process
) -> list[str]:
    """Return what a maker must know of a job, line by line."""
    job = made.job
    lines = []
    if job.kind is Kind.DIP and job.dye is not None:
        told = [WORDS["dip_once"].say(lang) if job.dye.dips == 1 else WORDS["dips"].say(lang).format(job.dye.dips)]
        if job.dye.fixer:
            told.append(WORDS["fixer"].say(lang).format(FIXERS[job.dye.fixer].title.say(lang)))
        if depth != 1.0:
            told.append(WORDS["depth"].say(lang).format(100.0 * depth))
        lines.append(", ".join(told))
    if job.dye is not None and not process.ladder:
        lines.append(WORDS["alone"].say(lang).format(job.dye.alone))
    if amount is not None:
        lines += [
            WORDS["metres"].say(lang).format(_comma(f"{nib:g}", lang), _number(m, lang)) for nib, m in amount.metres
        ]
        lines += [WORDS["dots"].say(lang).format(_comma(f"{nib:g}", lang), count) for nib, count in amount.dots]
        if amount.shapes:
            lines.append(WORDS["shapes"].say(lang).format(amount.shapes))
    if made.file is not None:
        verb = "dyes" if job.dye is not None else "covers"
        lines.append(_comma(WORDS[verb].say(lang).format(100.0 * made.share, area_words(made.share * area_m2)), lang))
        lines.append(WORDS["file"].say(lang).format(made.file))
    return lines


def area_words(square_metres: float) -> str:
    """Return an area as a maker says it."""
    return f"{square_metres:.2f} m²" if square_metres >= 0.1 else f"{square_metres * 1e4:.0f} cm²"


def cut_words(size_mm: tuple[float, float], lang: str) -> str:
    """Return how much cloth to cut from the bolt."""
    short, long = sorted(side + 2.0 * LEFT_MM for side in size_mm)
    across = long if long <= BOLT_MM else short
    along = short if long <= BOLT_MM else long
    if across <= BOLT_MM:
        return _comma(WORDS["cut_text"].say(lang).format(along / 1000.0, BOLT_MM / 10.0, LEFT_MM), lang)
    widths = -(-int(across) // int(BOLT_MM))
    return _comma(WORDS["cut_joined"].say(lang).format(widths, BOLT_MM / 10.0, along / 1000.0, LEFT_MM), lang)


def _number(value: float, lang: str) -> str:
    return _comma(f"{value:.1f}" if value < 10.0 and value != int(value) else f"{value:.0f}", lang)


def _comma(text: str, lang: str) -> str:
    """Put the decimal comma that Indonesian writes between digits."""
    return re.sub(r"(?<=\d)\.(?=\d)", WORDS["decimal"].say(lang), text)
