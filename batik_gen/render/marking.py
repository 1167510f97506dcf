"""What a picture file tells besides its pixels: size, resolution, colours, and the recipe."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from batik_gen.render.profile import srgb_profile
from batik_gen.version import __version__

TEXT_KEY = "batik-gen"
VERSION_KEY = "batik-gen-version"
DPI_KEY = "batik-gen-dpi"
PX_KEY = "batik-gen-px"
"""Keys of a PNG's texts; the last tells the size of the cloth's picture where the file shows more than it."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:batik="urn:batik-gen:1">
<batik:version>{version}</batik:version>
<batik:width>{width}</batik:width>
<batik:height>{height}</batik:height>
<batik:dpi>{dpi!r}</batik:dpi>
<batik:recipe>{recipe}</batik:recipe>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class Marking:
    """Hold what a picture file tells.

    Parameters
    ----------
    width, height
        Size in px.
    dpi
        Pixels per inch of cloth.
    recipe
        Text of the Design; empty to leave it out.
    """

    width: int
    height: int
    dpi: float
    recipe: str = ""

    @property
    def profile(self) -> bytes:
        """The ICC profile of sRGB."""
        return srgb_profile()

    def texts(self) -> list[tuple[str, str]]:
        """Return the texts of a PNG by their keys."""
        if not self.recipe:
            return [(VERSION_KEY, __version__)]
        # PNG itself keeps whole pixels a metre; to draw the same pixels again takes the exact figure.
        return [(VERSION_KEY, __version__), (TEXT_KEY, self.recipe), (DPI_KEY, repr(self.dpi))]

    def xmp(self) -> bytes:
        """Return the same as an XMP packet (ISO 16684-1), for every other format."""
        return _XMP.format(
            version=__version__, width=self.width, height=self.height, dpi=self.dpi, recipe=escape(self.recipe)
        ).encode("utf-8")


def from_xmp(packet: bytes) -> dict[str, str]:
    """Return what ``xmp`` wrote: version, width, height, dpi, recipe; empty if it is another's packet."""
    text = packet.decode("utf-8", "replace")
    return {key: unescape(value) for key, value in re.findall(r"<batik:(\w+)>(.*?)</batik:\1>", text, re.DOTALL)}
