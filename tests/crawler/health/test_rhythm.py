"""Silent outlets are told from slow ones; the rates of both errors are measured on simulations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.health.own_clock import OwnClock, week_of
from crawler.health.rhythm import LONGER_THAN_EVER, allowed_turns, rhythm_of
from crawler.health.watched import Span, watched
from tools.silence import KINDS, Kind, arrivals_of, false_alarms, heard_after, judged

MONDAY = datetime(2031, 1, 6, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
# The most that a simulated outlet of each kind may take until it is called silent, in days.
HEARD = {
    "hourly agency": 0.5,
    "by chance, 20 a day": 2,
    "by chance, 1 in 2 days": 16,
    "silent at night": 2,
    "working days only": 9,
    "weekly, on Thursdays": 28,
    "weekly, on some weekday": 35,
    "in bursts": 15,
}
gaps_of_hours = st.lists(st.floats(1, 100), min_size=6, max_size=40)


def at_gaps(hours: list[float]) -> list[datetime]:
    times = [MONDAY]
    for each in hours:
        times.append(times[-1] + each * HOUR)
    return times


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_outlet_that_goes_on_is_hardly_ever_called_silent(kind: Kind) -> None:
    days = 45 if len(arrivals_of(kind, 0, 14)) > 70 else 210
    alarms, _ = false_alarms(kind, 1, days)
    assert alarms <= 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_outlet_that_stopped_is_called_silent_within_a_few_of_its_gaps(kind: Kind) -> None:
    waited, _ = heard_after(kind, 1)
    assert waited < HEARD[kind.name] * DAY


def test_a_night_without_news_is_no_silence_but_a_day_without_is() -> None:
    nightly = next(kind for kind in KINDS if kind.name == "silent at night")
    arrivals = arrivals_of(nightly, 2, 91)
    night = arrivals[-1] + 7 * HOUR
    day = arrivals[-1] + 20 * HOUR
    early, late = judged(arrivals, night), judged(arrivals, day)
    assert early is not None
    assert late is not None
    assert not early.is_silent
    assert late.is_silent
    assert early.turns < late.turns / 2


@given(gaps_of_hours, st.floats(1, 500), st.floats(0, 500))
def test_all_the_time_that_was_watched_since_the_last_news_counts(
    hours: list[float], waited: float, more: float
) -> None:
    arrivals = at_gaps(hours)
    first = rhythm_of(arrivals, [Span(MONDAY, arrivals[-1] + waited * HOUR + 2 * WEEK)])
    then = rhythm_of(arrivals, [Span(MONDAY, arrivals[-1] + (waited + more) * HOUR + 2 * WEEK)])
    assert first is not None
    assert then is not None
    assert then.waited - first.waited == pytest.approx(more * HOUR, abs=timedelta(seconds=1))


@given(gaps_of_hours, st.integers(1, 500))
def test_whole_weeks_later_the_verdict_is_the_same(hours: list[float], weeks: int) -> None:
    arrivals = at_gaps(hours)
    end = arrivals[-1] + 2 * WEEK
    moved = [each + weeks * WEEK for each in arrivals]
    now = rhythm_of(arrivals, [Span(MONDAY, end)])
    later = rhythm_of(moved, [Span(MONDAY + weeks * WEEK, end + weeks * WEEK)])
    assert now is not None
    assert later is not None
    assert later.turns == pytest.approx(now.turns)
    assert later.allowed == pytest.approx(now.allowed)


@given(st.lists(st.floats(0, 20), min_size=5, max_size=49), st.integers(1, 5000))
def test_a_gap_as_long_as_one_that_was_is_always_allowed(gaps: list[float], hours: int) -> None:
    assert allowed_turns(gaps, hours * HOUR) >= LONGER_THAN_EVER * max(gaps)


def test_one_silence_of_the_past_does_not_hide_the_next() -> None:
    usual = [1.0] * 99
    assert allowed_turns([*usual, 50.0], HOUR) == allowed_turns([*usual, 1.0], HOUR)


def test_what_comes_within_ten_minutes_is_one_arrival() -> None:
    arrivals = at_gaps([24.0] * 20)
    feeds = [each + timedelta(minutes=more) for each in arrivals for more in (0, 3, 9)]
    spans = [Span(MONDAY, arrivals[-1] + DAY)]
    one, several = rhythm_of(arrivals, spans), rhythm_of(feeds, spans)
    assert one == several


def test_with_little_history_nothing_is_said() -> None:
    few = at_gaps([48.0] * 5)
    assert rhythm_of(few[:5], [Span(MONDAY, MONDAY + 4 * WEEK)]) is None
    assert rhythm_of(few, [Span(MONDAY, MONDAY + 13 * DAY)]) is None
    assert rhythm_of(few, [Span(MONDAY, MONDAY + 4 * WEEK)]) is not None
    assert rhythm_of([], []) is None


def test_time_that_nobody_watched_does_not_count() -> None:
    arrivals = at_gaps([6.0] * 80)
    end = arrivals[-1] + 10 * DAY
    off = rhythm_of(arrivals, [Span(MONDAY, arrivals[-1] + HOUR), Span(end - HOUR, end)])
    on = rhythm_of(arrivals, [Span(MONDAY, end)])
    assert off is not None
    assert on is not None
    assert off.waited == 2 * HOUR
    assert not off.is_silent
    assert on.is_silent


def test_a_look_tells_of_the_day_before_it() -> None:
    looks = [Span(MONDAY + day * DAY, MONDAY + day * DAY + HOUR) for day in (5, 0, 1)]
    spans = watched(looks, DAY, MONDAY, MONDAY + 9 * DAY)
    assert spans == [
        Span(MONDAY, MONDAY + DAY + HOUR),
        Span(MONDAY + 4 * DAY, MONDAY + 5 * DAY + HOUR),
    ]
    assert watched(looks, DAY, MONDAY + 9 * DAY, MONDAY + 10 * DAY) == []


@given(st.lists(st.integers(0, 24 * 60 * 20), min_size=1, max_size=30))
def test_an_even_clock_tells_the_hours_that_were_watched(minutes: list[int]) -> None:
    spans = [Span(MONDAY, MONDAY + 20 * DAY + timedelta(minutes=7))]
    clock = OwnClock(spans)
    for each in minutes:
        assert clock.tells(MONDAY + timedelta(minutes=each)) == pytest.approx(each / 60)
    assert clock.tells(MONDAY - DAY) == 0
    assert clock.tells(MONDAY + 99 * DAY) == pytest.approx(20 * 24 + 7 / 60)


def test_the_clock_runs_fast_when_the_outlet_has_news_and_hardly_when_it_never_has() -> None:
    spans = [Span(MONDAY, MONDAY + 13 * WEEK)]
    arrivals = [MONDAY + week * WEEK + 3 * DAY + 9 * HOUR for week in range(13)]
    week = week_of(arrivals, spans)
    thursday = (MONDAY + 3 * DAY + 9 * HOUR).timestamp()
    sunday = (MONDAY + 6 * DAY + 21 * HOUR).timestamp()
    assert week.pace(thursday) > 20
    assert week.pace(sunday) < 0.3
