"""A campaign of four people with short recordings, and a run of it."""

import shutil
from dataclasses import replace

import pytest
from campaign_makers import maker_of
from campaigns import KNOWN, TODAY, person, write_campaign
from cli_short import SHORT

from batik_gen.campaign.plan.plan_of import read_plan, texts_of
from batik_gen.campaign.running.run import Order, run


@pytest.fixture
def campaign(tmp_path):
    """Four people: two who allow all, one who does not want to be shown, one who signed nothing."""
    samples = sorted(SHORT.glob("*.edf"))
    for number in range(1, 5):
        shutil.copy(samples[number % len(samples)], tmp_path / f"rec-{number}.edf")
    rows = [person(1), person(2, lang="id"), person(3, show="no"), {"id": "K7P3QX04", "file": "rec-4.edf"}]
    return write_campaign(tmp_path, rows)


@pytest.fixture
def go():
    """Run a campaign and return what happened."""

    def start(folder, today=TODAY, **more):
        plan = read_plan(folder, KNOWN, today, "en")
        return list(run(plan, replace(Order(today, maker_of), **more), texts_of(plan)))

    return start
