"""A region read in document order: its lines as a browser would break them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from etl.page.blocks import HEADINGS, INLINE

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

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
    for piece in _pieces(region, apart):
        pieces.append(piece)
        if len(pieces) == MAX_PIECES:
            break
    return pieces


def _pieces(region: Any, apart: Container[Any]) -> Iterator[Piece]:
    run: list[str] = []
    linked = links = 0
    block = region

    def flush() -> Iterator[Piece]:
        nonlocal linked
        if run and (text := " ".join("".join(run).split())):
            yield Piece(block, text if text.isascii() else text.translate(_INVISIBLE), linked)
        run.clear()
        linked = 0

    def take(text: str | None) -> None:
        nonlocal linked
        if text:
            run.append(text)
            linked += len(text.strip()) if links else 0

    for event, element in etree.iterwalk(region, events=("start", "end")):
        tag = element.tag
        inline = tag in INLINE and tag != "br" and element not in apart
        if event == "start":
            if not inline:
                yield from flush()
                block = element
            links += tag == "a"
            take(element.text)
        else:
            links -= tag == "a"
            if not inline:
                yield from flush()
                block = element.getparent()
            if element is not region:
                take(element.tail)
    yield from flush()
