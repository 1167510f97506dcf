"""Faults in pages: letters, lines, labels, deliverables and what looks at them."""

from benchmarks.faults.fault import Fault

FAULTS = (
    Fault(
        "typesetting/contrast.py",
        "(high + 0.05) / (low + 0.05)",
        "(high + 0.5) / (low + 0.5)",
        "two greys pass for black and white",
        ("typesetting",),
    ),
    Fault(
        "typesetting/faces.py",
        '"kern": True',
        '"kern": False',
        "AVATAR has holes in it",
        ("typesetting",),
    ),
    Fault(
        "typesetting/breaking.py",
        "kept = word[0].isupper() and not begins",
        "kept = False",
        "a person's name is divided",
        ("typesetting",),
    ),
    Fault(
        "typesetting/breaking.py",
        "cost += _ALONE",
        "cost += 0.0",
        "one short word stands alone on the last line",
        ("typesetting",),
    ),
    Fault(
        "typesetting/logos.py",
        "gap = 2 * CLEAR",
        "gap = 0.0",
        "two logos touch",
        ("typesetting",),
    ),
    Fault(
        "render/picture/marking.py",
        "digitalsourcetype/dataDrivenMedia",
        "digitalsourcetype/digitalCapture",
        "a picture says it was photographed",
        ("render/files/test_render_provenance.py", "deliverables/makers"),
    ),
    Fault(
        "deliverables/composing/label.py",
        'top = px[1] - safe.bottom - tall if place != "centre"',
        'top = px[1] - tall if place != "centre"',
        "the label lies under the buttons",
        ("deliverables/composing",),
    ),
    Fault(
        "deliverables/composing/cloths.py",
        "light = colours[-1] if contrast(colours[-1], dark) >= LEAST else PAPER",
        "light = colours[1]",
        "words cannot be read on their plate",
        ("deliverables/composing",),
    ),
    Fault(
        "deliverables/composing/saying.py",
        "public=not shown.numbers",
        "public=False",
        "a measured number is on a card for the public",
        ("deliverables/makers/test_deliverables_papers.py",),
    ),
    Fault(
        "deliverables/composing/tiles.py",
        'mode="wrap"',
        'mode="edge"',
        "a texture shows its seam",
        ("deliverables/composing/test_deliverables_tiles.py",),
    ),
    Fault(
        "deliverables/makers/feed.py",
        "room = most - len(head) - len(foot) - 4",
        "room = most",
        "a long story pushes the line of diagnosis out of the caption",
        ("deliverables/makers/test_deliverables_screens.py",),
    ),
    Fault(
        "deliverables/makers/challenge_kit.py",
        "rim = (ICON_PX - ICON_SAFE_PX) // 2\n    cloth",
        "rim = 0\n    cloth",
        "an icon without its clear rim",
        ("deliverables/makers/test_deliverables_screens.py",),
    ),
    Fault(
        "deliverables/checking/platform.py",
        "if len(frames) >= MOST_FRAMES:",
        "if len(frames) > 10 * MOST_FRAMES:",
        "a sequence of too many frames passes",
        ("deliverables/checking",),
    ),
)
