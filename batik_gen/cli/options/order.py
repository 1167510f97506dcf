"""What was asked of ``batik-gen make``, the same for every recording."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from batik_gen.cli.options.cloth_parts import Cut
from batik_gen.cli.options.measuring import MeasuringOptions
from batik_gen.cli.options.printing import Printing
from batik_gen.cli.options.process import ProcessChoice
from batik_gen.cli.options.sizes import Dimensions
from batik_gen.legend.kinds import LegendKind
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from batik_gen.values.design import Naming


@dataclass(frozen=True)
class Order:
    """Hold what was asked for, the same for every recording."""

    motif: str
    variant: str
    process: ProcessChoice
    format: Dimensions
    seed: int
    mapping: Path | None
    voice: float
    values: dict[str, float]
    locked: tuple[str, ...]
    cut: Cut
    wishes: MeasuringOptions
    lang: str
    jobs: int
    force: bool
    skip: bool
    legend: LegendKind
    sheet: str | None
    verbose: bool
    reading: Reading
    ending: str
    printing: Printing
    naming: "Naming"
    whisper: bool
