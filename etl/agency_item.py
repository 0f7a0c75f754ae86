"""The agency's own article that a page is, or declares itself to be a copy of."""

from __future__ import annotations

import re

from crawler.url import url_key
from etl.agencies import agency_of_url

_NUMBER = re.compile(r"[0-9a-f]{32}")
# "apnews.com/article/0123...": 32 hexadecimal digits, alone or behind the words of the headline.
_NUMBERED = re.compile(r"/(?:[\w-]*-)?([0-9a-f]{32})(?:$|[/?#])")
# Sections and front pages, which templates declare by mistake, have neither.
_ARTICLE_PATH = re.compile(r"\d|\w-\w+-\w")


def agency_item(
    url: str, declared_url: str | None, own: str | None, external_id: str | None = None
) -> str | None:
    """Name the item: `AGENCY:id` where the agency numbers its articles, else `AGENCY:url key`.

    The same item's name is the same whichever headline its address spells.

    >>> agency_item("https://post.example/a", "https://apnews.com/article/mill-" + "0a" * 16, None)
    'AP:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a'
    >>> agency_item("https://post.example/a", "https://post.example/a", None) is None
    True
    """
    if own and external_id and _NUMBER.fullmatch(external_id):
        return f"{own}:{external_id}"
    for address in (declared_url, url):
        if address and (agency := agency_of_url(address)):
            return _named(agency, address)
    return _named(own, declared_url or url) if own else None


def _named(agency: str, url: str) -> str:
    numbered = _NUMBERED.search(url)
    return f"{agency}:{numbered[1] if numbered else url_key(url)}"


def is_one_article(item: str) -> bool:
    """Whether an item's name is that of one article, not of a section or a front page.

    >>> is_one_article("AP:" + "0a" * 16), is_one_article("AFP:https://afp.com/en/news-hub")
    (True, False)
    """
    _, _, address = item.partition(":")
    _, is_url, place = address.partition("://")
    path = place.partition("/")[2] if is_url else address
    return _ARTICLE_PATH.search(path) is not None
