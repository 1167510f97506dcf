"""How movements begin and end: with no jerk, and without any function that machines round differently."""


def eased(share: float) -> float:
    """Return a share 0..1 that begins and ends at rest, with no sudden change of force (6t⁵ - 15t⁴ + 10t³).

    The course of least jerk between two places at rest (docs/sources.md#film).
    """
    t = min(max(share, 0.0), 1.0)
    return t * t * t * (t * (6.0 * t - 15.0) + 10.0)


def steadied(share: float) -> float:
    """Return a share 0..1 that begins and ends at rest and is never faster than half as fast again (3t² - 2t³)."""
    t = min(max(share, 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


def within(at: float, begin: float, end: float) -> float:
    """Return how far a moment lies between two others, 0..1."""
    return min(max((at - begin) / (end - begin), 0.0), 1.0) if end > begin else float(at >= end)


def shown(at: float, begin: float, end: float, rise: float) -> float:
    """Return how much is to be seen of what comes at one moment and goes at another, each within ``rise``."""
    return eased(within(at, begin, begin + rise)) * (1.0 - eased(within(at, end - rise, end)))
