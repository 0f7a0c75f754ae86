"""Which of the times that a capture gives is the one at which its article was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.url import host_of
from etl.dates import MAX_CHARS, DateContext, Published, read_published

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crawler.outlet import Outlet
    from etl.capture import Capture

_SAME_DAY_S = 36 * 3600
# Two-letter domains that are sold to anybody.
_GENERIC = frozenset({"tv", "io", "co", "me", "ai", "cc", "fm", "ly", "to", "ws", "gg", "eu"})


def context_of(capture: Capture, outlet: Outlet | None, lead: str) -> DateContext:
    """What helps to read the dates of a capture; `lead` is how its text begins."""
    return DateContext(
        day_first=outlet.day_first if outlet else None,
        time_zone=outlet.time_zone if outlet else None,
        country=outlet.country if outlet else country_of_host(capture.url),
        url=capture.url,
        fetched_at=capture.fetched_at,
        lead=lead,
    )


def first_told(raws: Iterable[str | None], context: DateContext) -> Published | None:
    """Read the first time that can be read, in the order in which they are to be believed.

    One that gives only the day yields to a later one that tells the time of that day; one that
    stays ambiguous is given only when no other can be read.
    """
    readings = [found for raw in raws if raw and (found := read_published(raw, context))]
    told = [found for found in readings if found.instant is not None]
    return _finest(told) or (readings[0] if readings else None)


def unreadable(raws: Iterable[str | None]) -> Published | None:
    """Keep the first time that a record or the markup states though nobody can read it."""
    words = (" ".join(raw.split())[:MAX_CHARS] for raw in raws if raw)
    return next((Published(raw, None, "unreadable") for raw in words if raw), None)


def _finest(told: list[Published]) -> Published | None:
    if not told:
        return None
    first = told[0]
    if first.precision != "day" or first.instant is None:
        return first
    for other in told[1:]:
        if (
            other.precision != "day"
            and other.instant
            and abs((other.instant - first.instant).total_seconds()) < _SAME_DAY_S
        ):
            return other
    return first


def country_of_host(url: str) -> str | None:
    """Name the country of a national domain: dates are printed in its custom.

    >>> country_of_host("https://post.in/story"), country_of_host("https://post.tv/story")
    ('in', None)
    """
    label = host_of(url).rsplit(".", 1)[-1]
    return label if len(label) == 2 and label not in _GENERIC else None  # noqa: PLR2004


def modified_at(raw: str | None, capture: Capture, outlet: Outlet | None) -> datetime | None:
    """When the page says that it was last changed; None when it does not say."""
    found = read_published(raw, context_of(capture, outlet, "")) if raw else None
    return found.instant if found else None
