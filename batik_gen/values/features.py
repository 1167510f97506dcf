"""What is measured: every feature, declared once, with its unit and its name in words.

The words are for people who do not read spectra; a legend and every table say them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from batik_gen.values.words import Words


@dataclass(frozen=True)
class FeatureKind:
    """Declare a feature.

    Parameters
    ----------
    name
        Name as in a Portrait and in the norms table.
    unit
        Unit of its value; an empty string for a plain ratio.
    words
        What it is called in a legend or a table.
    placed
        Whether it has a place among the norms, so that a mapping may use it.
    of_bands
        Whether it depends on where the bands lie.
    """

    name: str
    unit: str
    words: Words
    placed: bool = False
    of_bands: bool = False


FEATURES: Mapping[str, FeatureKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            FeatureKind(
                "rel_delta",
                "",
                Words("share of slow delta waves (1-4 Hz)", "proporsi gelombang delta yang lambat (1-4 Hz)"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "rel_theta",
                "",
                Words("share of theta waves (4-8 Hz)", "proporsi gelombang teta (4-8 Hz)"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "rel_alpha",
                "",
                Words("share of alpha waves (8-13 Hz)", "proporsi gelombang alfa (8-13 Hz)"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "rel_beta",
                "",
                Words("share of beta waves (13-30 Hz)", "proporsi gelombang beta (13-30 Hz)"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "rel_gamma",
                "",
                Words("share of fast gamma waves (30-45 Hz)", "proporsi gelombang gama yang cepat (30-45 Hz)"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "alpha_beta",
                "log10",
                Words("alpha waves compared with beta", "gelombang alfa dibandingkan dengan beta"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "theta_beta",
                "log10",
                Words("theta waves compared with beta", "gelombang teta dibandingkan dengan beta"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "exponent",
                "",
                Words("how steeply waves fade towards high pitch", "curamnya gelombang melemah ke nada tinggi"),
                placed=True,
            ),
            FeatureKind(
                "alpha_height_db",
                "dB",
                Words("how far alpha stands above the background", "tinggi gelombang alfa di atas latarnya"),
                placed=True,
            ),
            FeatureKind(
                "alpha_peak_hz",
                "Hz",
                Words("the pitch at which alpha is strongest", "nada tempat alfa paling kuat"),
                placed=True,
            ),
            FeatureKind("alpha_width_hz", "Hz", Words("how wide the alpha peak is", "lebar puncak alfa"), placed=True),
            FeatureKind(
                "alpha_cog",
                "Hz",
                Words("the middle pitch of the alpha waves", "nada tengah gelombang alfa"),
                placed=True,
            ),
            FeatureKind(
                "entropy",
                "",
                Words("how evenly the waves fill all pitches", "meratanya gelombang pada semua nada"),
                placed=True,
            ),
            FeatureKind(
                "log_rms",
                "log10 uV",
                Words("strength of the signal (depends on the device)", "kuat sinyal (bergantung pada alat)"),
                placed=True,
            ),
            FeatureKind(
                "burstiness",
                "",
                Words("how much alpha comes in bursts", "seberapa sering alfa datang sebagai letupan"),
                placed=True,
            ),
            FeatureKind(
                "asym_front",
                "log10",
                Words("alpha at the front, right against left", "alfa di bagian depan, kanan terhadap kiri"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "asym_post",
                "log10",
                Words("alpha at the back, right against left", "alfa di bagian belakang, kanan terhadap kiri"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind(
                "front_back",
                "log10",
                Words("alpha at the back against the front", "alfa di bagian belakang terhadap depan"),
                placed=True,
                of_bands=True,
            ),
            FeatureKind("offset", "log10 uV^2/Hz", Words("level of the background at 1 Hz", "tinggi latar pada 1 Hz")),
            FeatureKind(
                "exponent_r2",
                "",
                Words("how straight the background is (1 is straight)", "lurusnya latar (1 berarti lurus)"),
            ),
            FeatureKind(
                "abs_delta",
                "uV^2",
                Words("strength of delta waves (1-4 Hz)", "kuat gelombang delta (1-4 Hz)"),
                of_bands=True,
            ),
            FeatureKind(
                "abs_theta",
                "uV^2",
                Words("strength of theta waves (4-8 Hz)", "kuat gelombang teta (4-8 Hz)"),
                of_bands=True,
            ),
            FeatureKind(
                "abs_alpha",
                "uV^2",
                Words("strength of alpha waves (8-13 Hz)", "kuat gelombang alfa (8-13 Hz)"),
                of_bands=True,
            ),
            FeatureKind(
                "abs_beta",
                "uV^2",
                Words("strength of beta waves (13-30 Hz)", "kuat gelombang beta (13-30 Hz)"),
                of_bands=True,
            ),
            FeatureKind(
                "abs_gamma",
                "uV^2",
                Words("strength of gamma waves (30-45 Hz)", "kuat gelombang gama (30-45 Hz)"),
                of_bands=True,
            ),
            FeatureKind(
                "permutation_entropy",
                "",
                Words("how unforeseeable the wave is (1 is noise)", "sulitnya gelombang ditebak (1 berarti derau)"),
            ),
            FeatureKind(
                "alpha_spread",
                "log10",
                Words("how unequal alpha is over the head", "beda kuat alfa di seluruh kepala"),
                of_bands=True,
            ),
            FeatureKind(
                "synchrony_alpha",
                "",
                Words("how far alpha keeps step over the head", "keselarasan langkah alfa di seluruh kepala"),
            ),
        )
    }
)
"""Every feature by name, in the order of a Portrait."""

PLACED = tuple(kind.name for kind in FEATURES.values() if kind.placed)
"""The features that a mapping may use."""

BAND_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "delta": Words("delta", "delta"),
        "theta": Words("theta", "teta"),
        "alpha": Words("alpha", "alfa"),
        "beta": Words("beta", "beta"),
        "gamma": Words("gamma", "gama"),
    }
)
"""What the five bands of ``portrait.BANDS`` are called."""
