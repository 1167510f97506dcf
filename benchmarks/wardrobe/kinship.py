"""Same person, related cloth: do pictures keep the order in which Portraits lie apart?"""

from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from batik_gen import Portrait, design, measure, read
from batik_gen.eeg.portraits.distance import distance
from batik_gen.values.arrays import FloatArray
from batik_gen.values.features import PLACED
from benchmarks.evidence import RECORDINGS, table
from benchmarks.wardrobe.looks import SCALE, SIDE_MM, Look, look_at, used_to
from benchmarks.wardrobe.showing import plant, show

SEED = 1
_CROWD = 10


def portraits() -> dict[str, Portrait]:
    """Measure every recording of the persons."""
    paths = sorted((RECORDINGS / "persons").glob("person_*.*"))
    if not paths:
        raise SystemExit(
            f"kinship: found no recordings person_* in {RECORDINGS / 'persons'}; name the folder that holds 'persons' "
            "in BATIK_GEN_RECORDINGS"
        )
    return {_short(path): measure(read(path)) for path in paths}


def _short(path: Path) -> str:
    """Return a letter for the person and a number for the recording."""
    return path.stem.split("_")[1] + path.stem[-1]


def look(portrait: Portrait, family: str) -> Look:
    """Draw a family for a Portrait and look at it."""
    return look_at(show(design(portrait, motif=family, size_mm=(SIDE_MM, SIDE_MM), seed=SEED), SCALE))


def pictures_apart(people: dict[str, Portrait], family: str) -> list[float]:
    """Return the distance of the pictures of each pair of Portraits, in units of what random people do."""
    rng = np.random.default_rng(SEED)
    crowd = [plant({name: float(rng.uniform(0, 100)) for name in PLACED}, seed) for seed in range(_CROWD)]
    eye = used_to([look(one, family) for one in crowd])
    looks = [look(portrait, family) for portrait in people.values()]
    return [eye.between(a, b) for a, b in combinations(looks, 2)]


def report(names: list[str], jobs: int) -> str:
    """Return the section on kinship: each family alone, and the mean of their distances."""
    people = portraits()
    pairs = list(combinations(people, 2))
    told = np.array([distance(people[a], people[b]).value for a, b in pairs])
    with ProcessPoolExecutor(jobs) as pool:
        found = pool.map(pictures_apart, [people] * len(names), names)
        by_family = {name: np.array(apart) for name, apart in zip(names, found, strict=True)}
    together = np.mean([d / d.mean() for d in by_family.values()], axis=0)
    rows = [[name, f"{_order(told, d):.2f}", *_kin(pairs, d)] for name, d in by_family.items()]
    rows.append(["together", f"{_order(told, together):.2f}", *_kin(pairs, together)])
    return table(["family", "Spearman with the distance of Portraits", "same person, median", "others, median"], rows)


def _order(told: FloatArray, shown: FloatArray) -> float:
    return float(spearmanr(told, shown).statistic)


def _kin(pairs: list[tuple[str, str]], d: FloatArray) -> list[str]:
    same = np.array([a[0] == b[0] for a, b in pairs])
    return [f"{np.median(d[same]):.2f}", f"{np.median(d[~same]):.2f}"]
