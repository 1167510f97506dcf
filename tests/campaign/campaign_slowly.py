"""Run a campaign in a process of its own, slowly, so that it can be ended in the middle: FOLDER JOBS."""

import sys
from pathlib import Path

from campaign_makers import slow_maker_of
from campaigns import KNOWN, TODAY

from batik_gen.campaign.plan.plan_of import read_plan, texts_of
from batik_gen.campaign.running.run import Order, run

if __name__ == "__main__":
    plan = read_plan(Path(sys.argv[1]), KNOWN, TODAY, "en")
    for event in run(plan, Order(TODAY, slow_maker_of, int(sys.argv[2])), texts_of(plan)):
        print(event, flush=True)  # noqa: T201 - whoever started it reads along
