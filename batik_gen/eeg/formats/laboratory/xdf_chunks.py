"""The chunks of an XDF file, walked over without reading them (XDF 1.0 specification, github.com/sccn/xdf)."""

from pathlib import Path

_MAGIC = b"XDF:"
_WIDTHS = (1, 4, 8)
_TAGS = range(1, 7)


def len_after_damage(path: Path) -> int:
    """Return how many bytes stand behind the first place that is no chunk; 0 where all of the file is sound."""
    size = path.stat().st_size
    with path.open("rb") as file:
        at = len(_MAGIC)
        while at < size:
            file.seek(at)
            head = file.read(11)
            width = head[0]
            begun = 1 + width
            if width not in _WIDTHS or len(head) < begun + 2:
                return size - at
            length = int.from_bytes(head[1:begun], "little")
            tag = int.from_bytes(head[begun : begun + 2], "little")
            if tag not in _TAGS or length < 2 or at + begun + length > size:
                return size - at
            at += begun + length
    return 0
