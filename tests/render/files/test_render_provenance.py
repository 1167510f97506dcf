"""Every file tells how it came to be, in the words that newsrooms and platforms look for."""

import pypdfium2
import pytest
from PIL import Image
from render_cloths import busy_cloth

from batik_gen import dye, save

# As the IPTC writes it; not taken from the program, which may be wrong.
SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia"
WORDS = f"<Iptc4xmpExt:DigitalSourceType>{SOURCE}</Iptc4xmpExt:DigitalSourceType>"


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "tif", "jxl"])
def test_a_picture_says_that_it_was_drawn_from_data(ending, tmp_path):
    if ending == "jxl":
        pytest.importorskip("pillow_jxl")
    path = tmp_path / f"cloth.{ending}"
    save(dye(busy_cloth(), dpi=60), path, recipe=False)
    with Image.open(path) as image:
        packet = image.info.get("xmp") or image.getexif().get(700)
    assert WORDS in packet.decode("utf-8")


def test_a_pdf_says_so_and_still_opens(tmp_path):
    path = tmp_path / "cloth.pdf"
    save(dye(busy_cloth(), dpi=60), path, recipe=False)
    assert len(pypdfium2.PdfDocument(path)) == 1
    assert WORDS.encode() in path.read_bytes()
