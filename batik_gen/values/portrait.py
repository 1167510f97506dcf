"""What was measured: numbers with units, their place among people, and how sure they are."""

import csv
import io
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from batik_gen.values.arrays import FloatArray, frozen, same
from batik_gen.values.errors import BadPortrait
from batik_gen.values.files import input_bytes, write_whole
from batik_gen.values.recording import Dropped, Source


@dataclass(frozen=True)
class Band:
    """Name a frequency band; half-open, low <= f < high, in hertz."""

    name: str
    low: float
    high: float


BANDS = (
    Band("delta", 1, 4),
    Band("theta", 4, 8),
    Band("alpha", 8, 13),
    Band("beta", 13, 30),
    Band("gamma", 30, 45),
)
"""The five bands of every output (docs/sources.md#bands: edges stated, never implied)."""


@dataclass(frozen=True)
class Feature:
    """Hold one measured number.

    Parameters
    ----------
    name
        Name as in the norms table, such as ``alpha_height_db``.
    value
        The number, or None where it could not be measured.
    unit
        Unit of the value; an empty string for a plain ratio.
    percentile
        Place among the norm population, 0..100 with soft ends that stay
        monotone, or None where there is no norm for this montage.
    reliability
        Share of the differences that belongs to the person (an intraclass
        correlation between sessions, 0..1), or None where it is not known.
    missing
        Why the feature is not measurable, or an empty string.
    sure
        How far it stands out from chance and from the edge of where it is looked for, 0..1;
        1 for whatever is measured without looking for it. What is drawn of it and
        compared by it counts as much.
    """

    name: str
    value: float | None
    unit: str = ""
    percentile: float | None = None
    reliability: float | None = None
    missing: str = ""
    sure: float = 1.0


@dataclass(frozen=True)
class Quality:
    """Say what the numbers rest on.

    Parameters
    ----------
    given_s, clean_s
        Seconds in the file and seconds kept after cleaning.
    sfreq
        Sampling rate in hertz.
    line_hz
        Mains frequency that was found and removed, or 0 where none stood out.
    kept
        Share of epochs kept, 0..1, mean over used channels.
    dropped
        Channels left out, with reasons.
    """

    given_s: float
    clean_s: float
    sfreq: float
    line_hz: float
    kept: float
    dropped: tuple[Dropped, ...] = ()


_MOST_BYTES = 200_000_000
"""The Portrait of a night has about 10 million."""
_ARRAYS = ("bands", "epoch_start_s", "place", "side", "topography", "spectrum", "spectra", "bursts")


@dataclass(frozen=True, eq=False)
class Portrait:
    """Hold everything measured about one recording, and no name.

    Parameters
    ----------
    features
        The measured features, in the order of the features table.
    bands
        Epochs x channels x five bands, absolute power in microvolts squared;
        NaN where the epoch was rejected for that channel.
    epoch_start_s
        Start of each epoch in seconds from the start of the recording.
    channels
        Channels used.
    place
        Where each channel lies on the head: 0 front .. 1 back, NaN unknown.
    quality
        What the numbers rest on.
    source
        Format and device of the recording.
    montage, condition, norms
        Norm class, condition and version of the norms table used.
    notes
        Repairs and warnings, one sentence each.
    edges
        The bands behind ``bands`` and all band features.
    topography
        Channels x five bands: each channel's share of its own power from 1 to
        45 Hz; empty where there is no waveform.
    spectrum
        Frequencies x 2: hertz, and the geometric mean of the counted channels'
        spectra in microvolts squared per hertz; empty where there is none.
    side
        Where each channel lies: -1 left, 0 on the midline, 1 right, NaN unknown; empty in files of before 0.2.
    spectra
        Channels x frequencies of ``spectrum``: each channel's own, in dB re 1 uV^2/Hz; empty where there is
        none.
    bursts
        Bursts of alpha x 2: start and length in seconds (see ``eeg.features.bursts``).
    """

    features: tuple[Feature, ...]
    bands: FloatArray
    epoch_start_s: FloatArray
    channels: tuple[str, ...]
    place: FloatArray
    quality: Quality
    source: Source
    montage: str
    condition: str
    norms: str
    notes: tuple[str, ...] = ()
    edges: tuple[Band, ...] = BANDS
    topography: FloatArray = field(default_factory=lambda: np.zeros((0, len(BANDS))))
    spectrum: FloatArray = field(default_factory=lambda: np.zeros((0, 2)))
    side: FloatArray = field(default_factory=lambda: np.zeros(0))
    spectra: FloatArray = field(default_factory=lambda: np.zeros((0, 0)))
    bursts: FloatArray = field(default_factory=lambda: np.zeros((0, 2)))

    def __post_init__(self) -> None:
        for name in _ARRAYS:
            object.__setattr__(self, name, frozen(getattr(self, name)))

    def __eq__(self, other: object) -> bool:
        return same(self, other)

    def feature(self, name: str) -> Feature | None:
        """Return the feature of that name, or None where the Portrait has none."""
        return next((f for f in self.features if f.name == name), None)

    def to_json(self) -> str:
        """Return the Portrait as JSON; NaN is written as null, what is quite sure not at all."""
        held = asdict(self)
        for feature in held["features"]:
            if feature["sure"] == 1.0:
                del feature["sure"]
        for name in _ARRAYS:
            array = getattr(self, name)
            held[name] = array.astype(object)
            held[name][np.isnan(array)] = None
            held[name] = held[name].tolist()
        return json.dumps(held, indent=1, ensure_ascii=False, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Portrait":
        """Read a Portrait from its JSON; raises BadPortrait where it is not one."""
        try:
            held = json.loads(text)
            quality = dict(held.pop("quality"))
            quality["dropped"] = tuple(Dropped(**d) for d in quality["dropped"])
            n = len(held["channels"])
            bands = np.array(held.pop("bands"), dtype=np.float64).reshape(-1, n, len(BANDS))
            return cls(
                features=tuple(Feature(**f) for f in held.pop("features")),
                bands=bands,
                epoch_start_s=np.array(held.pop("epoch_start_s"), dtype=np.float64),
                channels=tuple(held.pop("channels")),
                place=np.array(held.pop("place"), dtype=np.float64),
                quality=Quality(**quality),
                source=Source(**held.pop("source")),
                notes=tuple(held.pop("notes")),
                edges=tuple(Band(**b) for b in held.pop("edges", map(asdict, BANDS))),
                topography=np.array(held.pop("topography", []), dtype=np.float64).reshape(-1, len(BANDS)),
                spectrum=np.array(held.pop("spectrum", []), dtype=np.float64).reshape(-1, 2),
                side=np.array(held.pop("side", []), dtype=np.float64),
                spectra=_rectangle(held.pop("spectra", [])),
                bursts=np.array(held.pop("bursts", []), dtype=np.float64).reshape(-1, 2),
                **held,
            )
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise BadPortrait(
                f"this is not a Portrait that batik-gen wrote ({error}); measure the recording again"
            ) from None

    def to_csv(self) -> str:
        """Return the numbers as one flat table, for people without programming."""
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["what", "channel", "start_s", "value", "unit", "percentile", "note"])
        for f in self.features:
            value = "" if f.value is None else f"{f.value:.6g}"
            place = "" if f.percentile is None else f"{f.percentile:.1f}"
            doubt = f"sure to {100 * f.sure:.0f} %" if f.sure < 1.0 else ""
            rows.writerow([f.name, "all", "", value, f.unit, place, f.missing or doubt])
        for e, start in enumerate(self.epoch_start_s):
            for c, channel in enumerate(self.channels):
                for b, band in enumerate(self.edges):
                    power = self.bands[e, c, b]
                    value = "" if np.isnan(power) else f"{power:.6g}"
                    rows.writerow([f"power_{band.name}", channel, f"{start:g}", value, "uV^2", "", ""])
        return out.getvalue()

    def save(self, path: str | Path) -> None:
        """Write the Portrait as JSON, or as the flat table where the name ends in .csv."""
        path = Path(path)
        text = self.to_csv() if path.suffix.lower() == ".csv" else self.to_json()
        write_whole(path, lambda file: file.write(text.encode()))

    @classmethod
    def load(cls, path: str | Path) -> "Portrait":
        """Read a Portrait that ``save`` wrote as JSON; raises BadPortrait where it is not one."""
        content = input_bytes(Path(path), _MOST_BYTES, "give a Portrait that batik-gen wrote", refusal=BadPortrait)
        return cls.from_json(content.decode("utf-8", "replace"))


def _rectangle(rows: list[list[float]]) -> FloatArray:
    """Return numbers as rows x columns, also where there is none."""
    return np.array(rows, dtype=np.float64).reshape(len(rows), -1) if rows else np.zeros((0, 0))
