"""The extractor's lines and the furniture around them, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.furniture import kind_of
from etl.normalize import is_ended
from etl.page.selected import Declared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.pieces import Piece

# Where the markup is believed whatever the line says: it speaks of a picture or of other articles,
# or readers wrote it, and is no evidence of where the text comes from.
_BELIEVED = frozenset({"caption", "comments", "related", "consent", "hidden"})
_KEY = 30
# A line that begins like none of the extractor's is looked for inside all of them, so many times.
_MAX_SEARCHES = 2000
_SENTENCE_WORDS = 8
MAX_FURNITURE_CHARS = 2000
MAX_FURNITURE_LINES = 300


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line; `kind` is the kind of furniture that the page's markup says it is."""

    text: str
    kind: str | None = None


def merge(lines: Sequence[str], pieces: Sequence[tuple[Piece, str | None]]) -> list[PageLine]:
    """Put what was cut, and what the extractor left out, back between its lines, labelled.

    Args:
        lines: what the extractor kept.
        pieces: the region as it reads, each line with the kind of furniture that it was cut as.
    """
    keys = [_squeeze(line) for line in lines]
    whole = "".join(keys)
    starts: dict[str, int] = {}
    for index, key in enumerate(keys):
        starts.setdefault(key[:_KEY], index)
    merged: list[PageLine] = []
    done = furniture = searches = 0
    for piece, kind in pieces:
        key = _squeeze(piece.text)[:_KEY]
        found = starts.get(key, -1)
        is_kept = kind is None and found >= 0
        if kind is None and not is_kept and searches < _MAX_SEARCHES:
            searches += 1
            is_kept = key in whole
        if is_kept:
            if found >= done:
                merged += map(PageLine, lines[done : found + 1])
                done = found + 1
        elif furniture < MAX_FURNITURE_LINES:
            furniture += 1
            text = piece.text[:MAX_FURNITURE_CHARS]
            merged.append(
                PageLine(text, label(text, kind, is_above=not any(map(_is_story, lines[:done]))))
            )
    merged += map(PageLine, lines[done:])
    return merged


def label(text: str, kind: str | None, *, is_above: bool) -> str:
    """The kind that the outlet or the markup gives, else what the line says of itself.

    An agency's mark alone signs off a story; above one it may be anything.
    """
    if kind is not None and (kind in _BELIEVED or isinstance(kind, Declared)):
        return str(kind)
    said = kind_of(text)
    if said == "tagline" and is_above:
        said = None
    return said or kind or "other"


def _is_story(line: str) -> bool:
    return is_ended(line) and len(line.split()) >= _SENTENCE_WORDS


def _squeeze(text: str) -> str:
    return "".join(text.split())
