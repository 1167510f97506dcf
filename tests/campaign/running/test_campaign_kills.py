"""A run that is ended at any moment goes on when it is started again, and every file is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from campaign_makers import output, slow_maker_of
from places import TESTS

from benchmarks.campaign_kills import workers_of

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")


def begin(folder, jobs):
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(
        [sys.executable, str(TESTS / "campaign" / "campaign_slowly.py"), str(folder), str(jobs)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@posix_only
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_a_kill_the_run_goes_on_to_the_same_folder(campaign, go, tmp_path_factory, seed):
    whole = tmp_path_factory.mktemp("whole") / "campaign"
    shutil.copytree(campaign, whole)
    go(whole, maker_of=slow_maker_of)
    luck = random.Random(seed)
    killed = begin(campaign, 1)
    assert killed.stdout.readline().startswith("Began")
    time.sleep(luck.uniform(0.0, 1.5))
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    # Whatever has its name is whole already.
    for name, content in output(campaign).items():
        if "unfinished" not in name:
            assert content == output(whole)[name], name
    go(campaign, maker_of=slow_maker_of)
    assert output(campaign) == output(whole)


@posix_only
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_a_killed_process_of_many_costs_the_run_nothing(campaign, go, tmp_path_factory):
    whole = tmp_path_factory.mktemp("whole") / "campaign"
    shutil.copytree(campaign, whole)
    go(whole, maker_of=slow_maker_of)
    running = begin(campaign, 2)
    assert running.stdout.readline().startswith("Began")
    waited = time.monotonic()
    workers = []
    while not workers and time.monotonic() - waited < 60:
        workers = workers_of(running.pid)
        time.sleep(0.1)
    time.sleep(1.0)
    os.kill(workers[-1], signal.SIGKILL)
    told = running.communicate(timeout=120)[0]
    assert "Ended" in told
    go(campaign, maker_of=slow_maker_of)
    assert output(campaign) == output(whole)


@posix_only
def test_a_second_run_stops_while_the_first_is_at_work(campaign, go):
    first = begin(campaign, 1)
    assert first.stdout.readline().startswith("Began")
    assert "at work already" in begin(campaign, 1).communicate()[1]
    first.kill()
    first.wait()
    # The lock is gone with its process.
    assert go(campaign, maker_of=slow_maker_of)[-1].failed == 0
