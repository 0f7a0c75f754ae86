"""What stands outside the article's region and still belongs to it, or is kept as evidence."""

from __future__ import annotations

from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING, Any

from etl.furniture import Furniture, kind_of
from etl.page.blocks import HEADINGS
from etl.page.merge import PageLine
from etl.page.pieces import read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.page.blocks import Block
    from etl.page.region import Survey

_KEPT = frozenset({"comments", "caption", "author", "notice", "correction", "box", "embed"})
# Lines that say by their words that they are about the article above them, or below them.
_ABOUT = frozenset({"notice", "tagline", "contributor", "correction", "editor_note"})
_MAX_FOOTERS = 100
_MAX_NEAR = 8
_MAX_LINES = 300
_MAX_CHARS = 2000


def keep_article_footers(tree: Any) -> None:
    """Make the footers of articles boxes like others: notices and corrections stand in them."""
    for footer in list(islice(tree.iter("footer"), _MAX_FOOTERS)):
        if next(footer.iterancestors("article"), None) is not None:
            footer.tag = "div"
            footer.set("class", f"footer {footer.get('class') or ''}")


def read_beside(found: Survey) -> tuple[Furniture, ...]:
    """Comments, captions, notices and the like that stand outside the region, line by line."""
    return tuple(islice(_beside(found), _MAX_LINES))


def _beside(found: Survey) -> Iterator[Furniture]:
    if found.region is None:
        return
    region = found.region.element
    above = {region, *region.iterancestors()}
    kept = {each: kind for each, kind in found.asides.items() if kind in _KEPT}
    earlier = _earlier(region) if "caption" in kept.values() else set()
    for element, kind in kept.items():
        around = set(element.iterancestors())
        if element in above or region in around or not kept.keys().isdisjoint(around):
            continue
        # Pictures below the article are those of other articles.
        if kind != "caption" or element in earlier:
            for piece in read_pieces(element):
                yield Furniture(kind, piece.text[:_MAX_CHARS])


def _earlier(region: Any) -> set[Any]:
    """The elements that begin before a region does."""
    elements = region.getroottree().iter()
    return set(takewhile(lambda element: element is not region, elements))


def read_below(found: Survey, blocks: Sequence[Block]) -> list[PageLine]:
    """The notices and sign-offs that follow the region, up to the next heading or text."""
    if found.region is None:
        return []
    inside = set(found.region.element.iter())
    rest = dropwhile(lambda block: block.element not in inside, blocks)
    below = islice((block for block in rest if block.element not in inside), _MAX_NEAR)
    lines = takewhile(lambda line: line is not None, map(_about, below))
    return [line for line in lines if line is not None and line.kind]


def _about(block: Block) -> PageLine | None:
    """A line about the article; an empty one where it may be passed over; None where to stop."""
    if block.element.tag in HEADINGS:
        return None
    text = " ".join("".join(block.element.itertext()).split())[:_MAX_CHARS]
    kind = kind_of(text)
    if kind in _ABOUT:
        return PageLine(text, kind)
    return PageLine("") if kind is not None or block.linked > block.own else None
