"""Nothing of the person leaves the recording: no name, no date, no folder."""

import re
import zlib
from pathlib import Path

import cli_edf as edf
from cli_command import SMALL, Command, files_in

PLANTED = {
    "patient": "QZ-4711 F 02-AUG-1951 Wilhelmina_Quatsch",
    "recording": "Startdate 13-JUL-2019 QX-99 Doktor_Zwetschge Geraet_Nr_88",
    "date": "13.07.19",
}
WORDS = ("4711", "1951", "Wilhelmina", "Quatsch", "2019", "13.07.19", "QX-99", "Zwetschge", "Geraet", "Fuehler")


def _all_text(content: bytes) -> bytes:
    """Return a file's bytes, with what PNG packs into text chunks unpacked beside them."""
    unpacked = b""
    at = content.find(b"zTXt")
    while at >= 0:
        start = content.index(b"\0", at) + 2
        unpacked += zlib.decompressobj().decompress(content[start:])
        at = content.find(b"zTXt", at + 4)
    return content + unpacked


def test_no_output_names_the_person_or_the_folder(batik: Command, tmp_path: Path) -> None:
    folder = tmp_path / "Klinik-Abendrot"
    folder.mkdir()
    held = bytearray(edf.with_fields(**PLANTED))
    marked = edf.with_transducers("Fuehler von Wilhelmina Quatsch")
    count = int(held[252:256])
    held[256 + 16 * count : 256 + 96 * count] = marked[256 + 16 * count : 256 + 96 * count]
    recording = edf.write(folder / "rec.edf", bytes(held))
    said = [
        batik("make", recording, *SMALL, "--legend"),
        batik("read", recording),
        batik("read", "--json", recording),
        batik("redraw", "output/rec.png", "-o", "again.png"),
        batik("draw", "output/rec.design.toml", "-o", "drawn.png", "--px", "100x100"),
        batik("make", recording, "-o", "output", *SMALL),
        batik("make", folder / "gone.edf", *SMALL),
    ]
    assert [ended.code for ended in said] == [0, 0, 0, 0, 0, 1, 3]
    terminal = "".join(ended.out + ended.err for ended in said).encode()
    written = {name: content for name, content in files_in(tmp_path).items() if not name.startswith(folder.name)}
    assert len(written) == 7
    for content in (terminal, *map(_all_text, written.values())):
        for word in (*WORDS, folder.name, str(tmp_path)):
            # A year may stand among the digits of a measured number, as in 2.51951.
            found = re.search(rb"(?<![0-9])%b(?![0-9])" % re.escape(word.encode()), content)
            assert found is None, word
