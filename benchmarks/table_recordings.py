"""Read and measure a folder of real recordings and write the table of docs/reading.md.

The published shares stand in the folder's own README.md: band power over 1-45 Hz,
Welch spectra of four seconds, median over channels, nothing cleaned. The same is
computed here from what was read, beside the shares after cleaning.

    python benchmarks/table_recordings.py FOLDER [docs/reading.md]
"""

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen import BandLog, BatikGenError, Recording, measure, read
from batik_gen.values.arrays import FloatArray
from batik_gen.values.portrait import BANDS, Portrait

BY_HAND: dict[str, dict[str, Any]] = {
    "emotiv_epoc_eye_state.csv": {"device": "epoc"},
    "muse_headerless_relax.csv": {"sfreq": 256.0, "channels": ("TP9", "AF7", "AF8", "TP10")},
}
"""What two tables do not tell, as a user would add it."""
PARTS = (".eeg", ".vmrk", ".fdt", ".md")
WILD = 300.0
"""Single samples so many times over the middle amplitude are spikes of the transmission."""
MARKS = ("<!-- recordings: written by benchmarks/table_recordings.py -->", "<!-- end of recordings -->")


def plain_shares(recording: Recording) -> FloatArray:
    """Return shares of delta to gamma as the folder's README has them; only single wild samples are bridged."""
    from scipy.signal import welch

    x = recording.signals - np.median(recording.signals, axis=1, keepdims=True)
    wild = (np.abs(x) > WILD * np.median(np.abs(x), axis=1, keepdims=True)).any(axis=0)
    if 0 < wild.sum() < 10:
        at = np.arange(x.shape[1])
        x = np.array([np.interp(at, at[~wild], channel[~wild]) for channel in x])
    freqs, power = welch(x, recording.sfreq, nperseg=min(x.shape[1], int(4 * recording.sfreq)))
    bands = [power[:, (freqs >= b.low) & (freqs < b.high)].sum(axis=1) for b in BANDS]
    return np.asarray(np.median(np.array(bands) / np.sum(bands, axis=0), axis=1))


def log_shares(log: BandLog) -> FloatArray:
    """Return shares of a band log: median over time, then over channels."""
    middle = np.nanmedian(log.powers, axis=0)
    return np.asarray(np.median(middle / middle.sum(axis=1, keepdims=True), axis=0))


def published(folder: Path) -> dict[str, FloatArray]:
    """Return the shares that the folder's README tells of each file."""
    found = re.finditer(
        r"^\| `([^`]+)`.*?d(\d\.\d+) t(\d\.\d+) a(\d\.\d+) b(\d\.\d+) g(\d\.\d+)",
        (folder / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {m[1]: np.array([float(m[i]) for i in range(2, 7)]) for m in found}


def digits(shares: FloatArray | None) -> str:
    """Return five shares in hundredths."""
    return "" if shares is None else " ".join(f".{min(99, round(100 * s)):02d}" for s in shares)


def portrait_shares(portrait: Portrait) -> FloatArray:
    """Return the shares of a Portrait; they are means over the channels that its norms have."""
    features = [portrait.feature(f"rel_{band.name}") for band in BANDS]
    return np.array([f.value if f and f.value is not None else np.nan for f in features])


def row(path: Path, said: FloatArray | None) -> str:
    """Return one line of the table."""
    try:
        recording = read(path, **BY_HAND.get(path.name, {}))
        shares = log_shares(recording) if isinstance(recording, BandLog) else plain_shares(recording)
        off = "" if said is None else f"{np.max(np.abs(shares - said)):.2f}"
        rate = f"{1 / recording.interval_s:g}" if isinstance(recording, BandLog) else f"{recording.sfreq:g}"
        source = recording.source.format + (f", {recording.source.device}" if recording.source.device else "")
        left = len(recording.dropped)
        channels = f"{len(recording.channels)}" + (f" ({left} left out)" if left else "")
        start = f"| `{path.name}` | {source} | {channels} | {rate} |"
    except BatikGenError as error:
        return f"| `{path.name}` | refused | | | | | | | | {error} |"
    try:
        portrait = measure(recording)
    except BatikGenError as error:
        return f"{start} | {digits(shares)} | {digits(said)} | {off} | | {error} |"
    clean = f"{portrait.quality.clean_s:.0f} of {portrait.quality.given_s:.0f}"
    notes = "; ".join(recording.notes)
    return (
        f"{start} {clean} | {digits(shares)} | {digits(said)} | {off} | {digits(portrait_shares(portrait))} | {notes} |"
    )


def main() -> int:
    """Print the table, and put it between the marks of a document where one is named."""
    folder = Path(sys.argv[1])
    said = published(folder)
    paths = [p for p in sorted(folder.iterdir()) + sorted((folder / "persons").glob("*")) if p.is_file()]
    head = "| file | format, device | channels | Hz | clean s | as read | published | off by | cleaned | told |"
    lines = [head, "|---|---|---|---|---|---|---|---|---|---|"]
    lines += [row(path, said.get(path.name)) for path in paths if path.suffix not in PARTS]
    table = "\n".join(lines)
    print(table)
    if len(sys.argv) > 2:
        document = Path(sys.argv[2])
        text = document.read_text(encoding="utf-8")
        before, rest = text.split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        document.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
