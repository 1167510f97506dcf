"""What was read out of a picture, as lines, as a table and as an object."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from batik_gen.cli.running.wrapping import wrap
from batik_gen.values.files import write_whole
from batik_gen.values.words import Words

if TYPE_CHECKING:
    from batik_gen.readback.curves import Agreement, Curve, Readback
    from batik_gen.values.arrays import FloatArray

_STEPS = " ▁▂▃▄▅▆▇█"
_WIDE = 32
"""Signs in which a curve is sketched."""
_CLEAR, _SOME, _NEAR_HZ = 0.8, 0.5, 0.3
"""Correlations from which a picture agrees with a recording and agrees somewhat, and how near alpha then lies."""

_READ = Words("read as {name}, from the pixels alone", "dibaca sebagai {name}, hanya dari pikselnya")
_SCALE = Words("{px} pixels a millimetre of cloth in its usual size", "{px} piksel per milimeter kain ukuran biasa")
_KINDS = {
    "spectrum": Words(
        "dB over the background, from 2 to 40 Hz, closer about alpha", "dB di atas latar, 2 sampai 40 Hz, rapat di alfa"
    ),
    "course": Words("from the beginning of the recording to its end", "dari awal rekaman sampai akhirnya"),
}
_CHANGE = Words("changes most at {at} %", "paling berubah di {at} %")
_NUMBERS = {
    "bursts": (Words("seeds in the stem: bursts of alpha", "biji di dalam batang: letupan alfa"), ""),
    "blades": (Words("blades in a letter", "bilah dalam satu surat"), ""),
    "pitch": (Words("distance of nodes: how the background falls", "jarak simpul: curamnya latar"), "mm"),
    "fruit width": (Words("width of fruits: height of alpha", "lebar buah: tinggi alfa"), ""),
    "fruit length": (Words("length of fruits: alpha against beta", "panjang buah: alfa banding beta"), ""),
    "outline": (Words("outlines: share of alpha", "garis luar: proporsi alfa"), "mm"),
    "brown": (Words("depth of brown: share of gamma", "kepekatan cokelat: proporsi gama"), "K/S"),
    "blue": (Words("depth of blue: width of alpha", "kepekatan biru: lebar alfa"), ""),
    "dots": (Words("cecek: share of delta", "cecek: proporsi delta"), "mm"),
    "marks": (Words("closeness of isen: evenness of power", "kerapatan isen: meratanya tenaga"), ""),
    "fine lines": (Words("sawut: how much alpha comes in bursts", "sawut: alfa yang datang bergelombang"), "mm"),
}
"""Each number that is no curve, with what it tells, and its unit."""
_ALPHA = Words("alpha {hz} Hz", "alfa {hz} Hz")
_NO_ALPHA = Words("no alpha stands out", "tidak ada alfa yang menonjol")
_IN_RECORDING = Words("in the recording {hz} Hz", "dalam rekaman {hz} Hz")
_NONE_THERE = Words("in the recording none", "dalam rekaman tidak ada")
_SAID = (
    (_CLEAR, Words("The picture agrees with this recording.", "Gambar ini cocok dengan rekaman itu.")),
    (_SOME, Words("The picture agrees somewhat with this recording.", "Gambar ini agak cocok dengan rekaman itu.")),
    (
        -1.0,
        Words(
            "The picture does not agree with this recording: it was drawn from another one, or with --whisper.",
            "Gambar ini tidak cocok dengan rekaman itu: ia digambar dari rekaman lain, atau dengan --whisper.",
        ),
    ),
)


def table(name: str, readback: "Readback", agreements: "Sequence[Agreement] | None", lang: str) -> str:
    """Return what was read as lines: a sketch of each curve, alpha, and how far a recording agrees."""
    from batik_gen.pattern.declaring.registry import family_named

    label = family_named(readback.motif).label.say(lang)
    lines = [f"{name}: {_READ.say(lang).format(name=label)}"]
    lines.append(f"  {_SCALE.say(lang).format(px=_number(readback.px_mm, 1, lang))}")
    told = {one.name: one for one in agreements or ()}
    wide = max((len(curve.label.say(lang)) for curve in readback.curves), default=0)
    for kind, words in _KINDS.items():
        of_kind = [curve for curve in readback.curves if curve.kind == kind]
        if of_kind:
            lines += ["", f"  {words.say(lang)}"]
            lines += [_row(curve, wide, told.get(curve.name), lang) for curve in of_kind]
    lines += [_measure(name, value, lang) for name, value in readback.numbers.items()]
    lines += [wrap(note.say(lang), "  ", "  ") for note in readback.notes]
    if told:
        said = next(words for least, words in _SAID if _closeness(readback, told) >= least)
        lines += ["", wrap(said.say(lang), "  ", "  ")]
    return "\n".join([*lines, ""])


def _closeness(readback: "Readback", told: "dict[str, Agreement]") -> float:
    """Return the mean correlation; spectra of people are alike, so that of those alpha must lie near, too."""
    mean = float(np.mean([one.r for one in told.values()]))
    pairs = [(curve.alpha_hz, told[curve.name].alpha_hz) for curve in readback.curves if curve.name in told]
    off = [abs(one - other) for one, other in pairs if one is not None and other is not None]
    return min(mean, _CLEAR - 0.01) if off and float(np.median(off)) > _NEAR_HZ else mean


def as_object(readback: "Readback", agreements: "Sequence[Agreement] | None") -> dict[str, Any]:
    """Return what was read as a JSON object."""
    told: dict[str, Any] = {
        "motif": readback.motif,
        "px_mm": round(readback.px_mm, 3),
        "curves": [_curve(curve) for curve in readback.curves],
        "numbers": {name: round(value, 3) for name, value in readback.numbers.items()},
        "bursts": [{"share": round(float(at), 4), "seconds": round(float(long), 2)} for at, long in readback.bursts],
        "notes": [note.en for note in readback.notes],
    }
    if agreements is not None:
        told["agreement"] = {
            one.name: {"r": round(one.r, 3), "alpha_hz": None if one.alpha_hz is None else round(one.alpha_hz, 2)}
            for one in agreements
        }
    return told


def _measure(name: str, value: float, lang: str) -> str:
    words, unit = _NUMBERS[name]
    return f"  {words.say(lang):42} {_number(value, 0 if value == int(value) else 2, lang)} {unit}".rstrip()


def write_table(readback: "Readback", path: Path, force: bool) -> None:
    """Write what was read as CSV: curve, kind, where (hertz, or share of the recording), value, unit."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("curve", "kind", "at", "value", "unit"))
    for curve in readback.curves:
        for at, value in zip(curve.at, curve.values, strict=True):
            writer.writerow((curve.name, curve.kind, f"{at:.4f}", f"{value:.3f}", curve.unit))
    for name, value in readback.numbers.items():
        writer.writerow((name, "number", "", f"{value:.3f}", ""))
    write_whole(path, lambda file: file.write(text.getvalue().encode()), over=force)


def _curve(curve: "Curve") -> dict[str, Any]:
    told = {"name": curve.name, "kind": curve.kind, "unit": curve.unit}
    at = [round(float(v), 3) for v in curve.at]
    spectrum = curve.kind == "spectrum"
    alpha = {"alpha_hz": None if curve.alpha_hz is None else round(curve.alpha_hz, 2)} if spectrum else {}
    return {**told, **alpha, "hz" if spectrum else "share": at, "values": [round(float(v), 2) for v in curve.values]}


def _row(curve: "Curve", wide: int, agreed: "Agreement | None", lang: str) -> str:
    told = [f"  {curve.label.say(lang):{wide}}  {_sketch(curve.values)}"]
    if curve.kind == "spectrum":
        hz = curve.alpha_hz
        told.append(_NO_ALPHA.say(lang) if hz is None else _ALPHA.say(lang).format(hz=_number(hz, 1, lang)))
    elif curve.change is not None:
        told.append(_CHANGE.say(lang).format(at=f"{100 * curve.change:.0f}"))
    if agreed is not None:
        if curve.kind == "spectrum":
            hz = agreed.alpha_hz
            there = _NONE_THERE.say(lang) if hz is None else _IN_RECORDING.say(lang).format(hz=_number(hz, 1, lang))
            told[-1] += f" ({there})"
        told.append(f"r {_number(agreed.r, 2, lang)}")
    return "  ".join(told)


def _sketch(values: "FloatArray") -> str:
    """Return a curve as a row of blocks, the lowest empty and the highest full."""
    parts = np.array([part.mean() for part in np.array_split(values, min(_WIDE, len(values)))])
    spread = float(parts.max() - parts.min())
    steps = np.rint((parts - parts.min()) / max(spread, 1e-9) * (len(_STEPS) - 1)).astype(int)
    return "".join(_STEPS[step] for step in steps)


def _number(value: float, digits: int, lang: str) -> str:
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if lang == "id" else text
