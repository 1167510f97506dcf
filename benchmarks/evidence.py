"""What the scripts of evidence share: simulated recordings, tables, a place in docs/measuring.md."""

import importlib.util
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "measuring.md"
RECORDINGS = Path(os.environ.get("BATIK_GEN_RECORDINGS", ROOT.parent / "shared" / "recordings"))


def maker() -> Any:
    """Return samples/make_samples.py as a module, with places for the 10-10 system."""
    spec = importlib.util.spec_from_file_location("make_samples", ROOT / "samples" / "make_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    sys.modules["make_samples"] = module
    spec.loader.exec_module(module)
    module.PLACE |= {"FT": 0.38, "FC": 0.38, "CP": 0.62, "PO": 0.88, "I": 1.0}
    return module


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def tell(section: str, text: str, document: Path = DOCUMENT) -> None:
    """Print a section and put it between its marks in the document."""
    print(text)
    held = document.read_text(encoding="utf-8")
    first, last = f"<!-- {section} -->", f"<!-- end of {section} -->"
    pattern = re.compile(re.escape(first) + ".*?" + re.escape(last), re.DOTALL)
    assert pattern.search(held), f"{document.name} has no place for {section}"
    document.write_text(pattern.sub(lambda _: f"{first}\n{text}\n{last}", held), encoding="utf-8")
