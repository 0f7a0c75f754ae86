"""The slides of a gallery, told by their counters: "3 of 12", "Bild 3/12"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.counter import is_counter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.pieces import Piece

_LEAST = 3
_MAX_CLIMB = 4
_MAX_SLIDES = 500
_SHARE = 0.7
# More is the text of an article that is shown slide by slide.
_MAX_SLIDE = 700
_PICTURES = ("img", "picture", "amp-img", "figure", "video")


def find_slides(pieces: Sequence[Piece]) -> list[Any]:
    """The boxes of three or more pictures that are counted, each with its caption.

    Where they are most of the text, they are what the article is made of.
    """
    counters = [piece.element for piece in pieces if is_counter(piece.text)][:_MAX_SLIDES]
    if len(counters) < _LEAST:
        return []
    shared = {each for counter in counters for each in _shared(counter, counters)}
    boxes = [box for counter in counters if (box := _slide(counter, shared)) is not None]
    size = sum(len(run) for box in boxes for run in box.itertext())
    is_beside = size < _SHARE * sum(len(piece.text) for piece in pieces)
    return boxes if len(boxes) >= _LEAST and is_beside else []


def _shared(counter: Any, counters: Sequence[Any]) -> list[Any]:
    """What is around a counter and another one too."""
    other = counters[1] if counter is counters[0] else counters[0]
    around = set(other.iterancestors())
    return [each for each in counter.iterancestors() if each in around]


def _slide(counter: Any, shared: set[Any]) -> Any | None:
    """The smallest element around a counter with a picture in it, if it is short."""
    box = counter
    for _ in range(_MAX_CLIMB):
        if box is None or box in shared:
            return None
        if next(box.iter(*_PICTURES), None) is not None:
            return box if sum(map(len, box.itertext())) <= _MAX_SLIDE else None
        box = box.getparent()
    return None
