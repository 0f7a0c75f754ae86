"""The extractor's lines and the furniture around them, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.furniture import kind_of
from etl.normalize import is_ended
from etl.page.selected import Declared
from etl.page.texts import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.page.pieces import Piece

# Where the markup is believed whatever the line says: it speaks of a picture or of other articles,
# or readers wrote it, and is no evidence of where the text comes from.
_BELIEVED = frozenset({"caption", "comments", "related", "consent", "hidden", "tags"})
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
    keys = [_key(line) for line in lines]
    whole = "".join(squeezed(line) for line in lines)
    places = _places(keys, [squeezed(piece.text) for piece, kind in pieces if kind is None])
    merged: list[PageLine] = []
    done = furniture = searches = 0
    for piece, kind in pieces:
        place = next(places) if kind is None else None
        is_kept = place is not None
        if kind is None and not is_kept and searches < _MAX_SEARCHES:
            searches += 1
            is_kept = _is_inside(squeezed(piece.text), whole)
        if is_kept:
            if place is not None and place >= done:
                merged += map(PageLine, lines[done : place + 1])
                done = place + 1
        elif furniture < MAX_FURNITURE_LINES:
            furniture += 1
            text = piece.text[:MAX_FURNITURE_CHARS]
            merged.append(
                PageLine(text, label(text, kind, is_above=not any(map(_is_story, lines[:done]))))
            )
    merged += map(PageLine, lines[done:])
    return merged


def _places(lines: Sequence[str], pieces: Sequence[str]) -> Iterator[int | None]:
    """For each piece the line that it became: the same one, else one that opens like it.

    A line is one piece only, so that of two paragraphs that open alike one can be missed.
    """
    same: dict[str, list[int]] = {}
    alike: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        same.setdefault(line, []).append(index)
    found: list[int | None] = [same[piece].pop(0) if same.get(piece) else None for piece in pieces]
    for index in sorted(index for rest in same.values() for index in rest):
        alike.setdefault(lines[index][:_KEY], []).append(index)
    for place, piece in zip(found, pieces, strict=True):
        rest = alike.get(piece[:_KEY]) if place is None else None
        yield rest.pop(0) if rest else place


def _is_inside(piece: str, whole: str) -> bool:
    """Whether a piece stands inside a line: the extractor joins some."""
    return piece[:_KEY] in whole and piece[-_KEY:] in whole


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


def _key(line: str) -> str:
    """A line as the page has it: the extractor marks items of lists, and cells of tables."""
    key = squeezed(line)
    if key.startswith("|"):
        return key[1:].partition("|")[0]
    return key.removeprefix("-") if line.startswith("- ") else key
