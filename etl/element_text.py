"""The text of an element, no more of it than is asked for."""

from __future__ import annotations

import html
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARS = 300
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_UNREAD = ("script", "style", "noscript", "template", "svg")
_MAX_PIECES = 200


def text_of(element: Any, limit: int = MAX_CHARS, joint: str = "") -> str:
    """The text of an element, at most so many characters of it; `joint` stands between its parts.

    Reading ends there: an element may hold the whole page.
    """
    if element.text and len(element) == 0:
        return clean(element.text, limit)
    pieces: list[str] = []
    size = 0
    dead = next(element.iter(*_UNREAD), None) is not None
    parts = _shown(element) if dead else element.itertext()
    for piece in islice(parts, _MAX_PIECES):
        pieces.append(piece)
        size += len(piece.strip())
        if size > limit:
            break
    return clean(joint.join(pieces), limit)


def _shown(element: Any) -> Iterator[str]:
    """The parts of an element's text that are shown, in order."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            yield from _shown(child)
        yield child.tail or ""


def clean(text: str | None, limit: int = MAX_CHARS) -> str:
    """A line of text: entities resolved, one space between words, nothing invisible.

    >>> clean("Mill  closes &amp; re\u00adopens")
    'Mill closes & reopens'
    """
    text = (text or "")[: limit * 20]
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())[:limit]
