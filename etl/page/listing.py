"""Pages that announce articles and are none: front pages, sections, results of a search."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from etl.page.refusal import Refusal, says_when

if TYPE_CHECKING:
    from etl.markup import Markup
    from etl.page.region import Survey

_MANY = 6
# At an address of a list, or under a title of one, fewer are enough.
_SOME = 3
_HARDLY_ANY = 1000
_FRONT = frozenset({"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"})
_LISTS = re.compile(
    r"/(?:tags?|categor(?:y|ies|ia|ias|ie)|authors?|topics?|search|archives?|kategorien?|thema|themen"
    r"|schlagwort|autor(?:en|es)?|auteurs?|autore|etiquetas?|sujets?|temas?|buscar|suche|recherche"
    r"|ricerca|cerca|zoeken|rubrik|seccion|section|sections|page|staff|profile)"
    r"/[^/]*(?:/page/\d+|/\d+)?/?$|/search/?$"
)
_QUERIES = frozenset({"s", "q", "query", "keyword", "search"})
_TITLES = re.compile(
    r"^(?:tag|category|author|topic|archives?|search results?)\b.{0,3}:|, author at\b"
    r"|^(?:search results for|you searched for|posts tagged)\b|\barchives?\s*(?:[|–—-].*)?$"
    r"|\barchives? (?:page \d+|- page)",
    re.IGNORECASE,
)
_LONG_LINK = 20
_MAX_LINKS = 2000


def listing(survey: Survey, url: str | None, markup: Markup) -> Refusal | None:
    """Say why a page that does not call itself an article is none; None when it may be one.

    Args:
        survey: of the page's prose.
        url: of the page.
        markup: of the page; systems call lists of articles articles too, but date only articles.
    """
    is_dated = says_when(markup)
    lists = not is_dated and not markup.described.is_article and _is_list(url, markup.title)
    if markup.called_article and not lists:
        return None
    reason = "video_page" if markup.called_video else "listing"
    size = survey.region.size if survey.region is not None else 0
    number = len(survey.cards)
    many = number >= (_SOME if lists else _MANY)
    if many and not is_dated and url and urlsplit(url).path.casefold() in _FRONT:
        return Refusal("listing", f"a front page with {number} announcements of other pages")
    if many and size < _HARDLY_ANY and survey.announced > size:
        return Refusal(reason, f"{number} announcements of other pages, and little else")
    return None


def _is_list(url: str | None, title: str | None) -> bool:
    """Whether the address or the title of a page is that of a list."""
    if title and _TITLES.search(title):
        return True
    if not url:
        return False
    parts = urlsplit(url)
    return bool(_LISTS.search(parts.path.casefold())) or not _QUERIES.isdisjoint(
        parse_qs(parts.query)
    )


def count_links(tree: Any) -> int:
    """How many links of a page are as long as titles are."""
    links = islice(tree.iter("a"), _MAX_LINKS)
    return sum(len("".join(link.itertext()).strip()) >= _LONG_LINK for link in links)
