"""What becomes of the articles that an outlet names: fetched, or why not; as many as promised."""

from __future__ import annotations

from datetime import timedelta
from math import sqrt
from typing import TYPE_CHECKING

from crawler.health.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crawler.health.book import Arrival
    from crawler.health.state import OutletState

RECENT = timedelta(days=7)
# What was just found may still be on its way.
ON_ITS_WAY = timedelta(hours=1)
LEAST_ARTICLES = 5
WALLED_SHARE = 0.8
LEAST_RECENT = timedelta(days=3)
# Fewer than half of what was promised, and by more than chance: so many standard deviations.
PROMISED_SHARE, FAR = 0.5, 3.3
LATE = timedelta(days=1)


def pages(state: OutletState, now: datetime) -> Iterator[Finding]:
    """Find out whether articles that are announced come, without a wall, and enough of them."""
    yield from _none_come(state, now)
    yield from _walled(state, now)
    yield from _fewer(state, now)
    yield from _late(state, now)


def _none_come(state: OutletState, now: datetime) -> Iterator[Finding]:
    due = [each for each in state.arrivals if now - RECENT <= each.at <= now - ON_ITS_WAY]
    named = sum(each.articles for each in due)
    if named < LEAST_ARTICLES or any(each.fetched for each in due):
        return
    slug, since = state.outlet.slug, due[0].at
    says = f"none of {named:,} new articles could be fetched"
    for kind, why, do in _reasons(state, due, now):
        yield Finding(kind, f"{says}: {why}", do, slug, since)
        return


def _reasons(
    state: OutletState, due: list[Arrival], now: datetime
) -> Iterator[tuple[str, str, str]]:
    """Why articles did not come, the most frequent reason first."""
    gone, failing = sum(each.gone for each in due), sum(each.failing for each in due)
    refused = sum(day.report.refused for day in state.days if now - RECENT <= day.ended_at)
    show = f"wirecopy -v run {state.outlet.slug} shows why"
    if gone > failing:
        yield "articles_gone", "their pages are not there", "look at the addresses that it names"
    if failing:
        yield "articles_fail", "their pages fail", show
    if refused:
        yield "articles_forbidden", "robots.txt forbids them", "leave the outlet out"
    yield "articles_waiting", "they were not asked for", "wirecopy run; raise max_pages if it ends"


def _walled(state: OutletState, now: datetime) -> Iterator[Finding]:
    days = [day for day in state.days if now - RECENT <= day.ended_at <= now]
    walled = sum(day.report.walled for day in days)
    pages_read = max(sum(day.report.fetched for day in days), walled)
    if walled >= LEAST_ARTICLES and walled >= WALLED_SHARE * pages_read:
        yield Finding(
            "articles_walled",
            f"{walled:,} of {pages_read:,} pages showed a consent form or a paywall",
            "they are not for us: leave the outlet out",
            state.outlet.slug,
            next(day.started_at for day in days if day.report.walled),
        )


def _fewer(state: OutletState, now: datetime) -> Iterator[Finding]:
    """Hold what was found against what the outlet's file promises."""
    promised = state.outlet.expect.articles_a_day
    if promised is None or not state.arrivals or state.seen_until is None:
        return
    start, end = max(now - RECENT, state.arrivals[0].at), min(now, state.seen_until)
    if end - start < LEAST_RECENT:
        return
    days = (end - start) / timedelta(days=1)
    found = sum(each.articles for each in state.arrivals if start <= each.at <= end)
    wanted = promised * days
    if found < PROMISED_SHARE * wanted and wanted - found > FAR * sqrt(wanted):
        yield Finding(
            "fewer_articles",
            f"{found / days:.1f} new articles a day, where its file expects {promised:g}",
            "look at its sources, or correct [expect]",
            state.outlet.slug,
            start,
        )


def _late(state: OutletState, now: datetime) -> Iterator[Finding]:
    """What is due for longer than a day although runs came by."""
    backlog = state.backlog
    last = max((day.ended_at for day in state.days), default=None)
    if backlog is None or last is None or last - backlog.oldest_at < LATE:
        return
    behind = (now - backlog.oldest_at) / timedelta(days=1)
    yield Finding(
        "backlog",
        f"{backlog.urls:,} articles are due, the oldest for {behind:.1f} days",
        "raise max_pages or daily_pages in its file, or run more often",
        state.outlet.slug,
        backlog.oldest_at,
    )
