"""Pages that announce articles and are none: front pages, sections, results of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from etl.page.region import Survey

_MANY = 6
_HARDLY_ANY = 1000
_FRONT = frozenset({"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"})


def listing(survey: Survey, url: str | None) -> str | None:
    """Say why a page that does not call itself an article is none; None when it may be one.

    Args:
        survey: of the page's prose.
        url: of the page.
    """
    size = survey.region.size if survey.region is not None else 0
    number = len(survey.cards)
    many = number >= _MANY
    if many and url and urlsplit(url).path.casefold() in _FRONT:
        return f"a front page with {number} announcements of other pages"
    if many and size < _HARDLY_ANY and survey.announced > size:
        return f"{number} announcements of other pages, and little else"
    return None
