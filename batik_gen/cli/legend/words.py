"""Measured features in plain words, English and Indonesian, for people who do not read spectra."""

from batik_gen.values.words import Words

FEATURES = {
    "rel_delta": Words("share of slow delta waves (1-4 Hz)", "bagian gelombang delta yang lambat (1-4 Hz)"),
    "rel_theta": Words("share of theta waves (4-8 Hz)", "bagian gelombang teta (4-8 Hz)"),
    "rel_alpha": Words("share of alpha waves (8-13 Hz)", "bagian gelombang alfa (8-13 Hz)"),
    "rel_beta": Words("share of beta waves (13-30 Hz)", "bagian gelombang beta (13-30 Hz)"),
    "rel_gamma": Words("share of fast gamma waves (30-45 Hz)", "bagian gelombang gama yang cepat (30-45 Hz)"),
    "alpha_beta": Words("alpha waves compared with beta", "gelombang alfa dibandingkan dengan beta"),
    "theta_beta": Words("theta waves compared with beta", "gelombang teta dibandingkan dengan beta"),
    "exponent": Words("how steeply waves fade towards high pitch", "curamnya gelombang melemah ke nada tinggi"),
    "alpha_height_db": Words("how far alpha stands above the background", "tinggi gelombang alfa di atas latarnya"),
    "alpha_peak_hz": Words("the pitch at which alpha is strongest", "nada tempat alfa paling kuat"),
    "alpha_width_hz": Words("how wide the alpha peak is", "lebar puncak alfa"),
    "alpha_cog": Words("the middle pitch of the alpha waves", "nada tengah gelombang alfa"),
    "entropy": Words("how evenly the waves fill all pitches", "meratanya gelombang pada semua nada"),
    "log_rms": Words("strength of the signal (depends on the device)", "kuat sinyal (bergantung pada alat)"),
    "burstiness": Words("how much alpha comes in bursts", "seberapa sering alfa datang berombak-ombak"),
    "asym_front": Words("alpha at the front, right against left", "alfa di bagian depan, kanan terhadap kiri"),
    "asym_post": Words("alpha at the back, right against left", "alfa di bagian belakang, kanan terhadap kiri"),
    "front_back": Words("alpha at the back against the front", "alfa di bagian belakang terhadap depan"),
    "offset": Words("level of the background at 1 Hz", "tinggi latar pada 1 Hz"),
    "exponent_r2": Words("how straight the background is (1 is straight)", "lurusnya latar (1 berarti lurus)"),
    "abs_delta": Words("strength of delta waves (1-4 Hz)", "kuat gelombang delta (1-4 Hz)"),
    "abs_theta": Words("strength of theta waves (4-8 Hz)", "kuat gelombang teta (4-8 Hz)"),
    "abs_alpha": Words("strength of alpha waves (8-13 Hz)", "kuat gelombang alfa (8-13 Hz)"),
    "abs_beta": Words("strength of beta waves (13-30 Hz)", "kuat gelombang beta (13-30 Hz)"),
    "abs_gamma": Words("strength of gamma waves (30-45 Hz)", "kuat gelombang gama (30-45 Hz)"),
    "permutation_entropy": Words(
        "how unforeseeable the wave is (1 is noise)", "sulitnya gelombang ditebak (1 berarti derau)"
    ),
    "alpha_spread": Words("how unequal alpha is over the head", "beda kuat alfa di seluruh kepala"),
    "synchrony_alpha": Words("how far alpha keeps step over the head", "keselarasan langkah alfa di seluruh kepala"),
}
"""Feature name -> what it is called in a legend or a table."""

BANDS = {
    "delta": Words("delta", "delta"),
    "theta": Words("theta", "teta"),
    "alpha": Words("alpha", "alfa"),
    "beta": Words("beta", "beta"),
    "gamma": Words("gamma", "gama"),
}
"""Band name -> its name in words."""


def feature_words(name: str, lang: str) -> str:
    """Return what a feature is called; its own name where a mapping uses an unknown one."""
    return FEATURES[name].say(lang) if name in FEATURES else name


def people_words(percentile: float, lang: str) -> str:
    """Return a place among people, as ``more than 73 of 100 people``."""
    count = min(max(round(percentile), 1), 99)
    return f"lebih dari {count} di antara 100 orang" if lang == "id" else f"more than {count} of 100 people"


def measured_words(name: str, value: float, unit: str, lang: str) -> str:
    """Return a measured value as a person says it: shares in per cent, logarithms undone."""
    if name.startswith("rel_"):
        return number_words(100 * value, "%", lang)
    if unit == "log10":
        return number_words(10**value, "times", lang)
    if unit.startswith("log10 "):
        return number_words(10**value, unit.removeprefix("log10 "), lang)
    return number_words(value, unit, lang)


def number_words(value: float, unit: str, lang: str) -> str:
    """Return a number with its unit in words where a sign would need explaining."""
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    if lang == "id":
        text = text.replace(".", ",")
    word = _UNITS[unit].say(lang) if unit in _UNITS else unit.replace("^2", "²").replace("uV", "µV")
    return f"{text} {word}".rstrip()


_UNITS = {
    "deg": Words("degrees", "derajat"),
    "turns": Words("turns", "putaran"),
    "pitch": Words("of the distance", "dari jarak"),
    "times": Words("times", "kali"),
}
