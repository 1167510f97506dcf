"""A campaign on a cluster of two processes: as on one machine, also where one of them is killed."""

import os
import shutil
import signal
import threading

import pytest
from campaign_makers import output, slow_maker_of

from batik_gen.campaign.running.events import Ended
from batik_gen.values.errors import BadValue

distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes with a scheduler."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as held:
        yield held


def test_a_killed_worker_costs_a_run_on_a_cluster_nothing(campaign, go, cluster, tmp_path_factory):
    whole = tmp_path_factory.mktemp("whole") / "campaign"
    shutil.copytree(campaign, whole)
    go(whole, maker_of=slow_maker_of)
    killing = threading.Timer(2.0, os.kill, (cluster.workers[0].pid, signal.SIGKILL))
    killing.start()
    events = go(campaign, cluster=cluster.scheduler_address, maker_of=slow_maker_of)
    killing.cancel()
    assert events[-1] == Ended(7, 0, False)
    assert output(campaign) == output(whole)


def test_a_second_run_on_a_cluster_has_nothing_to_do(campaign, go, cluster):
    go(campaign, cluster=cluster.scheduler_address)
    assert go(campaign, cluster=cluster.scheduler_address)[-1] == Ended(0, 0, False)


def test_an_address_where_nobody_answers_is_told(campaign, go, monkeypatch):
    from batik_gen.campaign.running import cluster as dask

    monkeypatch.setattr(dask, "_PATIENCE_S", 1)
    with pytest.raises(BadValue, match="no Dask scheduler answers"):
        go(campaign, cluster="tcp://127.0.0.1:9")
