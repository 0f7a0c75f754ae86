"""Patterns of robots.txt (RFC 9309, 2.2.3) and tdmrep.json: a prefix, with * and a final $."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable


def target_of(url: str) -> str:
    """Give what patterns are held against: path and query, without percent escapes.

    >>> target_of("https://example.org/caf%C3%A9?x=1#top")
    '/café?x=1'
    """
    parts = urlsplit(url)
    return unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def matches(pattern: str, target: str) -> bool:
    """Tell whether a pattern matches, in time that is linear for each of its stars.

    >>> matches("/news/*.pdf$", "/news/a.pdf"), matches("/news/*.pdf$", "/news/a.pdf?x")
    (True, False)
    """
    is_whole = pattern.endswith("$")
    first, *rest = re.split(r"\*+", unquote(pattern.removesuffix("$")))
    if not target.startswith(first):
        return False
    if not rest:
        return not is_whole or target == first
    *middle, last = rest
    place = _after(target, middle, len(first))
    if place is None:
        return False
    return target.endswith(last, place) if is_whole else last in target[place:]


def longest(patterns: Iterable[str], target: str) -> str | None:
    """Give the longest pattern that matches, None when none does."""
    return max((each for each in patterns if matches(each, target)), key=len, default=None)


def _after(target: str, parts: list[str], place: int) -> int | None:
    for part in parts:
        found = target.find(part, place)
        if found < 0:
            return None
        place = found + len(part)
    return place
