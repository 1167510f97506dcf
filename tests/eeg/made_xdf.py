"""XDF files with several streams, as LabRecorder writes them."""

import struct
from pathlib import Path

import numpy as np

LABELS = ("TP9", "AF7", "AF8", "TP10")
RATE = 256


def chunk(tag: int, content: bytes) -> bytes:
    return struct.pack("<BI", 4, len(content) + 2) + struct.pack("<H", tag) + content


def write_xdf(path: Path, streams: list[tuple[str, str, np.ndarray]]) -> Path:
    """Write streams of (name, type, channels x samples), each in chunks of 32 samples (XDF 1.0)."""
    out = b"XDF:" + chunk(1, b"<?xml version='1.0'?><info><version>1.0</version></info>")
    for number, (name, kind, x) in enumerate(streams, 1):
        channels = "".join(f"<channel><label>{n}</label><unit>microvolts</unit></channel>" for n in LABELS[: len(x)])
        info = (
            f"<?xml version='1.0'?><info><name>{name}</name><type>{kind}</type><channel_count>{len(x)}</channel_count>"
            f"<nominal_srate>{RATE}</nominal_srate><channel_format>float32</channel_format>"
            f"<desc><channels>{channels}</channels></desc></info>"
        )
        out += chunk(2, struct.pack("<I", number) + info.encode())
        for first in range(0, x.shape[1], 32):
            part = x[:, first : first + 32].T.astype("<f4")
            body = struct.pack("<IBI", number, 4, len(part))
            body += b"".join(
                struct.pack("<Bd", 8, 100.0 + (first + i) / RATE) + row.tobytes() for i, row in enumerate(part)
            )
            out += chunk(3, body)
        footer = f"<?xml version='1.0'?><info><sample_count>{x.shape[1]}</sample_count></info>"
        out += chunk(6, struct.pack("<I", number) + footer.encode())
    path.write_bytes(out)
    return path
