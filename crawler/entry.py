"""What a feed, sitemap or front page names: entries, and what was wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.outlet import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced article, as announced: nothing is parsed or corrected.

    `modified` is what a sitemap says of when the page last changed.
    """

    url: str
    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of one page, the further sitemaps it names, and its problems in words."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


def is_wanted(url: str, source: Source) -> bool:
    """Tell whether the include and exclude patterns of a source let a URL pass."""
    if source.include and not any(re.search(pattern, url) for pattern in source.include):
        return False
    return not any(re.search(pattern, url) for pattern in source.exclude)


def is_old(entry: Entry, before: datetime) -> bool:
    """Tell whether a sitemap of everything says that a page has not changed since a time.

    What says nothing is not old, and neither is what a news sitemap names: it holds news only.
    """
    day = _day(entry.modified)
    return entry.published is None and day is not None and day < before.date()


def _day(text: str | None) -> date | None:
    """The day of a W3C date and time, as sitemaps have it."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def text_or_none(value: object) -> str | None:
    """Give a text that is not blank, None for anything else."""
    return value if isinstance(value, str) and value.strip() else None
