"""Which of the feeds and sitemaps of a site announce its articles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.feed import parse_feed
from crawler.proposal.fact import ProposedSource
from crawler.proposal.who import is_same_site
from crawler.section import looks_like_article
from crawler.sitemap import parse_sitemap
from crawler.url import host_of, url_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crawler.entry import Entry
    from crawler.proposal.answer import Answer
    from crawler.proposal.url_pattern import UrlPattern

_COMMENT = re.compile(r"/comments?(?:[/.?]|$)|#comment-")
_CHANGING = re.compile(r"\d{4}|\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Announcement:
    """One feed or sitemap that names articles of the site; `origin` says who named it.

    `index` is the sitemap index that named the sitemap. `is_news`: its entries are articles, as
    those of feeds are; those of another sitemap are pages of any kind.
    """

    url: str
    origin: str
    entries: tuple[Entry, ...]
    is_news: bool
    index: str | None = None


def judge_feed(answer: Answer, origin: str, home_url: str) -> Announcement | str:
    """Read a feed; a text says why it is none to use."""
    if complaint := answer.complaint:
        return complaint
    listing = parse_feed(answer.body, answer.url)
    if any("no feed" in problem or "no JSON" in problem for problem in listing.problems):
        return "is no feed"
    entries = _own(listing.entries, home_url)
    if not listing.entries:
        return "is an empty feed"
    if len(entries) * 2 < len(listing.entries):
        return "leads to other sites"
    if _COMMENT.search(answer.url) or all(_COMMENT.search(entry.url) for entry in entries):
        return "is a feed of comments"
    return Announcement(answer.url, origin, entries, is_news=True)


def judge_sitemap(
    answer: Answer, origin: str, home_url: str, index: str | None = None
) -> Announcement | tuple[str, ...] | str:
    """Read a sitemap: of an index the sitemaps to read next; a text says why it is of no use."""
    if complaint := answer.complaint:
        return complaint
    listing = parse_sitemap(answer.body)
    if listing.sitemaps:
        return listing.sitemaps
    entries = _own(listing.entries, home_url)
    if listing.problems or not entries:
        return listing.problems[0] if listing.problems else "names no page"
    is_news = any(entry.headline or entry.published for entry in entries)
    if not is_news:
        entries = tuple(entry for entry in entries if looks_like_article(entry.url))
        if not entries:
            return "names no page that looks like an article"
    return Announcement(answer.url, origin, entries, is_news=is_news, index=index)


def newsy_first(addresses: Iterable[str]) -> list[str]:
    """Order sitemaps of one index, newest first as given, by what their names promise."""

    def rank(address: str) -> int:
        path = urlsplit(address).path.lower()
        if "news" in path:
            return 0
        if any(word in path for word in ("post", "article", "stor", "artikel")):
            return 1
        return 3 if any(word in path for word in ("page", "categ", "tag", "author")) else 2

    return sorted(addresses, key=rank)


def distinct(found: Sequence[Announcement]) -> tuple[list[Announcement], list[Announcement]]:
    """Separate those that name what an earlier one names: the same articles in other words."""
    kept: list[Announcement] = []
    same: list[Announcement] = []
    for each in found:
        (same if any(_keys(each) == _keys(other) for other in kept) else kept).append(each)
    return kept, same


def feed_source(found: Announcement) -> ProposedSource:
    """Write a feed as a source: all that it announces are articles."""
    return ProposedSource("feed", found.url, f"{found.origin}; {_count(found)}")


def sitemap_sources(
    found: Sequence[Announcement], pattern: UrlPattern | None
) -> Iterator[ProposedSource]:
    """Write sitemaps as sources, or once the index that named them, where their names change.

    An index leads to other sitemaps too, and a sitemap that is none of news to all pages: there
    the patterns choose.
    """
    indexes = Counter(each.index for each in found if each.is_news)
    seen: set[str] = set()
    for each in found:
        is_one_of_many = each.index is not None and indexes[each.index] > 1
        changes = bool(_CHANGING.search(urlsplit(each.url).path))
        by_index = pattern is not None and (is_one_of_many or changes)
        url = each.index if each.index is not None and by_index else each.url
        if url in seen:
            continue
        seen.add(url)
        what = "a news sitemap" if each.is_news else "a sitemap"
        origin = f"{each.origin}; {what}, {_count(each)}"
        if pattern is None or (each.is_news and url == each.url):
            yield ProposedSource("sitemap", url, origin)
        else:
            yield ProposedSource("sitemap", url, origin, pattern.include, pattern.exclude)


def _count(found: Announcement) -> str:
    number = len(found.entries)
    return f"{number} article{'s' if number != 1 else ''} when looked at"


def _own(entries: Iterable[Entry], home_url: str) -> tuple[Entry, ...]:
    home = host_of(home_url)
    return tuple(entry for entry in entries if is_same_site(host_of(entry.url), home))


def _keys(found: Announcement) -> frozenset[str]:
    return frozenset(url_key(entry.url) for entry in found.entries)
