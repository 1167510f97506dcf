"""A take by a stream: what is recorded is what was streamed, and what is missing is marked and never made up."""

import time

import numpy as np
import pytest
from places import SAMPLES
from streams import MadeUp

from batik_gen import measure, read
from batik_gen.live.growing import Growing
from batik_gen.live.taking import Order, take
from batik_gen.live.values import Back, Contact, Countdown, Going, Grip, Lost
from batik_gen.live.writing import write_take
from batik_gen.values.errors import BadSettings, CannotWrite, NotEnoughEEG
from batik_gen.values.recording import Recording, Source

SHORT = Order(seconds=40.0, countdown_s=3, contact_s=10.0, patience_s=20.0)


@pytest.fixture(scope="module")
def calm() -> Recording:
    return read(SAMPLES / "person-one-calm.edf")


def run(source, order=SHORT):
    """Return all events of a take with the time of each, and the take."""
    events, steps = [], take(source, source.clock(), order)
    while True:
        try:
            event = next(steps)
            events.append((source.now, event))
        except StopIteration as ended:
            return events, ended.value


def alpha_of(recording):
    return next(each.value for each in measure(recording).features if each.name == "alpha_peak_hz")


def test_contact_countdown_and_rest_follow_each_other(calm):
    events, taken = run(MadeUp(calm))
    kinds = [type(event) for _, event in events]
    assert kinds == sorted(kinds, key=[Contact, Countdown, Going].index)
    assert [event.left_s for _, event in events if isinstance(event, Countdown)] == [3, 2, 1]
    assert taken.gaps == ()
    assert 40.0 <= taken.signals.shape[1] / calm.sfreq < 40.5


def test_the_rest_holds_the_very_samples_that_were_streamed(calm):
    _, taken = run(MadeUp(calm, jitter=0.1))
    count = taken.signals.shape[1]
    turned = np.concatenate([calm.signals, calm.signals], axis=1)
    starts = [n for n in range(calm.signals.shape[1]) if np.array_equal(turned[:, n : n + 8], taken.signals[:, :8])]
    assert len(starts) == 1
    assert np.array_equal(taken.signals, turned[:, starts[0] : starts[0] + count])


def test_a_device_that_is_pulled_out_is_noticed_within_two_seconds_and_joined_without_old_data(calm):
    events, taken = run(MadeUp(calm, gone=[(20.0, 29.0)]))
    lost = [at for at, event in events if isinstance(event, Lost)]
    back = [(at, event.missing_s) for at, event in events if isinstance(event, Back)]
    assert len(lost) == len(back) == 1
    assert 20.0 < lost[0] <= 22.0
    assert 29.0 <= back[0][0] < 29.5
    assert 8.5 < back[0][1] < 10.0
    ((start, stop),) = taken.gaps
    assert stop - start == pytest.approx(back[0][1], abs=0.01)
    at, until = round(start * calm.sfreq), round(stop * calm.sfreq)
    assert not taken.signals[:, at:until].any()
    # The whole rest was recorded all the same.
    assert taken.signals.shape[1] - (until - at) >= 40.0 * calm.sfreq


def test_what_the_air_holds_back_for_a_moment_is_not_missing(calm):
    events, taken = run(MadeUp(calm, held=[(20.0, 21.0)], jitter=0.05))
    assert not [event for _, event in events if isinstance(event, Lost | Back)]
    assert taken.gaps == ()


def test_samples_lost_on_the_way_are_a_gap_of_their_length(calm):
    _, taken = run(MadeUp(calm, missing=[(20.0, 21.0), (30.0, 30.1)]))
    assert [stop - start for start, stop in taken.gaps] == [pytest.approx(1.0, abs=0.01)]


@pytest.mark.parametrize("ending", [".edf", ".fif"])
def test_what_is_written_is_read_as_it_was_recorded(calm, tmp_path, ending):
    pytest.importorskip("edfio", reason="the extra 'live' is not installed")
    _, taken = run(MadeUp(calm, gone=[(25.0, 31.0)]))
    path = tmp_path / f"take{ending}"
    write_take(taken, path)
    back = read(path)
    assert back.channels == calm.channels
    assert {round(stop - start) for start, stop in back.gaps} == {round(taken.gaps[0][1] - taken.gaps[0][0])}
    count = min(back.signals.shape[1], taken.signals.shape[1])
    recorded = taken.signals[:, :count].any(axis=0)
    assert np.abs(back.signals[:, :count] - taken.signals[:, :count])[:, recorded].max() <= 0.06
    assert path.stat().st_mode & 0o777 == 0o600
    assert alpha_of(back) == pytest.approx(alpha_of(calm), abs=0.4)
    with pytest.raises(CannotWrite):
        write_take(taken, path)


def test_nothing_in_the_file_tells_when(calm, tmp_path):
    pytest.importorskip("edfio", reason="the extra 'live' is not installed")
    _, taken = run(MadeUp(calm))
    for name in ("a.edf", "b.edf"):
        write_take(taken, tmp_path / name)
    assert (tmp_path / "a.edf").read_bytes() == (tmp_path / "b.edf").read_bytes()
    assert b"01.01.85" in (tmp_path / "a.edf").read_bytes()[:256]


def test_electrodes_that_do_not_hold_are_told_each_with_its_reason():
    rate, seconds = 256.0, 60
    t = np.arange(int(rate * seconds)) / rate
    luck = np.random.default_rng(3)
    eeg = 12 * np.sin(2 * np.pi * 10 * t) + luck.normal(0, 6, t.size)
    signals = np.stack([
        eeg, np.zeros_like(t), eeg + 200 * np.sin(2 * np.pi * 50 * t), eeg + 400 * np.sign(np.sin(2 * np.pi * 0.7 * t)),
    ])  # fmt: skip
    held = Recording(signals, rate, ("TP9", "AF7", "AF8", "TP10"), Source("made up"))
    events, taken = run(MadeUp(held))
    seen = [event for _, event in events if isinstance(event, Contact)][-1]
    assert seen.grips == (Grip.GOOD, Grip.FLAT, Grip.HUM, Grip.MOVING)
    # It goes on with the one that holds, and the others are judged again when the file is read.
    assert taken.signals.shape[0] == 4


def test_a_headset_that_nobody_wears_gives_no_take():
    silent = Recording(np.zeros((4, 2560)), 256.0, ("TP9", "AF7", "AF8", "TP10"), Source("made up"))
    with pytest.raises(NotEnoughEEG, match="no electrode"):
        run(MadeUp(silent))


def test_a_stream_that_stays_away_too_early_gives_no_take(calm):
    with pytest.raises(NotEnoughEEG, match=r"only 1[0-9] s were recorded"):
        run(MadeUp(calm, gone=[(20.0, 999.0)]))


def test_a_stream_that_stays_away_late_leaves_what_was_recorded(calm):
    _, taken = run(MadeUp(calm, gone=[(35.0, 999.0)]))
    assert 25.0 < taken.signals.shape[1] / calm.sfreq < 32.0


def test_a_file_of_another_kind_is_refused(calm, tmp_path):
    _, taken = run(MadeUp(calm))
    with pytest.raises(BadSettings, match=r"\.edf or \.fif"):
        write_take(taken, tmp_path / "take.csv")


def test_the_cloth_grows_with_the_rest_and_never_holds_it_up(calm):
    """Each quarter of a minute it is drawn anew from all that is there; too little so far is no failure."""
    pytest.importorskip("edfio", reason="the extra 'live' is not installed")
    lengths = []

    def show(path):
        lengths.append(read(path).seconds)
        if len(lengths) == 1:
            raise NotEnoughEEG("too little so far")

    source = MadeUp(calm)
    with Growing(show, ".edf") as growing:
        for event in take(source, source.clock(), Order(seconds=62.0, countdown_s=0, contact_s=5.0)):
            if isinstance(event, Going):
                growing.offer(event.done_s, event.so_far)
                while growing.busy:
                    time.sleep(0.01)
    assert lengths == pytest.approx([15, 30, 45, 60], abs=1.6)


@pytest.mark.slow
def test_ten_minutes_with_all_that_happens_to_a_stream(calm, tmp_path):
    source = MadeUp(
        calm, gone=[(200.0, 230.0)], held=[(90.0, 91.0), (400.0, 401.2)], missing=[(300.0, 302.0)], jitter=0.1
    )
    events, taken = run(source, Order(seconds=600.0, countdown_s=3, contact_s=10.0))
    # Two seconds without a sample are told as well: nobody knows how many there will be.
    assert len([event for _, event in events if isinstance(event, Lost)]) == 2
    assert sorted(round(stop - start) for start, stop in taken.gaps) == [2, 30]
    write_take(taken, tmp_path / "take.edf")
    back = read(tmp_path / "take.edf")
    assert back.seconds == pytest.approx(632, abs=2)
    assert alpha_of(back) == pytest.approx(alpha_of(calm), abs=0.2)
