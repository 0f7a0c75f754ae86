"""The short lines between headline and region: who wrote the article, and when."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from etl.furniture import kind_of
from etl.normalize import is_ended
from etl.page.above import is_dated
from etl.page.merge import PageLine
from etl.page.pieces import read_pieces
from etl.page.texts import holds_more

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from etl.page.region import Region

# What a line there may be by its words; all else is a menu's or a button's.
_KINDS = frozenset({"byline", "date_line", "contributor", "correction", "editor_note", "slugline"})
_MAX_ELEMENTS = 100
_MAX_CHARS = 500
_MAX_LINES = 8


def read_between(region: Region, headline: Any, aside: Collection[Any]) -> list[PageLine]:
    """Read bylines, dates and notes that stand below the headline and above the region.

    Args:
        region: the article's; what stands in it is read with it.
        headline: element of the headline.
        aside: elements that are furniture, whatever they say.
    """
    above = {region.element, *region.element.iterancestors()}
    if headline in above or region.element in headline.iterancestors():
        return []
    between = islice(_between(headline, region.element, above), _MAX_ELEMENTS)
    return list(islice(_lines(between, aside), _MAX_LINES))


def _between(headline: Any, region: Any, above: Collection[Any]) -> Iterator[Any]:
    """The outermost elements behind the headline and before the region."""
    element = headline
    while element is not None and element not in above:
        for sibling in element.itersiblings():
            if sibling in above:
                yield from _before(region, sibling, above)
                return
            yield sibling
        element = element.getparent()


def _before(region: Any, holder: Any, above: Collection[Any]) -> Iterator[Any]:
    while holder is not region:
        inner = None
        for child in holder:
            if child in above:
                inner = child
                break
            yield child
        if inner is None:
            return
        holder = inner


def _lines(between: Iterator[Any], aside: Collection[Any]) -> Iterator[PageLine]:
    for element in between:
        if element in aside or holds_more(element, _MAX_CHARS):
            continue
        for piece in read_pieces(element):
            kind = kind_of(piece.text)
            if kind is None and is_dated(piece.text) and not is_ended(piece.text):
                kind = "date_line"
            if kind in _KINDS:
                yield PageLine(piece.text, kind)
