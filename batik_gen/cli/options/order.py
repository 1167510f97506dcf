"""What was asked of ``batik-gen make``, the same for every recording."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from batik_gen.cli.options.cloth_parts import Cut
from batik_gen.cli.options.measuring import Wishes
from batik_gen.cli.options.printing import Printing
from batik_gen.cli.options.sizes import Dimensions


@dataclass(frozen=True)
class Order:
    """Hold what was asked for, the same for every recording."""

    motif: str
    variant: str
    process: str | None
    format: Dimensions
    seed: int
    mapping: Path | None
    values: dict[str, float]
    locked: tuple[str, ...]
    cut: Cut
    wishes: Wishes
    lang: str
    jobs: int
    force: bool
    reading: dict[str, Any]
    ending: str
    printing: Printing
