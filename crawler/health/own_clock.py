"""An outlet's own clock: it runs fast in the hours when the outlet usually has news."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from crawler.health.watched import Span

HOUR_S = 3600.0
DAYS, HOURS = 7, 24
# So many arrivals are added to what was seen of a day or an hour and to what was to be expected of
# it: with little history all hours are nearly alike.
_DOUBT = 1.0


@dataclass(frozen=True, slots=True)
class Week:
    """How much news a day of the week and an hour of the day (UTC) have; 1 is the average."""

    days: tuple[float, ...]
    hours: tuple[float, ...]

    def pace(self, stamp: float) -> float:
        """How fast the clock runs at a time, in seconds since 1970."""
        return self.days[_day(stamp)] * self.hours[_hour(stamp)]


EVEN = Week((1.0,) * DAYS, (1.0,) * HOURS)


class OwnClock:
    """Tells the watched time, in hours, each weighed by its pace; it stands while unwatched."""

    def __init__(self, spans: Sequence[Span], week: Week = EVEN) -> None:
        self._starts: list[float] = []
        self._told: list[float] = [0.0]
        self._paces: list[float] = []
        for start, end in _hourly(spans):
            self._starts.append(start)
            self._paces.append(week.pace(start))
            self._told.append(self._told[-1] + (end - start) / HOUR_S * self._paces[-1])

    def tells(self, moment: datetime) -> float:
        """What it shows at a moment; 0 at the first that was watched."""
        stamp = moment.timestamp()
        place = bisect_right(self._starts, stamp) - 1
        if place < 0:
            return 0.0
        within = (stamp - self._starts[place]) / HOUR_S * self._paces[place]
        return min(self._told[place] + within, self._told[place + 1])


def week_of(arrivals: Sequence[datetime], spans: Sequence[Span]) -> Week:
    """When in the week an outlet has news, as far as its history tells.

    Days and hours are told apart by themselves (7 + 24 figures, not 168), and an hour shares with
    its neighbours: clocks change, and sources are not read at once.
    """
    seen_days, seen_hours = [0.0] * DAYS, [0.0] * HOURS
    for start, end in _hourly(spans):
        seen_days[_day(start)] += end - start
        seen_hours[_hour(start)] += end - start
    days = _shares(Counter(_day(each.timestamp()) for each in arrivals), seen_days)
    hours = _shares(Counter(_hour(each.timestamp()) for each in arrivals), seen_hours)
    return Week(tuple(days), tuple(_smooth(hours)))


def _shares(found: Counter[int], seen: Sequence[float]) -> list[float]:
    """Arrivals in each part against those that an even clock would give."""
    arrivals, watched = found.total(), sum(seen) or 1.0
    return [
        (found[part] + _DOUBT) / (arrivals * seconds / watched + _DOUBT)
        for part, seconds in enumerate(seen)
    ]


def _smooth(hours: Sequence[float]) -> Iterator[float]:
    for place, hour in enumerate(hours):
        yield hours[place - 1] / 4 + hour / 2 + hours[(place + 1) % len(hours)] / 4


def _hourly(spans: Sequence[Span]) -> Iterator[tuple[float, float]]:
    """Cut spans where an hour begins; seconds since 1970."""
    for span in spans:
        start, last = span.start.timestamp(), span.end.timestamp()
        while start < last:
            end = min((start // HOUR_S + 1) * HOUR_S, last)
            yield start, end
            start = end


def _day(stamp: float) -> int:
    """Day of the week, 0 for Monday: 1970 began on a Thursday."""
    return int(stamp // (HOUR_S * HOURS) + 3) % DAYS


def _hour(stamp: float) -> int:
    return int(stamp // HOUR_S) % HOURS
