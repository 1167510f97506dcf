"""What a PDF that reportlab sets tells of its making: the same packet that pictures carry."""

from typing import Any

from batik_gen.render.picture.marking import Marking


def tell_making(canvas: Any, marking: Marking) -> None:
    """Put the XMP packet of a picture into a PDF that is being set (ISO 32000-1, 14.3.2).

    Parameters
    ----------
    canvas
        reportlab's; of a document it is what its first page is handed.
    marking
        What shall be told.
    """
    from reportlab.pdfbase.pdfdoc import PDFName, PDFStream

    stream = PDFStream(content=marking.xmp(), filters=[])
    stream.dictionary.dict.update(Type=PDFName("Metadata"), Subtype=PDFName("XML"))
    document = canvas._doc
    document.Catalog.Metadata = document.Reference(stream, "BatikGenMaking")
