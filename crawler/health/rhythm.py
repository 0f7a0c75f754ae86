"""Is an outlet silent, or only slow? By its own rhythm, as pure functions of when it had news.

The time since the last new article is told by the outlet's own clock (`crawler.health.own_clock`:
a night in which it never has news hardly counts) and held against its own gaps, told by the same
clock (the time-rescaling theorem: what is left of a rhythm when its known ups and downs are taken
out). It is silent when such a gap would not come once in five years: beyond that quantile of the
gamma distribution with the mean and variation of its gaps (regular outlets are missed soon, bursty
ones late), a quarter longer than any that it had, and two of the mean ones. `tools/silence.py`
measures both errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from math import sqrt
from statistics import NormalDist, fmean, median
from typing import TYPE_CHECKING

from crawler.health.own_clock import HOUR_S, OwnClock, week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crawler.health.watched import Span

# History that counts, and the least to judge by.
HISTORY = timedelta(weeks=13)
LEAST_WATCHED = timedelta(days=14)
LEAST_GAPS = 5
# What comes within ten minutes, from several feeds or in one poll, is one arrival.
TOGETHER = timedelta(minutes=10)
# A gap is improbable when one of its length comes once in so long.
ONCE_IN = timedelta(days=5 * 365)
LEAST_CHANCE, MOST_CHANCE = 1e-6, 0.02
LONGER_THAN_EVER = 1.25
# In mean gaps: however regular an outlet was, one that is missed is no silence.
LEAST_ALLOWED = 2.0
# The longest of so many gaps is left out: a silence that was one must not hide the next.
MANY_GAPS = 50
# Gaps of chance (standard deviation as large as the mean) that are added to those of its own.
_DOUBT = 2.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How an outlet has news, and how long it has had none.

    `waited` is the watched time since `last_at`, `usual` the median of its gaps likewise. By its
    own clock that is `turns` times its mean gap, of which `allowed` are nothing unusual.
    """

    last_at: datetime
    waited: timedelta
    usual: timedelta
    turns: float
    allowed: float

    @property
    def is_silent(self) -> bool:
        """Whether it would not be silent for so long by chance."""
        return self.turns > self.allowed


def rhythm_of(arrivals: Iterable[datetime], spans: Sequence[Span]) -> Rhythm | None:
    """An outlet's rhythm at the end of the time that it was watched; None: too little history.

    Args:
        arrivals: when articles were found that nobody knew.
        spans: when it was watched, as `watched` gives it; nothing before it counts.
    """
    even = OwnClock(spans)
    times = _apart(each for each in arrivals if spans and spans[0].start <= each <= spans[-1].end)
    if (
        len(times) <= LEAST_GAPS
        or even.tells(spans[-1].end) * HOUR_S < LEAST_WATCHED.total_seconds()
    ):
        return None
    own = OwnClock(spans, week_of(times[1:], spans))
    plain, told = _gaps(even, times), _gaps(own, times)
    mean = fmean(told)
    waited = even.tells(spans[-1].end) - even.tells(times[-1])
    turns = own.tells(spans[-1].end) - own.tells(times[-1])
    return Rhythm(
        last_at=times[-1],
        waited=timedelta(hours=waited),
        usual=timedelta(hours=median(plain)),
        turns=turns / mean,
        allowed=allowed_turns([gap / mean for gap in told], timedelta(hours=fmean(plain))),
    )


def allowed_turns(gaps: Sequence[float], mean_gap: timedelta) -> float:
    """How long a gap may be, in mean gaps, before it is improbable.

    Args:
        gaps: those that were, in mean gaps.
        mean_gap: how long that is.
    """
    kept = sorted(gaps)
    if len(kept) >= MANY_GAPS:
        kept[-1] = kept[-2]
    spread = sum((gap - 1.0) ** 2 for gap in kept)
    variation = (spread + _DOUBT) / (len(kept) - 1 + _DOUBT)
    chance = min(max(mean_gap / ONCE_IN, LEAST_CHANCE), MOST_CHANCE)
    return max(LEAST_ALLOWED, _gamma_quantile(variation, chance), LONGER_THAN_EVER * kept[-1])


def _gamma_quantile(variation: float, chance: float) -> float:
    """What a gamma variable of mean 1 exceeds with a chance.

    Wilson and Hilferty's approximation (PNAS 17, 1931): its cube root is nearly normal.
    """
    ninth = variation / 9.0
    return float(max(1.0 - ninth + NormalDist().inv_cdf(1.0 - chance) * sqrt(ninth), 0.0) ** 3)


def _gaps(clock: OwnClock, times: Sequence[datetime]) -> list[float]:
    told = [clock.tells(each) for each in times]
    return [later - earlier for earlier, later in pairwise(told)]


def _apart(arrivals: Iterable[datetime]) -> list[datetime]:
    times: list[datetime] = []
    for each in sorted(arrivals):
        if not times or each - times[-1] > TOGETHER:
            times.append(each)
    return times
