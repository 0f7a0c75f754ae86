"""A region read in document order: its lines as a browser would break them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from etl.page.blocks import HEADINGS, INLINE

if TYPE_CHECKING:
    from collections.abc import Container

MAX_PIECES = 20_000
# Where a word may be broken; the extractor takes them out too.
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line: the block that it stands in, its text, and how many characters are linked."""

    element: Any
    text: str
    linked: int

    @property
    def is_heading(self) -> bool:
        """Whether it is set as a heading."""
        return self.element.tag in HEADINGS


def read_pieces(region: Any, apart: Container[Any] = ()) -> list[Piece]:
    """Read the lines of a region, at most MAX_PIECES of them.

    Args:
        region: an element.
        apart: words in it that are lines of their own.
    """
    pieces: list[Piece] = []
    run: list[str] = []
    linked = links = 0
    block = region
    for event, element in etree.iterwalk(region, events=("start", "end")):
        tag = element.tag
        is_start = event == "start"
        text = element.text if is_start else (element.tail if element is not region else None)
        if tag not in INLINE or tag == "br" or element in apart:
            if run:
                _end(run, pieces, block, linked)
                linked = 0
                if len(pieces) == MAX_PIECES:
                    return pieces
            block = element if is_start else element.getparent()
        if tag == "a":
            links += 1 if is_start else -1
        if text:
            run.append(text)
            if links:
                linked += len(text.strip())
    _end(run, pieces, block, linked)
    return pieces


def _end(run: list[str], pieces: list[Piece], block: Any, linked: int) -> None:
    if text := " ".join("".join(run).split()):
        text = text if text.isascii() else text.translate(_INVISIBLE)
        pieces.append(Piece(block, text, linked))
    run.clear()
