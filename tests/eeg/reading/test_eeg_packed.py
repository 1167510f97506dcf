"""Every format reads the same inside an archive; the fixtures are the synthetic ones of the format tests."""

import gzip
import zipfile
from pathlib import Path
from types import ModuleType

import made_binary
import made_text
import numpy as np
import pytest
from made_text import Kind, Plant

from batik_gen.eeg.reading.read import read

PACKED = (b"\x1f\x8b", b"PK")
KINDS = (*made_binary.KINDS, *made_text.KINDS)


@pytest.fixture(scope="module")
def signals(maker: ModuleType) -> dict[float, np.ndarray]:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    rates = sorted({kind.sfreq for kind in KINDS})
    return {r: maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], r, 6, stream=3) for r in rates}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_packed_recording_is_the_same(kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    for package in kind.needs:
        pytest.importorskip(package)
    folder = tmp_path / "made"
    folder.mkdir()
    path = kind.make(folder, signals[kind.sfreq], Plant())
    want = read(path, **kind.told)
    parts = [part for part in folder.rglob("*") if part.is_file()]
    if path.read_bytes().startswith(PACKED):
        pytest.skip("packed by its maker")
    packed = tmp_path / "sent.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.write(part, f"from me/{part.relative_to(folder)}")
    assert read(packed, **kind.told) == want
    if len(parts) == 1:
        alone = tmp_path / f"{path.name}.gz"
        alone.write_bytes(gzip.compress(path.read_bytes()))
        assert read(alone, **kind.told) == want
