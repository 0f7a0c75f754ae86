"""Which of the times that a capture gives is the one at which its article was published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from crawler.url import host_of
from etl.dates import MAX_CHARS, DateContext, Published, Stated, date_in_url, read_published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crawler.outlet import Outlet
    from etl.capture import Capture
    from etl.markup import Markup

_SAME_DAY_S = 36 * 3600
_MAX_TOLD = 12
# Two-letter domains that are sold to anybody.
_GENERIC = frozenset({"tv", "io", "co", "me", "ai", "cc", "fm", "ly", "to", "ws", "gg", "eu"})


def context_of(
    capture: Capture, outlet: Outlet | None, markup: Markup | None = None, lead: str = ""
) -> DateContext:
    """What helps to read the dates of a capture; `lead` is how its text begins.

    Where no outlet is declared, the national domain of the page names the country, else the region
    in its language: "en-US" is what many systems say of themselves wherever they are.
    """
    region = markup.region if markup else None
    return DateContext(
        day_first=outlet.day_first if outlet else None,
        time_zone=outlet.time_zone if outlet else None,
        country=(outlet.country if outlet else None) or country_of_host(capture.url) or region,
        language=(outlet.language if outlet else None) or (markup.language if markup else None),
        url=capture.url,
        fetched_at=capture.fetched_at,
        lead=lead,
    )


def published_of(
    capture: Capture, markup: Markup, printed: Iterable[str], context: DateContext
) -> Published | None:
    """When an article was published; `printed` are the date lines above its text."""
    stated = list(_stated(capture, markup))
    told = _told_by_source(capture)
    return first_told([*stated, *_printed(markup, printed), *told], context) or unreadable(
        [*stated, *told]
    )


def _stated(capture: Capture, markup: Markup) -> Iterator[Stated]:
    if capture.given.published:
        yield Stated(capture.given.published, "record")
    yield from markup.published


def _printed(markup: Markup, lines: Iterable[str]) -> Iterator[Stated]:
    return (Stated(raw, "printed line") for raw in (*markup.printed_dates, *lines))


def _told_by_source(capture: Capture) -> list[Stated]:
    """What the feed or sitemap says, and the day in the URL."""
    found, day = capture.discovery, date_in_url(capture.url)
    told = [Stated(found.published, found.found_by)] if found and found.published else []
    return [*told, Stated(day, "url")] if day else told


def first_told(stated: Iterable[Stated], context: DateContext) -> Published | None:
    """Read the first time that can be read, in the order in which they are to be believed.

    Nothing is read behind the first that tells an instant. One that gives only the day yields to a
    later one that tells the time of that day, one without zone to a later one that shows the same
    time of day with its zone; one that stays ambiguous is given only when no other can be read.
    """
    told: list[Published] = []
    ambiguous: Published | None = None
    for each in stated:
        found = read_published(each.raw, context, each.found_in)
        if found is None:
            continue
        if found.instant is None:
            ambiguous = ambiguous or found
            continue
        told.append(found)
        if found.precision == "instant" and (len(told) == 1 or _is_finer(found, told[0])):
            break
        if len(told) >= _MAX_TOLD:
            break
    return _finest(told) or ambiguous


def unreadable(stated: Iterable[Stated]) -> Published | None:
    """Keep the first time that a record or the markup states though nobody can read it."""
    for each in stated:
        if raw := " ".join(each.raw.split())[:MAX_CHARS]:
            return Published(raw, None, "unreadable", each.found_in)
    return None


def _finest(told: list[Published]) -> Published | None:
    if not told:
        return None
    first = told[0]
    finer = (other for other in told[1:] if _is_finer(other, first))
    return next(finer, first)


def _is_finer(other: Published, first: Published) -> bool:
    if first.precision == "instant" or not (first.instant and other.instant):
        return False
    if first.precision == "minute":
        return other.precision == "instant" and _clock(other.raw) == _clock(first.raw) is not None
    near = abs((other.instant - first.instant).total_seconds()) < _SAME_DAY_S
    return other.precision != "day" and near


def _clock(raw: str) -> datetime | None:
    """The time of day that an ISO time shows, in whatever zone."""
    try:
        return datetime.fromisoformat(raw).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None


def country_of_host(url: str) -> str | None:
    """Name the country of a national domain: dates are printed in its custom.

    >>> country_of_host("https://post.in/story"), country_of_host("https://post.tv/story")
    ('in', None)
    """
    label = host_of(url).rsplit(".", 1)[-1]
    return label if len(label) == 2 and label not in _GENERIC else None  # noqa: PLR2004


def modified_of(capture: Capture, markup: Markup, context: DateContext) -> Published | None:
    """When the record or the page says that it was last changed; None when it does not say."""
    given = capture.given.modified
    stated = (*([Stated(given, "record")] if given else []), *markup.modified)
    return first_told(stated, context) or unreadable(stated)
