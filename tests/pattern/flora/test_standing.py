"""What stands near a foot is found as by looking at every place, also over the edges of a box that repeats."""

import numpy as np
import pytest

from batik_gen.pattern.flora.standing import Standing

BOX = (40.0, 26.0)


@pytest.mark.parametrize("reach", [1.0, 5.5, 14.0, 30.0])
@pytest.mark.parametrize("foot", [(0.1, 0.2), (39.9, 13.0), (-7.0, 60.0), (20.0, 25.999)])
def test_it_finds_what_looking_at_all_finds(reach, foot):
    luck = np.random.default_rng(1)
    held, places = Standing(BOX), []
    for number in range(30):
        some = luck.uniform(0, 1, (number, 2)) * BOX
        held.add(some)
        places.append(some)
        if number % 7 == 0:
            held.about(np.array(foot), reach)
    every = np.concatenate(places)
    off = every - np.array(foot)
    off -= np.rint(off / BOX) * BOX
    wanted = off[(np.abs(off) < reach).all(axis=1)]
    found = held.about(np.array(foot), reach)
    assert sorted(map(tuple, found.tolist())) == sorted(map(tuple, wanted.tolist()))
    assert len(held) == len(every)
    assert np.array_equal(held.all, every)
