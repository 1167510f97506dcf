"""The work on a cloth as acts of a film: waxings, dips, scraping, boiling out, and what has been dyed by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from batik_gen.render.processes.table import find_process
from batik_gen.render.processes.working import Job, Kind, working_order
from batik_gen.values.cloth import Cloth

_WEIGHTS = {Kind.WAX: 1.0, Kind.DIP: 0.9, Kind.BRUSH: 0.8, Kind.SCRAPE: 0.7, Kind.BOIL: 1.5}
"""How long an act takes beside the others."""
_MOST_DIPS, _A_DIP_S = 3, 0.45
"""So many dips of one bath are shown one by one at most, each for several, and about how long one takes at least."""


@dataclass(frozen=True)
class Act:
    """Hold one act.

    Parameters
    ----------
    kind
        What is done.
    jobs
        Its jobs: several where one waxing after the other is laid, else one.
    before
        How much of each bath the cloth has taken when it begins, 0..1.
    dips
        How many dips are shown.
    """

    kind: Kind
    jobs: tuple[Job, ...]
    before: tuple[float, ...]
    dips: int = 1

    def taken(self, dip: int) -> tuple[float, ...]:
        """Return how much of each bath the cloth has taken after so many of the act's dips."""
        bath = self.jobs[0].bath
        if bath is None:
            return self.before
        return tuple(dip / self.dips if n == bath else share for n, share in enumerate(self.before))


def acts_of(cloth: Cloth, seconds: float = 0.0) -> tuple[Act, ...]:
    """Return the acts of a cloth in order.

    Parameters
    ----------
    cloth
        The cloth.
    seconds
        How long they take together: with little time fewer dips are shown.

    Raises
    ------
    UnknownName
        If its process is not declared.
    """
    dips = find_process(cloth.process, cloth.declaration).dips
    most = min(max(int(seconds / (_A_DIP_S * (2 + 2 * len(dips)))), 1), _MOST_DIPS)
    taken = (0.0,) * len(dips)
    acts: list[Act] = []
    for (kind, _), group in groupby(working_order(cloth), lambda job: (job.kind, None if _waxes(job) else id(job))):
        jobs = tuple(group)
        dye = jobs[0].dye
        acts.append(Act(kind, jobs, taken, min(dye.dips, most) if dye is not None else 1))
        taken = acts[-1].taken(acts[-1].dips)
    return tuple(acts)


def _waxes(job: Job) -> bool:
    return job.kind is Kind.WAX


def parted(acts: Sequence[Act]) -> tuple[Act | None, tuple[Act, ...]]:
    """Return the first waxing, and all acts but it, in order."""
    first = next((act for act in acts if act.kind is Kind.WAX), None)
    return first, tuple(act for act in acts if act is not first)


def lasting(acts: Sequence[Act]) -> tuple[tuple[float, float], ...]:
    """Return for each act the moments 0..1 of a scene between which it is done."""
    weights = [_WEIGHTS[act.kind] * (1.0 + 0.35 * (act.dips - 1)) for act in acts]
    ends = [reached / sum(weights) for reached in accumulate(weights)]
    return tuple(zip([0.0, *ends[:-1]], ends, strict=True))
