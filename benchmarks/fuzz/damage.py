"""Ways to damage a file; the same generator gives the same damage."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from benchmarks.fuzz.structured import restated

Damage = Callable[[bytes, np.random.Generator], bytes]

EXTREMES = (0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**40, 2**63 - 1)
ABSURD = (
    "nan", "inf", "-inf", "-1", "0", "-0.0", "1e308", "1e400", "-1e400", "1e-320", "99999999999999999999", "1" * 5000,
    "0." + "3" * 5000, "", "x", '"', "'", "\x00", ";", "TP9", "true", "[]", "{}", "[1, 2]", '""', '"\\u0000"', "null",
    "1e9", "123456", "5000", "2020-01-01", "\x1b[2J\x1b]0;x\x07", "١٢", "1_000", "0x10", "1,5", "é", "../../x", "%s",
)  # fmt: skip
"""What stands where a number or a word stood."""
LONG = (
    "9" * 5000,
    "a." * 50_000,
    "[" * 50_000,
    "{" * 20_000,
    '"' * 9,
    "x" * 200_000,
    "\n" * 50_000,
    ",",
    "<a>" * 20_000,
)
_ENCODINGS = ("utf-16", "utf-16-be", "utf-8-sig", "cp037")
_PNG = b"\x89PNG\r\n\x1a\n"


def flip(content: bytes, rng: np.random.Generator) -> bytes:
    """Change up to 128 bytes, most of them near the beginning."""
    out, front = bytearray(content), _front(content, rng)
    for _ in range(int(2 ** rng.integers(0, 8))):
        out[int(rng.integers(front))] = int(rng.integers(256))
    return bytes(out)


def cut(content: bytes, rng: np.random.Generator) -> bytes:
    """Leave the end away."""
    return content[: int(rng.integers(len(content)))]


def lie(content: bytes, rng: np.random.Generator) -> bytes:
    """Put an extreme whole number anywhere."""
    out, front = bytearray(content), _front(content, rng)
    for _ in range(int(rng.integers(1, 4))):
        size = int(rng.choice([1, 2, 4, 8]))
        value = EXTREMES[int(rng.integers(len(EXTREMES)))] % 256**size
        at = int(rng.integers(max(1, front - size)))
        out[at : at + size] = value.to_bytes(size, "little" if rng.random() < 0.7 else "big")
    return bytes(out)


def field(content: bytes, rng: np.random.Generator) -> bytes:
    """Let a printed field say something absurd, in as many bytes as it had: headers of fixed width."""
    words = list(re.finditer(rb"[!-~]+ *", content[: _front(content, rng)]))
    if not words:
        return flip(content, rng)
    out = bytearray(content)
    for _ in range(int(rng.integers(1, 3))):
        a, b = words[int(rng.integers(len(words)))].span()
        out[a:b] = _one(rng, ABSURD).encode()[: b - a].ljust(b - a)
    return bytes(out)


def double(content: bytes, rng: np.random.Generator) -> bytes:
    """Repeat a piece."""
    a, b = sorted(int(v) for v in rng.integers(0, len(content), 2))
    return content[:a] + content[a : min(b, a + 65536)] + content[a:]


def remove(content: bytes, rng: np.random.Generator) -> bytes:
    """Take a piece out."""
    a = int(rng.integers(len(content)))
    return content[:a] + content[a + int(2 ** rng.integers(0, 14)) :]


def number(content: bytes, rng: np.random.Generator) -> bytes:
    """Put something absurd where up to three numbers stand."""
    head = content[: int(rng.choice([400, 4000, 40000]))]
    return _replace(content, list(re.finditer(rb"-?\d[\d.e+-]*", head)), rng)


def word(content: bytes, rng: np.random.Generator) -> bytes:
    """Put something absurd where up to three words or quoted texts stand."""
    head = content[: int(rng.choice([400, 4000, 40000]))]
    return _replace(content, list(re.finditer(rb'"[^"\n]*"|[A-Za-z_][\w-]*', head)), rng)


def long(content: bytes, rng: np.random.Generator) -> bytes:
    """Put a token of absurd length at a place between two words."""
    places = [m.start() for m in re.finditer(rb"\b", content[: _front(content, rng)])] or [0]
    at = places[int(rng.integers(len(places)))]
    return content[:at] + _one(rng, LONG).encode() + content[at:]


def lines(content: bytes, rng: np.random.Generator) -> bytes:
    """Double, drop, or exchange lines."""
    rows = content.split(b"\n")
    for _ in range(int(rng.integers(1, 4))):
        a, b = (int(v) for v in rng.integers(0, min(len(rows), 400), 2))
        turn = rng.random()
        if turn < 0.4:
            rows[a], rows[b] = rows[b], rows[a]
        elif turn < 0.7:
            rows.insert(a, rows[b])
        elif len(rows) > 1:
            del rows[a]
    return b"\n".join(rows)


def encode(content: bytes, rng: np.random.Generator) -> bytes:
    """Write the text in another encoding, or with other ends of lines."""
    text = content.decode("latin-1")
    if rng.random() < 0.3:
        return content.replace(b"\n", (b"\r", b"\r\n", b"\n\n", b"\x00")[int(rng.integers(4))])
    return text.encode(_one(rng, _ENCODINGS), "replace")


BINARY: tuple[Damage, ...] = (flip, flip, cut, lie, lie, field, field, double, remove, number, long)
TEXT: tuple[Damage, ...] = (number, number, number, word, word, long, lines, lines, flip, cut, encode, remove, double)


def damaged(content: bytes, rng: np.random.Generator, is_text: bool) -> tuple[str, bytes]:
    """Return what was done, and the damaged content; of packed files most often what is inside is damaged."""
    hows: list[str] = []

    def hurt(inside: bytes) -> bytes:
        text = restated(inside.decode("utf-8", "replace"), rng) if is_text and rng.random() < 0.7 else None
        if text is not None:
            hows.append("value")
            return text.encode("utf-8", "replace")
        for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
            if inside:
                does = (TEXT if is_text else BINARY)[int(rng.integers(len(TEXT if is_text else BINARY)))]
                hows.append(does.__name__)
                inside = does(inside, rng)
        return inside

    if rng.random() < 0.7:
        with suppress(OSError, EOFError, zlib.error, zipfile.BadZipFile):
            if content.startswith(b"\x1f\x8b"):
                inside = gzip.compress(hurt(gzip.decompress(content)), 1, mtime=0)
                return " ".join(("packed,", *hows)), inside
            if content.startswith(b"PK"):
                inside = _zipped(content, hurt)
                return " ".join(("packed,", *hows)), inside
            if content.startswith(_PNG):
                is_text = True
                inside = _chunks(content, rng, hurt)
                return " ".join(("chunk,", *hows)), inside
    out = hurt(content)
    return " ".join(hows), out


def _zipped(content: bytes, hurt: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), hurt(old.read(name)))
    return out.getvalue()


def _chunks(content: bytes, rng: np.random.Generator, hurt: Callable[[bytes], bytes]) -> bytes:
    """Damage one chunk of a PNG, most often a text, and give it the sum that fits."""
    out, at, chunks = bytearray(_PNG), len(_PNG), []
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + size]))
        at += size + 12
    texts = [i for i, (kind, _) in enumerate(chunks) if kind.endswith(b"TXt")]
    hit = int(rng.choice(texts)) if texts and rng.random() < 0.8 else int(rng.integers(len(chunks)))
    for i, (kind, body) in enumerate(chunks):
        if i == hit:
            key, mark, rest = body.partition(b"\x00")
            body = key + mark + hurt(rest) if kind.endswith(b"TXt") else hurt(body)
        out += len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
    return bytes(out)


def _replace(content: bytes, places: list[re.Match[bytes]], rng: np.random.Generator) -> bytes:
    out = bytearray(content)
    chosen = {int(i) for i in rng.integers(0, len(places), int(rng.integers(1, 4)))} if places else set()
    for i in sorted(chosen, reverse=True):
        a, b = places[i].span()
        out[a:b] = _one(rng, ABSURD).encode()
    return bytes(out)


def _front(content: bytes, rng: np.random.Generator) -> int:
    return int(min(len(content), rng.choice([64, 1024, 8192, len(content)])))


def _one(rng: np.random.Generator, of: tuple[str, ...]) -> str:
    return of[int(rng.integers(len(of)))]
