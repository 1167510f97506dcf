"""What a legend says: one row a parameter, and the words about motif, process and recording."""

from dataclasses import dataclass

from batik_gen.legend.pointing.baths import unused_depths
from batik_gen.legend.words import feature_words, measured_words, number_words, people_words
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.registry import family_named, parameters_of, variant_named
from batik_gen.pattern.designing.design import DOUBTFUL
from batik_gen.render.processes.table import find_process
from batik_gen.typesetting.typeset import NO_BREAK
from batik_gen.values.design import Design, Reason
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words, capital, visible

_KIND = Words("motif batik from a recording of brain waves", "motif batik dari rekaman gelombang otak")
_NOT_MEASURED = Words(
    "could not be measured in this recording, so the middle is taken",
    "tidak terukur pada rekaman ini, maka diambil nilai tengah",
)
_NO_WAVE = Words("decided by hand, not by a wave", "ditentukan dengan tangan, bukan oleh gelombang")
_NO_NORM = Words("no people to compare with, so the middle is taken", "tidak ada pembanding, maka diambil nilai tengah")
_FOLLOWS = Words("Over the cloth it also follows {}.", "Di sepanjang kain juga mengikuti {}.")
NOTE = Words("A portrait of this recording, not a diagnosis.", "Potret rekaman ini, bukan diagnosis.")
_KEY = Words(
    "In each row the left picture is the cloth of someone with the least of it, the right one with the most. The dot "
    "on the line is this recording, the tick the middle of people.",
    "Pada tiap baris, gambar kiri adalah kain orang dengan nilai paling rendah, gambar kanan paling tinggi. Titik pada "
    "garis adalah rekaman ini, tanda tengahnya orang kebanyakan.",
)
_KEY_PUBLIC = Words(
    "In each row: the cloth of someone with the least of it, this cloth in a red frame, and that of someone with the "
    "most.",
    "Pada tiap baris: kain orang dengan nilai paling rendah, kain ini dalam bingkai merah, dan kain orang dengan nilai "
    "paling tinggi.",
)
_PINS = Words("A red pin shows where it is on the cloth.", "Jarum merah menunjukkan tempatnya pada kain.")
_FIELD = Words(
    "Time runs from left to right over the cloth, the head from its front above to its back below.",
    "Waktu berjalan dari kiri ke kanan kain, kepala dari depan di atas ke belakang di bawah.",
)
_HOW = Words("How to read this cloth", "Cara membaca kain ini")
_SLICE = Words(
    "One slice of time is {} s of a recording of {} s.", "Satu irisan waktu adalah {} detik dari rekaman {} detik."
)
_LEVELLED = Words(
    "All bands were levelled by {}, so that the device does not show.",
    "Semua pita digeser {} agar perbedaan alat tidak tampak.",
)
_READABLE = Words(
    "Whoever knows these rules can read the recording from this cloth.",
    "Siapa yang tahu aturan ini dapat membaca rekamannya dari kain ini.",
)
_WHISPERED = Words(
    "What is drawn keeps only rough amounts; when the waves rose and fell is the same for everybody: this cloth keeps "
    "the look and cannot be read back.",
    "Yang digambar hanya menyimpan ukuran kasar; kapan gelombang naik dan turun sama untuk semua orang: rupanya tetap, "
    "tetapi rekamannya tidak dapat dibaca kembali.",
)
_DETAIL = Words(
    "The framed piece in true size, {:g} mm across", "Bagian dalam bingkai, ukuran sebenarnya, lebar {:g} mm"
)
_ENLARGED = Words("The framed piece, {:g} mm across", "Bagian dalam bingkai, lebar {:g} mm")
_CLOTH = Words("The cloth, {:.0f} x {:.0f} mm", "Kainnya, {:.0f} x {:.0f} mm")
_CLEAN = Words("{:.0f} of {:.0f} seconds clean, {} EEG channels", "{:.0f} dari {:.0f} detik bersih, {} saluran EEG")
_CLEAN_ONE = Words("{:.0f} of {:.0f} seconds clean, {} EEG channel", "{:.0f} dari {:.0f} detik bersih, {} saluran EEG")
_CALLED = (Words("Story", "Kisah"), Words("Made by", "Karya"))
_ABOUT = (Words("Meaning", "Makna"), Words("Rule", "Aturan"), Words("Dyes", "Pewarna"), Words("Recording", "Rekaman"))


@dataclass(frozen=True)
class LegendRow:
    """Hold one parameter: its name, what it is, its value, what set it, the place among people, and why."""

    name: str
    label: str
    value: str
    source: str
    place: str
    reason: str
    percentile: float | None


@dataclass(frozen=True)
class Legend:
    """Hold all words of a legend in one language."""

    heading: str
    kind: str
    rows: tuple[LegendRow, ...]
    about: tuple[tuple[str, str], ...]
    key: str
    pins: str
    reading: tuple[str, ...]
    detail: str
    enlarged: str
    cloth: str
    note: str


def word_legend(design: Design, portrait: Portrait, lang: str, public: bool = False) -> Legend:
    """Put a Design and the Portrait behind it into words.

    Parameters
    ----------
    design, portrait
        What was designed, from what was measured.
    lang
        ``en`` or ``id``.
    public
        True where nothing measured is told.
    """
    family, process = family_named(design.motif), find_process(design.process, design.declaration)
    variant = variant_named(family, design.variant)
    named = variant or family
    sort = f"{capital(named.label.say(lang))} · {process.title.say(lang)}"
    naming = design.naming
    called = [text for text in (naming.motif, naming.title) if text]
    told = (
        " ".join(x.meaning.say(lang) for x in (family, variant) if x),
        family.rule.say(lang),
        process.meaning.say(lang),
        "" if public else _quality(portrait, lang),
    )
    own = (naming.story.say(lang), naming.credit)
    return Legend(
        heading=" · ".join(visible(text) for text in called) or sort,
        kind=f"{_KIND.say(lang)}: {sort}" if called else _KIND.say(lang),
        rows=rows_of(design, lang, public),
        about=(
            *((title.say(lang), visible(text)) for title, text in zip(_CALLED, own, strict=True) if text),
            *((title.say(lang), text.rstrip(".") + ".") for title, text in zip(_ABOUT, told, strict=True) if text),
        ),
        key=(_KEY_PUBLIC if public else _KEY).say(lang),
        pins=_PINS.say(lang),
        reading=_reading(design, family, lang, public),
        detail=_DETAIL.say(lang),
        enlarged=_ENLARGED.say(lang),
        cloth=_CLOTH.say(lang).format(*design.size_mm),
        note=NOTE.say(lang),
    )


def rows_of(design: Design, lang: str, public: bool = False) -> tuple[LegendRow, ...]:
    """Return the rows of a legend, for which the Design alone will do; arguments as of ``word_legend``."""
    declared, unused = parameters_of(family_named(design.motif), design.variant), unused_depths(design)
    return tuple(
        _row(design, declared[name], why, lang, public) for name, why in design.legend.items() if name not in unused
    )


def _reading(design: Design, family: Family, lang: str, public: bool) -> tuple[str, ...]:
    """Return how the cloth is read: of a family whose form is the recording a title, its rules, how long a slice is."""
    if not family.reading or design.wave is None:
        return (_FIELD.say(lang),)
    wave = design.wave
    told = [_HOW.say(lang), *(rule.say(lang) for rule in family.reading)]
    if public:
        return (*told, (_WHISPERED if wave.whispered else _READABLE).say(lang))
    told.append(_SLICE.say(lang).format(number_words(wave.slice_s, "", lang), number_words(wave.seconds, "", lang)))
    if wave.levelled_db:
        told.append(_LEVELLED.say(lang).format(number_words(wave.levelled_db, "dB", lang)))
    told.append((_WHISPERED if wave.whispered else _READABLE).say(lang))
    return tuple(told)


def _row(design: Design, parameter: Parameter, why: Reason, lang: str, public: bool) -> LegendRow:
    words = feature_words(why.feature, lang)
    if not why.feature:
        place = _NO_WAVE.say(lang)
    elif why.measured is None:
        place = _NOT_MEASURED.say(lang)
    else:
        measured = measured_words(why.feature, why.measured, why.unit, lang)
        words = f"{words}: {measured.replace(' ', NO_BREAK)}"
        place = _NO_NORM.say(lang) if why.percentile is None else people_words(why.percentile, lang)
    reason = Words(why.en, why.id).say(lang)
    local = design.local.get(parameter.name)
    if local is not None and local.band in BAND_WORDS:
        reason = f"{reason} {_FOLLOWS.say(lang).format(BAND_WORDS[local.band].say(lang))}"
    label = capital(parameter.label.say(lang))
    if public:
        return LegendRow(parameter.name, label, "", "", "", reason.replace(DOUBTFUL.say(lang), "").rstrip(), None)
    value = number_words(design.parameters.get(parameter.name, parameter.default), parameter.unit, lang)
    return LegendRow(parameter.name, label, value, words, place, reason, why.percentile)


def _quality(portrait: Portrait, lang: str) -> str:
    quality, count = portrait.quality, len(portrait.channels)
    words = _CLEAN if count > 1 else _CLEAN_ONE
    return words.say(lang).format(quality.clean_s, quality.given_s, count)
