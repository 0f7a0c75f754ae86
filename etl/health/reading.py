"""Whether pages are still read as they were: articles, dates, length, share of wire copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.health.finding import Finding
from etl.health.proportions import Share, difference, wilson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.expect import Expect

RECENT_DAYS, BEFORE_DAYS = 7, 28
# Below these counts nothing is said.
LEAST_RECENT, LEAST_BEFORE = 20, 50
# More than chance (once in a thousand tests, both sides), and enough to matter.
DEVIATIONS, LEAST_CHANGE = 3.3, 0.1
# A median length that is this part of the usual one, or that much more.
MUCH_SHORTER, MUCH_LONGER = 0.6, 1.6
EXPECTED_WORDS, EXPECTED_WIRE = 2.0, 0.15


@dataclass(frozen=True, slots=True)
class Rates:
    """What `warehouse/answers/outlet_rates.sql` says of one outlet's new pages in two periods.

    `recent_shorter`: articles that are shorter than the median one before.
    """

    outlet: str
    recent_pages: int
    recent_articles: int
    recent_undated: int
    recent_wire: int
    recent_words: float | None
    recent_shorter: int
    before_pages: int
    before_articles: int
    before_undated: int
    before_wire: int
    before_words: float | None


def reading(rates: Rates) -> Iterator[Finding]:
    """Compare the last days with those before: two-proportion tests, a sign test for the length."""
    yield from _articles(rates)
    yield from _dates(rates)
    yield from _wire(rates)
    yield from _length(rates)


def held_against(rates: Rates, expect: Expect) -> Iterator[Finding]:
    """Compare the last days with what the outlet's file declares.

    The length by its median, the share of wire copy by Wilson's interval.
    """
    if rates.recent_articles < LEAST_RECENT:
        return
    words, slug = rates.recent_words, rates.outlet
    do = "look at pages of it with wirecopy extract, or correct [expect]"
    ratio = words / expect.body_words if expect.body_words and words else 1.0
    if not 1 / EXPECTED_WORDS < ratio < EXPECTED_WORDS:
        says = f"a usual body has {words:,.0f} words, where its file expects "
        yield Finding("unexpected_length", f"{says}{expect.body_words:,.0f}", do, slug)
    if expect.wire_share is not None:
        found = Share(rates.recent_wire, rates.recent_articles)
        least, most = wilson(found, DEVIATIONS)
        if not least - EXPECTED_WIRE <= expect.wire_share <= most + EXPECTED_WIRE:
            says = f"{found.value:.0%} are wire copy, where its file expects "
            yield Finding("unexpected_wire", f"{says}{expect.wire_share:.0%}", do, slug)


def _articles(rates: Rates) -> Iterator[Finding]:
    before = Share(rates.before_articles, rates.before_pages)
    recent = Share(rates.recent_articles, rates.recent_pages)
    if _has_changed(before, recent) and recent.value < before.value:
        yield Finding(
            "fewer_read",
            f"{_both(before, recent)} of its pages became articles",
            'its pages may have changed: wirecopy sql "from rejections", then a [[selector]]',
            rates.outlet,
        )


def _dates(rates: Rates) -> Iterator[Finding]:
    before = Share(rates.before_undated, rates.before_articles)
    recent = Share(rates.recent_undated, rates.recent_articles)
    if _has_changed(before, recent) and recent.value > before.value:
        yield Finding(
            "fewer_dated",
            f"{_both(before, recent)} of its articles have no date of publication",
            "look at how it writes dates now: a [[selector]] for date, or day_first",
            rates.outlet,
        )


def _wire(rates: Rates) -> Iterator[Finding]:
    before = Share(rates.before_wire, rates.before_articles)
    recent = Share(rates.recent_wire, rates.recent_articles)
    if _has_changed(before, recent):
        yield Finding(
            "wire_changed",
            f"{_both(before, recent)} of its articles are wire copy",
            "if it is not the outlet that changed, it credits in another way now: wirecopy why URL",
            rates.outlet,
        )


def _length(rates: Rates) -> Iterator[Finding]:
    """A sign test: of chance, half of the articles are shorter than the median before."""
    before, recent = rates.before_words, rates.recent_words
    few = rates.recent_articles < LEAST_RECENT or rates.before_articles < LEAST_BEFORE
    if few or not before or recent is None:
        return
    half = rates.recent_articles / 2
    deviations = (rates.recent_shorter - half) / (rates.recent_articles**0.5 / 2)
    if abs(deviations) >= DEVIATIONS and not MUCH_SHORTER < recent / before < MUCH_LONGER:
        yield Finding(
            "length_changed",
            f"a usual body has {recent:,.0f} words ({before:,.0f} in {BEFORE_DAYS} days before)",
            "its pages may have changed: look at some with wirecopy extract",
            rates.outlet,
        )


def _has_changed(before: Share, recent: Share) -> bool:
    if before.whole < LEAST_BEFORE or recent.whole < LEAST_RECENT:
        return False
    is_much = abs(recent.value - before.value) >= LEAST_CHANGE
    return is_much and abs(difference(before, recent)) >= DEVIATIONS


def _both(before: Share, recent: Share) -> str:
    return f"{recent.value:.0%} ({before.value:.0%} in {BEFORE_DAYS} days before)"
