"""Front pages of a site: which links of the home page lead to one, and what they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.proposal.fact import ProposedSource
from crawler.proposal.page import MOST_MENU_WORDS
from crawler.section import looks_like_article
from crawler.url import host_of, port_of, url_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crawler.proposal.page import Link, Page
    from crawler.proposal.url_pattern import UrlPattern

MOST_FRONTS = 4
LEAST_ARTICLES = 2
DEEPEST = 2

_FILE = re.compile(r"\.(?!html?$|php$|aspx?$)\w{2,5}$")
# Lists of articles by tag, author or page number, linked from everywhere.
_LIST = re.compile(
    r"/(?:tags?|topics?|authors?|autor(?:en|es|i)?|auteurs?|categor(?:y|ies|ia|ie)|kategorien?|page"
    r"|search|profiles?|people|themen?|temas?|temi|hubs?|sections?|sekce|rubrik(?:en)?|rubrique)/",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:^|/)\d+(?:/|$)")
# What a menu leads to beside news, in its commonest spelling; others cost one request each.
_SERVICE = re.compile(
    r"\b(?:log-?in|sign-?in|sign-?up|register|account|subscri\w*|newsletters?|contact\w*|about\w*"
    r"|privacy|terms|cookies?|search|advert\w*|jobs|careers|shop|store|imprint|impressum"
    r"|datenschutz|kontakt|help|faq|rss|feed|tags?|authors?|e-?paper|apps?)\b",
    re.IGNORECASE,
)


def front_candidates(home: Page, articles: Iterable[str]) -> list[str]:
    """Choose links of the home page that may lead to section fronts, likeliest first.

    Those come first under whose path known articles lie, then those of the menu.
    """
    folders = {part for url in articles for part in _folders(url)}
    found: dict[str, tuple[bool, bool]] = {}
    for link in home.links:
        if _may_be_front(link, home):
            is_folder = urlsplit(link.url).path.strip("/") in folders
            found.setdefault(_plain(link.url), (not is_folder, not link.is_menu))
    return sorted(found, key=lambda url: found[url])[:MOST_FRONTS]


def other_pages(pages: Iterable[Page], fronts: Iterable[Page]) -> set[str]:
    """Name pages that are no articles: the fronts, lists, what menus, heads and feet lead to."""
    links = [link for page in pages for link in page.links if _is_own(link, page)]
    named = {link.url for link in links if link.is_menu or _LIST.search(link.url)}
    return {*named, *(page.url for page in fronts)}


def article_links(pages: Iterable[Page]) -> list[str]:
    """Name the addresses to which pages link as to articles, by address or by a headline."""
    found: dict[str, str] = {}
    for page in pages:
        for link in page.links:
            is_headline = len(link.words.split()) > MOST_MENU_WORDS
            is_likely = looks_like_article(link.url) or is_headline
            is_other = link.is_menu or link.url == page.url or _LIST.search(link.url)
            if is_likely and not is_other and _is_own(link, page):
                found.setdefault(url_key(link.url), link.url)
    return list(found.values())


def front_sources(pages: Sequence[Page], pattern: UrlPattern) -> Iterator[ProposedSource]:
    """Propose the pages that name articles which no page before them named."""
    known: set[str] = set()
    for page in pages:
        keys = {url_key(link.url) for link in page.links if pattern.takes(link.url)}
        if len(keys - known) >= LEAST_ARTICLES:
            origin = f"front page with links to {len(keys)} articles: {pattern.origin}"
            yield ProposedSource("section", page.url, origin, pattern.include, pattern.exclude)
        known |= keys


def _may_be_front(link: Link, home: Page) -> bool:
    parts = urlsplit(link.url)
    path = parts.path.strip("/")
    if not _is_own(link, home) or not path or parts.query or path.count("/") >= DEEPEST:
        return False
    if looks_like_article(link.url) or _FILE.search(path) or _NUMBER.search(path):
        return False
    return not _SERVICE.search(path) and url_key(link.url) != url_key(home.url)


def _is_own(link: Link, page: Page) -> bool:
    """Tell whether a link stays on its page's server."""
    return (host_of(link.url), port_of(link.url)) == (host_of(page.url), port_of(page.url))


def _folders(url: str) -> Iterator[str]:
    parts = urlsplit(url).path.strip("/").split("/")[:-1]
    return ("/".join(parts[:depth]) for depth in range(1, min(len(parts), DEEPEST) + 1))


def _plain(url: str) -> str:
    return url.partition("?")[0]
