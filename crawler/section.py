"""Front pages: the links that lead to articles of the same outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
from lxml import etree

from crawler.discovery import fold
from crawler.entry import Entry, Listing
from crawler.url import url_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.outlet import Outlet, Source

MOST_LINKS = 5_000
LEAST_HEADLINE_WORDS = 4

_ARTICLE_NAME = re.compile(r"(?:[^-]+-){3}|\d{5}|\.html?$")


def parse_section(
    body: bytes, url: str, outlet: Outlet, source: Source, *, encoding: str | None = None
) -> Listing:
    """Read the links of a front page that stay on the outlet's hosts, each article once.

    When the source has no include patterns, only links that look like articles are taken: a
    last part of the path with three hyphens, five digits in a row or `.html`.
    """
    try:
        root = lxml.html.document_fromstring(body, parser=_parser(encoding))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        return Listing(problems=(f"is no page: {error}"[:200],))
    found: dict[str, Entry] = {}
    for entry in _links(root, url):
        if outlet.covers(entry.url) and (source.include or looks_like_article(entry.url)):
            key = url_key(entry.url)
            kept = found.setdefault(key, entry)
            if kept.headline is None and entry.headline is not None:
                found[key] = entry
    return Listing(tuple(found.values()), () if found else ("has no link to an article",))


def looks_like_article(url: str) -> bool:
    """Guess from a URL alone whether it is an article's.

    >>> looks_like_article("https://example.org/news/mayor-opens-new-bridge")
    True
    >>> looks_like_article("https://example.org/news/")
    False
    """
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return _ARTICLE_NAME.search(last) is not None


def _links(root: lxml.html.HtmlElement, url: str) -> Iterator[Entry]:
    base = _join(url, root.xpath("string((//base/@href)[1])")) or url
    for link in root.xpath("//a[@href]")[:MOST_LINKS]:
        address = _join(base, link.get("href"))
        if address is not None:
            words = fold(link.text_content())
            is_headline = len(words.split()) >= LEAST_HEADLINE_WORDS
            yield Entry(address, headline=words if is_headline else None)


def _join(base: str, link: str) -> str | None:
    try:
        address = urldefrag(urljoin(base, link.strip())).url
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _parser(encoding: str | None) -> lxml.html.HTMLParser:
    try:
        return lxml.html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
    except LookupError:
        return lxml.html.HTMLParser(no_network=True, huge_tree=False)
