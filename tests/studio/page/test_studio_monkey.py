"""A monkey uses the page: nothing breaks, nothing grows, and the command shown still makes what is seen."""

import shlex
import shutil

import pytest
from asked_studio import CALM
from running_studio import browser, serving

from batik_gen.cli.app import run
from benchmarks.monkey import Watch, asking, keep, last_that_can_be, let_loose, memory_mb, prepare

MOST_ASKED = 60
"""Requests of one page that are on their way at once: a browser breaks off at some 1,300."""


@pytest.fixture(scope="module")
def chromium():
    with browser() as chromium:
        yield chromium


@pytest.mark.parametrize("actions", [120, pytest.param(10_000, marks=pytest.mark.slow)])
def test_whatever_is_pressed_nothing_breaks_and_the_command_tells_the_truth(chromium, tmp_path, monkeypatch, actions):
    shutil.copy(CALM, tmp_path / CALM.name)
    with serving(tmp_path, "--private", CALM.name) as (link, process):
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        watch = Watch(page)
        prepare(page, link)
        done = let_loose(page, actions)
        assert sorted(set(watch.wrong)) == [], done[-5:]
        assert len(set(done)) > actions / 20
        assert watch.most < MOST_ASKED
        if memory_mb(process.pid) == memory_mb(process.pid):
            assert memory_mb(process.pid) < 500
        look, told = last_that_can_be(page, asking(link))
        page.close()
        seen = keep(asking(link), look, told, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(told["command"])[1:]) == 0
    assert (tmp_path / "output" / "cloth.png").read_bytes() == seen.read_bytes()
