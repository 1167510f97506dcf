"""Sound recordings of every format, as the tests write them, and some that only a few devices write."""

import gzip
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks.fuzz.sound import Sound

ROOT = Path(__file__).parents[2]
SECONDS = 13
SLOW = ("ANT eego", "EEGLAB of MATLAB 7.3", "Curry", "EGI .mff")
"""Formats that are read in a process of their own."""
_EIGHT = ("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2")


def recordings() -> Iterator[Sound]:
    """Write a short recording of every kind."""
    sys.path[:0] = [str(ROOT / "tests" / "eeg"), str(ROOT / "samples")]
    binary, text, samples = map(import_module, ("made_binary", "made_text", "make_samples"))
    person, mood = samples.PEOPLE["person-one"], samples.MOODS["calm"]
    for kind in (*binary.KINDS, *text.KINDS):
        x = samples.simulate(
            person, mood, ["Fp1", "Fp2", "O1", "O2"], kind.sfreq, SECONDS if kind.sfreq < 512 else 22, stream=1
        )
        with tempfile.TemporaryDirectory() as name:
            main = kind.make(Path(name), x, text.Plant()).relative_to(name)
            files = {str(p.relative_to(name)): p.read_bytes() for p in Path(name).rglob("*") if p.is_file()}
        told = [word for key, value in kind.told.items() for word in (f"--{key}", _words(value))]
        yield _recording(kind.name, files, str(main), *told, slow=kind.name in SLOW)
    eight = samples.simulate(person, mood, list(_EIGHT), 250, SECONDS, stream=2)
    yield from _of_devices(np.round(eight, 2))


def _of_devices(x: np.ndarray) -> Iterator[Sound]:
    info = {"samplingRate": 250, "channelNames": list(_EIGHT)}
    epochs = [
        {"label": "raw", "data": x[:, a : a + 25].tolist(), "info": info | {"startTime": 1700000000000 + a * 4}}
        for a in range(0, x.shape[1], 25)
    ]
    yield _recording("Neurosity JSON", {"crown.json": json.dumps(epochs).encode()}, "crown.json")
    moves = "Accelerometer X,Accelerometer Y,Accelerometer Z,Gyroscope X,Gyroscope Y,Gyroscope Z"
    head = ",".join(f"EEG {i + 1}" for i in range(8)) + f",{moves},Battery Level,Counter,Validation Indicator"
    rows = [f"{_row(c)},.01,.02,.98,.1,{i % 7},.3,66.7,{i + 1},1" for i, c in enumerate(x.T)]
    yield _recording("Unicorn Recorder", {"unicorn.csv": "\n".join([head, *rows]).encode()}, "unicorn.csv")
    counts = np.round(x / (4.5 / 24 / (2**23 - 1) * 1e6)).astype(int) % 2**24
    rows = [f"{i % 256:02X}," + ",".join(f"{v:06X}" for v in c) for i, c in enumerate(counts.T)]
    card = "\r\n".join(["%START AT", "0000A3F2", *rows, "%STOP AT", "0001B5C1"])
    yield _recording("OpenBCI card", {"OBCI_09.TXT": card.encode()}, "OBCI_09.TXT")
    for packed in (False, True):
        out = io.BytesIO()
        import_module("scipy.io").savemat(
            out, {"data": x, "fs": 250, "labels": np.array(_EIGHT, object)}, do_compression=packed
        )
        yield _recording(f"MATLAB{', packed' if packed else ''}", {"rec.mat": out.getvalue()}, "rec.mat")
    lying = "\n".join(",".join([name, _row(c)]) for name, c in zip(_EIGHT, x, strict=True))
    yield _recording("table on its side", {"rec.csv": lying.encode()}, "rec.csv", "--sfreq", "250")
    edf = (ROOT / "samples" / "person-one-single.edf").read_bytes()
    yield _recording("EDF, packed", {"rec.edf.gz": gzip.compress(edf, 1, mtime=0)}, "rec.edf.gz")


def _recording(name: str, files: dict[str, bytes], main: str, *told: str, slow: bool = False) -> Sound:
    others = tuple(sorted(set(files) - {main}))
    return Sound("recording", name, files, (main, *others), (("read", main, *told),), slow)


def _row(values: np.ndarray) -> str:
    return ",".join(f"{v:.2f}" for v in values)


def _words(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
