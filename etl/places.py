"""Where an element stands in its page, and whose it is: the article's, a picture's, an author's."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from etl.element_text import MAX_CHARS

_MAX_CLASS_CHARS = 500
_PICTURE_CLASS = re.compile(r"photo|caption|image|picture|media|gallery|thumb", re.IGNORECASE)
_APART_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:site|page|global|main)[\s_-]?foot|footer(?:$|\s)|colophon|legal|comments?"
    r"|teasers?|related|recommend\w*|promos?|widgets?|sidebar|most[_-]?read|trending|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEAR = 4
_BESIDE = frozenset({"figure", "figcaption", "nav", "footer", "aside"})
_AUTHOR_PATH = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?|autori)/\w", re.IGNORECASE)
_MAX_ANCESTORS = 60


def is_within(element: Any, tags: frozenset[str]) -> bool:
    """Whether an element or one around it has one of the tags."""
    if element.tag in tags:
        return True
    return any(each.tag in tags for each in islice(element.iterancestors(), _MAX_ANCESTORS))


def is_beside(element: Any) -> bool:
    """Whether an element belongs to a picture, or to a part of the page beside the article."""
    if is_within(element, _BESIDE):
        return True
    near = (element, *islice(element.iterancestors(), 2))
    return any(_PICTURE_CLASS.search(each.get("class") or "") for each in near)


def is_outside(element: Any) -> bool:
    """Whether an element is a link's, a picture's, or stands beside the article; not its footer."""
    in_footer = False
    for each in (element, *islice(element.iterancestors(), _MAX_ANCESTORS)):
        if each.tag == "article":
            return False
        if each.tag == "footer":
            in_footer = True
        elif each.tag == "a" or each.tag in _BESIDE:
            return True
    return in_footer


def is_apart(element: Any) -> bool:
    """Whether an element belongs to other stories, to readers, or to the site as a whole."""
    near = (element, *islice(element.iterancestors(), _NEAR))
    return any(_APART_CLASS.search(f"{each.get('class')} {each.get('id')}") for each in near)


def is_author_link(element: Any) -> bool:
    """Whether an element says by its `rel`, which may hold several words, that it is an author's.

    >>> from lxml.html import fromstring
    >>> is_author_link(fromstring("<a rel='author url' href='/jane'>Jane Roe</a>"))
    True
    """
    rel = element.get("rel")
    return rel is not None and names_author(rel)


def names_author(rel: str) -> bool:
    """Whether one of the words of a `rel` is `author`."""
    return "author" in rel.lower()[:_MAX_CLASS_CHARS].split()


def leads_to_author(link: Any) -> bool:
    """Whether the address of a link is that of an author's page."""
    address = (link.get("href") or "")[:MAX_CHARS]
    return "aut" in address.lower() and _AUTHOR_PATH.search(address) is not None
