"""Why an outlet is silent: nobody answers, nobody may ask, or nothing is said."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from crawler.health.finding import Finding
from crawler.health.state import is_good

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from crawler.health.book import SourceState
    from crawler.health.rhythm import Rhythm
    from crawler.health.state import OutletState

# Sources that do not answer are told of when that lasts so long: an outage of an hour is everyday.
UNHEARD = timedelta(hours=6)
# One source of several, when it failed so often in a row.
MOST_FAILURES = 5
LEAST_DAYS = 2


def silence(state: OutletState, now: datetime) -> Iterator[Finding]:
    """Find out whether an outlet is silent, and which kind of silence it is."""
    unheard = None if state.seen_until is None else now - state.seen_until
    if not state.sources or not any(each.visited_at for each in state.sources):
        yield _refused(state) if _is_refused(state) else _unread(state)
    elif not any(is_good(each) for each in state.sources):
        if unheard is None or unheard >= UNHEARD:
            yield _unheard(state)
    elif unheard is not None and unheard >= state.outlet.pace.longest + UNHEARD:
        # They answered when they were asked last, which should have been again since.
        yield from _not_asked(state)
    else:
        yield from _failing_ones(state)
        if state.rhythm is not None and state.rhythm.is_silent:
            yield _nothing_said(state, state.rhythm)
        elif not state.arrivals:
            yield from _never_any(state, now)


def is_silent(findings: Sequence[Finding]) -> bool:
    """Whether any of an outlet's findings says that nothing is heard from it."""
    return any(each.kind in SILENT for each in findings)


SILENT = frozenset(
    {
        "robots_forbid",
        "server_paused",
        "sources_gone",
        "sources_fail",
        "nothing_wanted",
        "nothing_new",
        "sources_unchanged",
    }
)


def _unread(state: OutletState) -> Finding:
    slug = state.outlet.slug
    return Finding("never_read", "no source of it was read yet", f"wirecopy run {slug}", slug)


def _refused(state: OutletState) -> Finding:
    says, do = "robots.txt forbids to read any of its sources", "declare sources that it allows"
    return Finding("robots_forbid", says, do, state.outlet.slug, state.seen_until)


def _paused(state: OutletState, until: datetime) -> Finding:
    says = f"its servers want to be left alone until {until:%Y-%m-%d %H:%M}Z"
    return Finding(
        "server_paused", says, "raise delay_s in its file", state.outlet.slug, state.seen_until
    )


def _not_asked(state: OutletState) -> Iterator[Finding]:
    """Sources that nobody read for long; where nothing was run at all, that is told instead."""
    if state.paused_until is not None:
        yield _paused(state, state.paused_until)
    elif _is_refused(state):
        yield _refused(state)


def _unheard(state: OutletState) -> Finding:
    """No source answers: say what there is instead of answers."""
    slug, since = state.outlet.slug, state.seen_until
    if state.paused_until is not None:
        return _paused(state, state.paused_until)
    gone = [each.gone_at for each in state.sources if each.gone_at is not None]
    if len(gone) == len(state.sources):
        says = f"all its sources are gone ({_answers(state.sources)})"
        do = f"find the new ones: wirecopy outlets add {state.outlet.home_url}"
        return Finding("sources_gone", says, do, slug, min(gone))
    says = f"no source answers as it should ({_answers(state.sources)})"
    return Finding("sources_fail", says, f"wirecopy -v run {slug} shows why", slug, since)


def _failing_ones(state: OutletState) -> Iterator[Finding]:
    """Sources that are dead while others live."""
    for each in state.sources:
        if each.gone_at is not None or each.failures >= MOST_FAILURES:
            kind = "source_gone" if each.gone_at is not None else "source_fails"
            yield Finding(
                kind,
                f"{each.url} gives {_answers([each])}",
                "correct it in the outlet's file, or take it out",
                state.outlet.slug,
                each.gone_at or each.changed_at,
            )


def _never_any(state: OutletState, now: datetime) -> Iterator[Finding]:
    """Sources that were read on two days or more and have never named an article."""
    read = [day for day in state.days if day.read_at]
    if len(read) >= LEAST_DAYS and now - read[0].started_at >= timedelta(days=1):
        says = f"its sources were read on {len(read):,} days but named no article that is wanted"
        do = "compare hosts, include and exclude of its file with the addresses in them"
        yield Finding("nothing_wanted", says, do, state.outlet.slug, read[0].started_at)


def _nothing_said(state: OutletState, rhythm: Rhythm) -> Finding:
    """Sources answer, but nothing new has come for longer than it ever would."""
    slug, since = state.outlet.slug, rhythm.last_at
    late = f"usually {_span(rhythm.usual)} apart, {rhythm.turns:.1f} of its gaps passed"
    changed = [each.changed_at for each in state.sources if each.changed_at is not None]
    if max(changed, default=since) - since < timedelta(minutes=10):
        says = f"its sources answer but do not change ({late})"
        do = "look at them: a cache may serve an old one"
        return Finding("sources_unchanged", says, do, slug, since)
    if _found_since(state, since) is not False:
        says = f"its sources change but name no article that is new ({late})"
        do = "look at them: new articles may be elsewhere"
        return Finding("nothing_new", says, do, slug, since)
    says = f"its sources change but name no article that is wanted ({late})"
    do = "compare hosts, include and exclude of its file with the addresses in them"
    return Finding("nothing_wanted", says, do, slug, since)


def _found_since(state: OutletState, since: datetime) -> bool | None:
    """Whether a run since then was told of any article that is wanted; None: there was none."""
    later = [day.report for day in state.days if day.started_at > since]
    return any(each.found for each in later) if later else None


def _is_refused(state: OutletState) -> bool:
    """Whether something was forbidden since a source was last read.

    What is forbidden is asked for once a day; meanwhile it stands in the book as it stood before.
    """
    last = max((day.started_at for day in state.days if day.read_at), default=None)
    since = [day.report for day in state.days if last is None or day.started_at > last]
    return any(each.refused for each in since)


def _answers(sources: Sequence[SourceState]) -> str:
    """What sources gave: "HTTP 503, no answer"."""
    counts = Counter(f"HTTP {each.status}" if each.status else "no answer" for each in sources)
    return ", ".join(sorted(counts))


def _span(length: timedelta) -> str:
    hours = length.total_seconds() / 3600
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 72 else f"{hours / 24:.0f} days"  # noqa: PLR2004
