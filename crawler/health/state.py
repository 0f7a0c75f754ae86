"""All that the book says of one outlet that its health is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from crawler.health.rhythm import HISTORY, rhythm_of
from crawler.health.watched import Span, watched
from crawler.visit import slot_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from crawler.health.book import Arrival, Backlog, HealthBook, OutletDay, SourceState
    from crawler.health.rhythm import Rhythm
    from crawler.outlet import Outlet

# So far back the book is read: an outlet that fell silent keeps its rhythm as long as before.
REMEMBERED = 2 * HISTORY
# A source still shows what was new a day ago: those without news are read that seldom.
MEMORY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OutletState:
    """One outlet as the book knows it; only sources that its file declares.

    `seen_until`: the last time at which a source is known to have answered. `paused_until` is set
    when all its sources are on servers that are left alone.
    """

    outlet: Outlet
    sources: tuple[SourceState, ...]
    arrivals: tuple[Arrival, ...]
    days: tuple[OutletDay, ...]
    backlog: Backlog | None
    paused_until: datetime | None
    seen_until: datetime | None
    rhythm: Rhythm | None

    @property
    def last_new_at(self) -> datetime | None:
        """When an article was last found that nobody knew."""
        return self.arrivals[-1].at if self.arrivals else None


def states(book: HealthBook, outlets: Sequence[Outlet], now: datetime) -> list[OutletState]:
    """Read what the book says of some outlets."""
    since = now - REMEMBERED
    arrivals, sources = book.arrivals(since), book.sources()
    days, backlog, pauses = book.outlet_days(since), book.backlog(now), book.pauses(now)
    return [
        state_of(
            outlet,
            sources.get(outlet.slug, ()),
            arrivals.get(outlet.slug, ()),
            days.get(outlet.slug, ()),
            backlog.get(outlet.slug),
            pauses,
            now,
        )
        for outlet in outlets
    ]


def state_of(  # noqa: PLR0913, PLR0917 - one argument an answer of the book
    outlet: Outlet,
    sources: Sequence[SourceState],
    arrivals: Sequence[Arrival],
    days: Sequence[OutletDay],
    backlog: Backlog | None,
    pauses: Mapping[str, datetime],
    now: datetime,
) -> OutletState:
    """Put together what is known of an outlet; times after `now` do not count."""
    urls = {each.url for each in (*outlet.feeds, *outlet.sitemaps, *outlet.sections)}
    own = tuple(each for each in sources if each.url in urls)
    came = tuple(each for each in arrivals if each.at <= now)
    seen = _seen_until(own, came, days)
    return OutletState(
        outlet=outlet,
        sources=own,
        arrivals=came,
        days=tuple(days),
        backlog=backlog,
        paused_until=_paused_until(own, pauses),
        seen_until=seen,
        rhythm=rhythm_of([each.at for each in came], _spans(outlet, came, days, seen)),
    )


def _spans(
    outlet: Outlet,
    arrivals: Sequence[Arrival],
    days: Sequence[OutletDay],
    seen: datetime | None,
) -> list[Span]:
    """When the outlet was watched, from its first news to the last time that a source answered."""
    if not arrivals or seen is None:
        return []
    looks = [Span(day.started_at, day.ended_at) for day in days if day.read_at]
    # What is going on now is in no ledger yet, but what it found is.
    looks += [Span(each.at, each.at) for each in arrivals]
    looks.append(Span(seen, seen))
    memory = max(MEMORY, outlet.pace.longest)
    since = max(arrivals[0].at, arrivals[-1].at - HISTORY)
    return watched(looks, memory, since, seen)


def _seen_until(
    sources: Sequence[SourceState], arrivals: Sequence[Arrival], days: Sequence[OutletDay]
) -> datetime | None:
    good = [each.visited_at for each in sources if is_good(each)]
    came = [each.changed_at for each in sources]
    read = [day.read_at for day in days]
    known = [*good, *came, *read, *(each.at for each in arrivals[-1:])]
    return max((each for each in known if each is not None), default=None)


def is_good(source: SourceState) -> bool:
    """Whether a source answered at its last visit."""
    return source.visited_at is not None and not source.failures and source.gone_at is None


def _paused_until(
    sources: Sequence[SourceState], pauses: Mapping[str, datetime]
) -> datetime | None:
    ends = [pauses.get(slot_key(each.url)) for each in sources]
    known = [each for each in ends if each is not None]
    return min(known) if known and len(known) == len(ends) else None
