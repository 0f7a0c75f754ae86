"""Measure how often the rhythm rule calls a lively outlet silent, and how soon it hears silence.

`python tools/silence.py [YEARS]` simulates outlets of different rhythms, each polled as the crawler
does (`crawler.schedule`), and prints a row a kind: false alarms an outlet and year, and how long
after an outlet stopped it is called silent, in hours and in its usual gaps. Everything is drawn
from fixed seeds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from crawler.health.rhythm import HISTORY, Rhythm, rhythm_of
from crawler.health.watched import Span
from crawler.schedule import Pace, next_interval

START = datetime(2031, 1, 6, tzinfo=UTC)
DAY = timedelta(days=1)
Publish = Callable[[random.Random, datetime], list[float]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of outlet: `publish` draws the hours of one day at which it has news."""

    name: str
    publish: Publish


def _chance(chance: random.Random, start: float, end: float, articles: float) -> list[float]:
    """A Poisson process within a day."""
    times, hour = [], start
    while (hour := hour + chance.expovariate(articles / (end - start))) < end:
        times.append(hour)
    return times


def _hourly(chance: random.Random, _: datetime) -> list[float]:
    return [hour + chance.uniform(0.0, 0.4) for hour in range(24)]


def _nightly(chance: random.Random, _: datetime) -> list[float]:
    return _chance(chance, 6, 23, 24)


def _working_days(chance: random.Random, day: datetime) -> list[float]:
    return _chance(chance, 7, 19, 8) if day.weekday() < 5 else []  # noqa: PLR2004 - Saturday


def _weekly(chance: random.Random, day: datetime) -> list[float]:
    return [9 + chance.uniform(0, 3)] if day.weekday() == 3 else []  # noqa: PLR2004 - Thursday


def _some_weekday(chance: random.Random, day: datetime) -> list[float]:
    """Once a week, on a weekday that differs from week to week."""
    weekday = random.Random(f"{day:%G %V}").randrange(5)  # noqa: S311 - a simulation
    return [8 + chance.uniform(0, 9)] if day.weekday() == weekday else []


def _bursts(chance: random.Random, _: datetime) -> list[float]:
    """Nothing on a third of the days, then several at once."""
    if chance.random() < 1 / 3:
        return []
    starts = _chance(chance, 0, 24, 2)
    return [start + chance.random() / 3 for start in starts for _ in range(chance.randint(1, 6))]


KINDS = (
    Kind("hourly agency", _hourly),
    Kind("by chance, 20 a day", lambda chance, _: _chance(chance, 0, 24, 20)),
    Kind("by chance, 1 in 2 days", lambda chance, _: _chance(chance, 0, 24, 0.5)),
    Kind("silent at night", _nightly),
    Kind("working days only", _working_days),
    Kind("weekly, on Thursdays", _weekly),
    Kind("weekly, on some weekday", _some_weekday),
    Kind("in bursts", _bursts),
)


def arrivals_of(kind: Kind, seed: int, days: int) -> list[datetime]:
    """When a crawler that polls by yield finds the news of so many days."""
    chance, times = random.Random(f"{kind.name} {seed}"), []  # noqa: S311 - a simulation
    for number in range(days):
        day = START + number * DAY
        times += [day + timedelta(hours=each) for each in kind.publish(chance, day)]
    return list(_polled(sorted(times), START + days * DAY))


def _polled(times: list[datetime], end: datetime) -> Iterator[datetime]:
    now, place, interval, pace = START, 0, None, Pace()
    while now < end:
        first = place
        while place < len(times) and times[place] <= now:
            place += 1
        if place > first:
            yield now
        interval = next_interval(interval, place - first, pace)
        now += interval


def judged(arrivals: list[datetime], now: datetime) -> Rhythm | None:
    """The rhythm by the history that counts at a moment."""
    since = max(now - HISTORY, START)
    return rhythm_of([each for each in arrivals if since <= each <= now], [Span(since, now)])


def false_alarms(kind: Kind, seed: int, days: int) -> tuple[int, float]:
    """How often an outlet that goes on was called silent; years that were watched.

    A gap is longest just before its end. Those shorter than the mean one are left out where there
    are many: none of them is ever improbable.
    """
    arrivals = arrivals_of(kind, seed, days)
    mean = (arrivals[-1] - arrivals[0]) / len(arrivals)
    least = mean if len(arrivals) > days else timedelta(0)
    first = START + timedelta(days=28)
    alarms = 0
    for place, (last, following) in enumerate(pairwise(arrivals), 1):
        if last < first or following - last < least:
            continue
        rhythm = judged(arrivals[:place], following - timedelta(seconds=1))
        alarms += rhythm is not None and rhythm.is_silent
    return alarms, (arrivals[-1] - first) / timedelta(days=365)


def heard_after(kind: Kind, seed: int) -> tuple[timedelta, float]:
    """How long after its last article, after 13 weeks, an outlet that stopped is called silent.

    Also that time in its usual gaps.
    """
    arrivals = arrivals_of(kind, seed, 91 + seed % 7)
    now = arrivals[-1]
    while True:
        # Looked at once an hour, later at every twentieth of the time that has passed.
        now += max(timedelta(hours=1), (now - arrivals[-1]) / 20)
        rhythm = judged(arrivals, now)
        if rhythm is not None and rhythm.is_silent:
            return now - arrivals[-1], (now - arrivals[-1]) / rhythm.usual


def main(arguments: list[str]) -> int:
    """Print the table."""
    years = float(arguments[0]) if arguments else 10.0
    print(
        f"{'outlet':<24} {'years':>6} {'false alarms a year':>20} {'heard after':>12} {'gaps':>6}"
    )
    for kind in KINDS:
        busy = len(arrivals_of(kind, 0, 28)) > 5 * 28
        days = 148 if busy else 758
        alarms, watched, seed = 0, 0.0, 0
        while watched < years / (4 if busy else 1):
            found, span = false_alarms(kind, seed, days)
            alarms, watched, seed = alarms + found, watched + span, seed + 1
        heard = [heard_after(kind, each) for each in range(7)]
        hours = median(each.total_seconds() for each, _ in heard) / 3600
        gaps = median(each for _, each in heard)
        print(
            f"{kind.name:<24} {watched:>6.1f} {alarms / watched:>20.2f}"
            f" {hours:>10.1f} h {gaps:>6.1f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
