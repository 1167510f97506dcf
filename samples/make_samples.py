"""Make the synthetic recordings of this folder, always the same from one declared seed.

Nobody was recorded. Each file is noise with a planted 1/f background, planted
alpha, blinks and 50 Hz hum; what was planted stands in truth.json.

    python samples/make_samples.py [folder]
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SEED = 2022
POSITIONS_19 = (
    "Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz",
    "C4", "T8", "P7", "P3", "Pz", "P4", "P8", "O1", "O2",
)  # fmt: skip
OPENBCI_8 = ("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2")
MUSE_4 = ("TP9", "AF7", "AF8", "TP10")
PLACE = {"Fp": 0.0, "AF": 0.12, "F": 0.25, "T": 0.5, "C": 0.5, "TP": 0.62, "P": 0.75, "O": 1.0}
"""Front 0 to back 1."""
HUM_HZ, HUM_UV = 50.0, 2.0
ALPHA_SD_HZ, BETA_HZ, BETA_SD_HZ = 0.5, 21.0, 3.0
HEIGHT_SLOPE_DB = 6.0
"""How much higher alpha stands at the back of the head than at the front."""


@dataclass(frozen=True)
class Person:
    """Plant what stays: 1/f exponent, power at 10 Hz (uV^2/Hz), alpha frequency and height."""

    exponent: float
    at_10_hz: float
    alpha_hz: float
    alpha_height_db: float


@dataclass(frozen=True)
class Mood:
    """Plant what passes: change of the alpha height, depth of its bursts, beta, blinks a minute."""

    alpha_change_db: float
    burst_depth: float
    beta_height_db: float
    blinks: float


PEOPLE = {
    "person-one": Person(exponent=1.6, at_10_hz=1.0, alpha_hz=9.2, alpha_height_db=7.5),
    "person-two": Person(exponent=1.1, at_10_hz=1.2, alpha_hz=11.3, alpha_height_db=12.0),
}
MOODS = {
    "calm": Mood(alpha_change_db=1.0, burst_depth=0.75, beta_height_db=0.0, blinks=4.0),
    "restless": Mood(alpha_change_db=-2.0, burst_depth=0.25, beta_height_db=2.0, blinks=9.0),
}


def place(channel: str) -> float:
    """Return 0 at the front to 1 at the back."""
    return PLACE[channel.rstrip("z0123456789")]


def coloured(power: Array, sfreq: float, n: int, rng: np.random.Generator) -> Array:
    """Return Gaussian noise of n samples with a one-sided power spectrum in uV^2/Hz."""
    spectrum = (rng.standard_normal(len(power)) + 1j * rng.standard_normal(len(power))) * np.sqrt(power * sfreq * n) / 2
    return np.asarray(np.fft.irfft(spectrum, n), dtype=np.float64)


def bursts(depth: float, sfreq: float, n: int, rng: np.random.Generator) -> Array:
    """Return a slow positive modulation whose mean square is one."""
    freqs = np.fft.rfftfreq(n, 1 / sfreq)
    slow = coloured(np.exp(-0.5 * (freqs / 0.25) ** 2), sfreq, n, rng)
    wave = np.maximum(1.0 + depth * slow / slow.std(), 0.05)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)), dtype=np.float64)


def simulate(person: Person, mood: Mood, channels: Sequence[str], sfreq: float, seconds: float, stream: int) -> Array:
    """Return channels x samples in microvolts.

    Alpha stands higher at the back; alpha and background are half shared between
    channels, half their own, and all bursts come together.
    """
    rng = np.random.default_rng([SEED, stream])
    n = round(sfreq * seconds)
    freqs = np.fft.rfftfreq(n, 1 / sfreq)
    background = person.at_10_hz * (np.maximum(freqs, 0.5) / 10.0) ** -person.exponent
    background[0] = 0.0
    beta = background * (10 ** (mood.beta_height_db / 10) - 1) * np.exp(-0.5 * ((freqs - BETA_HZ) / BETA_SD_HZ) ** 2)
    shared = coloured(background, sfreq, n, rng)
    shape = np.interp(person.alpha_hz, freqs, background) * np.exp(
        -0.5 * ((freqs - person.alpha_hz) / ALPHA_SD_HZ) ** 2
    )
    waxing = bursts(mood.burst_depth, sfreq, n, rng)
    alpha = coloured(shape / 2, sfreq, n, rng)
    t = np.arange(n) / sfreq
    count = round(mood.blinks * seconds / 60)
    blinks = sum(np.exp(-0.5 * ((t - at) / 0.12) ** 2) for at in rng.uniform(1.0, seconds - 1.0, count)) + np.zeros(n)
    out = np.empty((len(channels), n))
    for c, channel in enumerate(channels):
        where = place(channel)
        height = height_at(person, mood, channel)
        own = coloured(background / 2 + beta, sfreq, n, rng)
        out[c] = shared / np.sqrt(2) + own
        out[c] += (alpha + coloured(shape / 2, sfreq, n, rng)) * waxing * np.sqrt(10 ** (height / 10) - 1)
        out[c] += 110.0 * max(0.0, 1 - 3 * where) * blinks + HUM_UV * np.sin(2 * np.pi * HUM_HZ * t)
    return out


def height_at(person: Person, mood: Mood, channel: str) -> float:
    """Return the planted alpha height of a channel, in decibels over the background."""
    return person.alpha_height_db + mood.alpha_change_db + HEIGHT_SLOPE_DB * (place(channel) - 0.5)


def write_edf(path: Path, signals: Array, channels: Sequence[str], sfreq: int) -> None:
    """Write plain 16-bit EDF (Kemp et al. 1992) with data records of one second and no date."""
    half = 400.0
    count, records = len(channels), signals.shape[1] // sfreq
    fixed = [("0", 8), ("X X X X", 80), ("Startdate X X X synthetic", 80), ("01.01.85", 8), ("00.00.00", 8)]
    fixed += [(str(256 * (count + 1)), 8), ("", 44), (str(records), 8), ("1", 8), (str(count), 4)]
    columns = [([f"EEG {c}" for c in channels], 16), (["synthetic"] * count, 80), (["uV"] * count, 8)]
    columns += [([f"{-half:g}"] * count, 8), ([f"{half:g}"] * count, 8), (["-32768"] * count, 8)]
    columns += [(["32767"] * count, 8), ([""] * count, 80), ([str(sfreq)] * count, 8), ([""] * count, 32)]
    header = "".join(text.ljust(width) for text, width in fixed)
    header += "".join(text.ljust(width) for column, width in columns for text in column)
    digital = np.clip(np.round((signals + half) / (2 * half) * 65535 - 32768), -32768, 32767).astype("<i2")
    blocks = digital[:, : records * sfreq].reshape(count, records, sfreq).transpose(1, 0, 2)
    path.write_bytes(header.encode("ascii") + blocks.tobytes())


def write_brainvision(path: Path, signals: Array, channels: Sequence[str], sfreq: int) -> None:
    """Write a BrainVision triplet: header, 16-bit signals in tenths of a microvolt, markers."""
    text = [
        "Brain Vision Data Exchange Header File Version 1.0",
        "; synthetic: nobody was recorded",
        "[Common Infos]",
        "Codepage=UTF-8",
        f"DataFile={path.stem}.eeg",
        f"MarkerFile={path.stem}.vmrk",
        "DataFormat=BINARY",
        "DataOrientation=MULTIPLEXED",
        f"NumberOfChannels={len(channels)}",
        f"SamplingInterval={1e6 / sfreq:g}",
        "[Binary Infos]",
        "BinaryFormat=INT_16",
        "[Channel Infos]",
        *(f"Ch{i + 1}={c},,0.1,µV" for i, c in enumerate(channels)),
    ]
    marks = [
        "Brain Vision Data Exchange Marker File, Version 1.0",
        "[Common Infos]",
        "Codepage=UTF-8",
        f"DataFile={path.stem}.eeg",
        "[Marker Infos]",
        "Mk1=New Segment,,1,1,0",
    ]
    path.write_bytes("\r\n".join([*text, ""]).encode())
    path.with_suffix(".vmrk").write_bytes("\r\n".join([*marks, ""]).encode())
    path.with_suffix(".eeg").write_bytes(np.round(signals.T * 10).astype("<i2").tobytes())


def write_muse(path: Path, signals: Array, sfreq: int) -> None:
    """Write a CSV as muse-lsl does: 12-bit inputs around 30 microvolts, an open fifth input."""
    rng = np.random.default_rng([SEED, 99])
    step = 2000.0 / 4096
    aux = rng.normal(0.0, 40.0, (1, signals.shape[1]))
    rows = np.round(np.vstack([signals + 30.0, aux]) / step).T * step
    lines = ["timestamps,TP9,AF7,AF8,TP10,Right AUX"]
    lines += [f"{1.5e9 + i / sfreq:.3f}," + ",".join(f"{v:.3f}" for v in row) for i, row in enumerate(rows)]
    path.write_bytes("\n".join([*lines, ""]).encode())


def write_openbci(path: Path, signals: Array, sfreq: int) -> None:
    """Write text as version 6 of the OpenBCI GUI does for a Cyton, with large constant offsets."""
    names = [f"EXG Channel {i}" for i in range(8)] + [f"Accel Channel {i}" for i in range(3)]
    names += ["Not Used", *(f"Digital Channel {i}" for i in range(4)), "Not Used", "Digital Channel 4"]
    names += [*(f"Analog Channel {i}" for i in range(3)), "Timestamp", "Marker Channel", "Timestamp (Formatted)"]
    lines = [
        "%OpenBCI Raw EXG Data",
        "%Number of channels = 8",
        f"%Sample Rate = {sfreq} Hz",
        "%Board = OpenBCI_GUI$BoardCytonSerial",
        "Sample Index, " + ", ".join(names),
    ]
    offsets = np.linspace(-9000.0, 9000.0, 8)
    for i, row in enumerate((signals + offsets[:, None]).T):
        values = ", ".join(f"{v:.2f}" for v in row)
        ms = round(1000 * i / sfreq)
        clock = f"00:00:{ms // 1000:02d}.{ms % 1000:03d}"
        lines.append(f"{i % 256}, {values}, 0,0,1,0,0,0,0,0,0,0,0,0,0, {1500000000000 + ms},0, {clock}")
    path.write_bytes("\n".join([*lines, ""]).encode())


def make(folder: Path) -> None:
    """Write all samples and truth.json into a folder."""
    truth: dict[str, object] = {}

    def plant(file: str, who: str, how: str, channels: Sequence[str], sfreq: int, seconds: int) -> Array:
        person, mood = PEOPLE[who], MOODS[how]
        heights = [height_at(person, mood, c) for c in channels]
        truth[file] = {
            "person": who,
            "mood": how,
            "sfreq": sfreq,
            "seconds": seconds,
            "channels": list(channels),
            "alpha_hz": person.alpha_hz,
            "alpha_height_db": round(float(np.mean(heights)), 3),
            "exponent": person.exponent,
            "line_hz": HUM_HZ,
            **{k: v for k, v in asdict(mood).items() if k != "alpha_change_db"},
        }
        return simulate(person, mood, channels, sfreq, seconds, len(truth))

    for who in PEOPLE:
        for how in MOODS:
            name = f"{who}-{how}.edf"
            write_edf(folder / name, plant(name, who, how, POSITIONS_19, 128, 64), POSITIONS_19, 128)
    name = "person-one-single.edf"
    write_edf(folder / name, plant(name, "person-one", "calm", ["Fp1"], 512, 64), ["Fp1"], 512)
    name = "person-two-restless-brainvision.vhdr"
    write_brainvision(folder / name, plant(name, "person-two", "restless", POSITIONS_19, 128, 40), POSITIONS_19, 128)
    name = "person-one-calm-muse.csv"
    write_muse(folder / name, plant(name, "person-one", "calm", MUSE_4, 256, 36), 256)
    name = "person-two-calm-openbci.txt"
    write_openbci(folder / name, plant(name, "person-two", "calm", OPENBCI_8, 250, 30), 250)
    held = {"synthetic": True, "seed": SEED, "files": truth}
    (folder / "truth.json").write_bytes((json.dumps(held, indent=1) + "\n").encode())


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
