"""When runs are: laws that hold for any intervals, runs and sleeps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.rhythm import JITTER, LONGEST_S, MOST_JITTER_S, Rhythm, seconds_of

INTERVALS = st.floats(1, 100_000)
STARTS = st.floats(0, 1e9)
CHANCES = st.floats(0, 1)
# What a run takes, and how long the machine sleeps before the next, in intervals.
GAPS = st.lists(
    st.tuples(st.floats(0, 5), st.floats(0, 5) | st.just(0.0), CHANCES), min_size=1, max_size=40
)


def simulated(
    interval: float, start: float, gaps: list[tuple[float, float, float]]
) -> list[tuple[int, float, float]]:
    """What the loop does: the beat of each run, when it began and when it ended."""
    rhythm, done, now = Rhythm(interval, start), 0, start
    runs = []
    for took, slept, chance in gaps:
        began, now = now, now + took * interval
        runs.append((done, began, now))
        beat = rhythm.next(done, now, chance)
        now = max(beat.at, now + slept * interval)
        done = max(beat.number, rhythm.beat_at(now))
    return runs


@given(INTERVALS, STARTS, GAPS)
def test_no_beat_has_two_runs_and_no_run_is_before_its_beat(
    interval: float, start: float, gaps: list[tuple[float, float, float]]
) -> None:
    runs = simulated(interval, start, gaps)
    numbers = [number for number, _, _ in runs]
    assert all(first < second for first, second in pairwise(numbers))
    for number, began, _ in runs:
        assert began >= start + number * interval - 1e-6 * began


@given(INTERVALS, STARTS, GAPS)
def test_however_long_the_gap_one_run_makes_up_for_it_and_it_is_at_once(
    interval: float, start: float, gaps: list[tuple[float, float, float]]
) -> None:
    runs = simulated(interval, start, gaps)
    rhythm = Rhythm(interval, start)
    for (_, slept, _), (first, second) in zip(gaps, pairwise(runs), strict=False):
        number, _, ended = first
        if rhythm.beat_at(ended) > number:
            assert second[1] - ended == pytest.approx(slept * interval, abs=1e-5 * ended)


@given(INTERVALS, STARTS, st.lists(CHANCES, min_size=1, max_size=50))
def test_lateness_does_not_add_up(interval: float, start: float, chances: list[float]) -> None:
    runs = simulated(interval, start, [(0.01, 0.0, chance) for chance in chances])
    for number, began, _ in runs:
        late = began - (start + number * interval)
        assert -1e-6 * began <= late <= min(JITTER * interval, MOST_JITTER_S) + 1e-6 * began
    assert [number for number, _, _ in runs] == list(range(len(chances)))


@given(INTERVALS, STARTS, st.integers(0, 10_000))
def test_the_time_of_a_beat_is_that_beats(interval: float, start: float, number: int) -> None:
    rhythm = Rhythm(interval, start)
    assert rhythm.beat_at(start + number * interval) == number


def test_the_first_run_after_a_night_is_at_once_and_the_next_at_its_beat() -> None:
    rhythm, night = Rhythm(600, 0), 8 * 3600 + 100
    woken = rhythm.beat_at(night)
    assert woken == 48
    assert rhythm.next(woken, night + 20, 0.0).at == 49 * 600


def test_a_run_as_long_as_three_intervals_is_followed_by_one_run() -> None:
    rhythm = Rhythm(600, 0)
    beat = rhythm.next(0, 1900, 1.0)
    assert (beat.number, beat.at) == (3, 1900)
    assert rhythm.next(beat.number, 1950, 1.0).at == 2400 + MOST_JITTER_S


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("30s", 30), ("10m", 600), ("1h", 3600), ("1h30m", 5400), (" 2D ", 172_800), ("90m", 5400)],
)
def test_durations_are_read_as_they_are_written(written: str, seconds: int) -> None:
    assert seconds_of(written) == seconds


@pytest.mark.parametrize(
    "written",
    ["", "10", "0s", "-5m", "1.5h", "5m1h", "1w", "m", "32d", "10 m", "٣m", "9" * 30 + "s"],
)
def test_what_is_no_duration_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="write 30s, 10m, 1h or 1h30m"):
        seconds_of(written)


@given(st.integers(1, LONGEST_S))
def test_any_number_of_seconds_can_be_written(seconds: int) -> None:
    assert seconds_of(f"{seconds}s") == seconds
