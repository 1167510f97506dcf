"""Writing a PDF that holds one picture at its true size (ISO 32000-1), streamed like a PNG."""

from collections.abc import Iterable
from typing import IO

from batik_gen.render.files.deflate import DeflatedPiece
from batik_gen.render.files.png import zlib_stream
from batik_gen.render.picture.marking import Marking

_LARGEST_PAGE = 14_400.0
"""Points a side beyond which readers want a larger unit (ISO 32000-1, annex C)."""


def write_pdf(file: IO[bytes], marking: Marking, pieces: Iterable[DeflatedPiece]) -> None:
    """Write a PDF of one page, exactly as large as the picture; pieces as ``png.pack`` made them.

    PNG's filters are among PDF's own (predictor 15), so the same packed bands serve both.
    """
    wide, tall = marking.width / marking.dpi * 72.0, marking.height / marking.dpi * 72.0
    unit = 1 + int(max(wide, tall) // _LARGEST_PAGE)
    wide, tall = wide / unit, tall / unit
    bigger = f"/UserUnit {unit} " if unit > 1 else ""
    version = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"
    file.write(version)
    out = _Objects(file, len(version))
    content = f"q {wide:.4f} 0 0 {tall:.4f} 0 0 cm /P Do Q".encode("ascii")
    media, bleed, trim = (
        f"[{inset:.4f} {inset:.4f} {wide - inset:.4f} {tall - inset:.4f}]"
        for inset in (px / marking.dpi * 72.0 / unit for px in (0, marking.margin - marking.bleed, marking.margin))
    )
    out.plain(1, "<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>")
    out.plain(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    out.plain(
        3,
        f"<< /Type /Page /Parent 2 0 R /MediaBox {media} /BleedBox {bleed} /TrimBox {trim} {bigger}"
        "/Contents 4 0 R /Resources << /XObject << /P 7 0 R >> >> >>",
    )
    out.stream(4, "", [content], 9)
    out.stream(5, "/N 3 /Alternate /DeviceRGB", [marking.profile], 10)
    out.stream(6, "/Type /Metadata /Subtype /XML", [marking.xmp()], 11)
    out.stream(
        7,
        f"/Type /XObject /Subtype /Image /Width {marking.width} /Height {marking.height} "
        "/ColorSpace [/ICCBased 5 0 R] /BitsPerComponent 8 /Filter /FlateDecode "
        f"/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {marking.width} >>",
        zlib_stream(pieces),
        8,
    )
    out.end()


class _Objects:
    """Write numbered objects and remember where each begins."""

    def __init__(self, file: IO[bytes], begin: int) -> None:
        self._file, self._at = file, begin
        self._where: dict[int, int] = {}

    def _write(self, data: bytes) -> int:
        self._file.write(data)
        self._at += len(data)
        return len(data)

    def plain(self, number: int, body: str) -> None:
        self._where[number] = self._at
        self._write(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii"))

    def stream(self, number: int, entries: str, parts: Iterable[bytes], length_number: int) -> None:
        """Write a stream whose length, known only at its end, is an object of its own."""
        self._where[number] = self._at
        self._write(f"{number} 0 obj\n<< {entries} /Length {length_number} 0 R >>\nstream\n".encode("ascii"))
        length = sum(self._write(part) for part in parts)
        self._write(b"\nendstream\nendobj\n")
        self.plain(length_number, str(length))

    def end(self) -> None:
        count, table = len(self._where) + 1, self._at
        lines = "".join(f"{self._where[number]:010d} 00000 n \n" for number in range(1, count))
        self._write(
            f"xref\n0 {count}\n0000000000 65535 f \n{lines}"
            f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode("ascii")
        )
