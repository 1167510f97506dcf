"""What a picture file tells besides its pixels: size, resolution, colours, and the recipe."""

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, unescape

from batik_gen.render.picture.profile import srgb_profile
from batik_gen.version import __version__

TEXT_KEY = "batik-gen"
VERSION_KEY = "batik-gen-version"
DPI_KEY = "batik-gen-dpi"
TRIM_KEY = "batik-gen-trim"
PX_KEY = "batik-gen-px"
"""Keys of a PNG's texts; the last tells the size of the cloth's picture where the file shows more than it."""
XMP_KEY = "XML:com.adobe.xmp"
"""Key under which a PNG holds an XMP packet (XMP specification, part 3)."""
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia"
"""How every picture came to be, in the words of the IPTC: drawn from data by rules (docs/sources.md#provenance)."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:batik="urn:batik-gen:1" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
<Iptc4xmpExt:DigitalSourceType>{source}</Iptc4xmpExt:DigitalSourceType>
<batik:version>{version}</batik:version>
<batik:width>{width}</batik:width>
<batik:height>{height}</batik:height>
<batik:dpi>{dpi!r}</batik:dpi>{trim}{recipe}
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
    trim
        What is around the picture, as ``Trim.text`` puts it; empty where nothing is.
    margin, bleed
        Px from the file's edge to the trimmed picture, and px of those that are bleed.
    """

    width: int
    height: int
    dpi: float
    recipe: str = ""
    trim: str = ""
    margin: int = 0
    bleed: int = 0

    @property
    def profile(self) -> bytes:
        """The ICC profile of sRGB."""
        return srgb_profile()

    def texts(self) -> list[tuple[str, str]]:
        """Return the texts of a PNG by their keys."""
        # The recipe has a text of its own, so the packet goes without.
        packet = (XMP_KEY, replace(self, recipe="").xmp().decode("utf-8"))
        if not self.recipe:
            return [(VERSION_KEY, __version__), packet]
        # PNG itself keeps whole pixels a metre; to draw the same pixels again takes the exact figure.
        told = [(VERSION_KEY, __version__), packet, (TEXT_KEY, self.recipe), (DPI_KEY, repr(self.dpi))]
        return [*told, (TRIM_KEY, self.trim), (PX_KEY, "{}x{}".format(*self.inner_px))] if self.trim else told

    @property
    def inner_px(self) -> tuple[int, int]:
        """Size of the picture after trimming."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin

    def xmp(self) -> bytes:
        """Return the same as an XMP packet (ISO 16684-1), for every other format."""
        return _XMP.format(
            source=SOURCE_TYPE,
            version=__version__,
            width=self.inner_px[0],
            height=self.inner_px[1],
            dpi=self.dpi,
            trim=f"\n<batik:trim>{escape(self.trim)}</batik:trim>" if self.trim else "",
            recipe=f"\n<batik:recipe>{escape(self.recipe)}</batik:recipe>" if self.recipe else "",
        ).encode("utf-8")


def carried(text: str, recipe: bool | str) -> str:
    """Return the recipe that a file shall carry: this one, another that stands in its place, or none."""
    if isinstance(recipe, str):
        return recipe
    return text if recipe else ""


def from_xmp(packet: bytes) -> dict[str, str]:
    """Return what ``xmp`` wrote: version, width, height, dpi, trim, recipe; empty if it is another's packet."""
    text = packet.decode("utf-8", "replace")
    told = {}
    # Each mark is looked for once, so that the time is linear in any packet.
    for key in ("version", "width", "height", "dpi", "trim", "recipe"):
        _, begun, rest = text.partition(f"<batik:{key}>")
        value, ended, _ = rest.partition(f"</batik:{key}>")
        if begun and ended:
            told[key] = unescape(value)
    return told
