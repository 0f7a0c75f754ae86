"""Which extraction to believe: the cheap one, unless too little of the region came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from etl.page.engine import cheap_lines, thorough_lines
from etl.page.pieces import read_pieces
from etl.page.texts import squeezed

if TYPE_CHECKING:
    from etl.page.region import Region
    from etl.page.rules import Rules

# Below this many bytes of prose a region is not to be relied on.
MIN_PROSE = 300
# ... where it stands below the headline: the stub of an article is as short.
MIN_BELOW = 120
_ENOUGH = 0.7
_HARDLY_ANY = 0.4
_MIN_BLOCK = 60
_COMPARED = 40
# As many paragraphs, spread evenly, tell as much as all of them: each is looked for in the whole.
_SAMPLED = 300
# Twenty times those of a long article's page; searching so many takes about two seconds.
_MAX_ELEMENTS = 100_000
_ELEMENTS: Any = etree.XPath("count(//*)")


def article_lines(tree: Any, region: Region | None, rules: Rules) -> list[str]:
    """The lines of the article.

    The extractor sees the region first. Where that loses more than a third of the region's
    paragraphs, the whole page is tried; where that finds hardly any of them either, the region is
    taken as it reads. A region that the outlet declares is all that is read.
    """
    if region is not None and region.declared:
        return _declared_lines(region)
    if region is None or "region" not in rules:
        return _thorough_lines(tree)
    if region.size < (MIN_BELOW if region.is_below else MIN_PROSE):
        return _thorough_lines(tree)
    openings = _openings(region)
    lines = cheap_lines(region.element)
    share = _share(openings, lines)
    if share >= _ENOUGH or "second_pass" not in rules:
        return lines
    thorough = _thorough_lines(tree)
    if (better := _share(openings, thorough)) > share:
        lines, share = thorough, better
    if share < _HARDLY_ANY:
        return [piece.text for piece in read_pieces(region.element)]
    return lines


def _declared_lines(region: Region) -> list[str]:
    lines = cheap_lines(region.element)
    if lines and _share(_openings(region), lines) >= _ENOUGH:
        return lines
    return [piece.text for piece in read_pieces(region.element)]


def _thorough_lines(tree: Any) -> list[str]:
    """Nothing where the page has more elements than can be searched in a bearable time."""
    return [] if _ELEMENTS(tree) > _MAX_ELEMENTS else thorough_lines(tree)


def _openings(region: Region) -> list[str]:
    long = [block for block in region.prose if block.own > _MIN_BLOCK]
    texts = (
        squeezed("".join(block.element.itertext()))[:_COMPARED]
        for block in long[:: len(long) // _SAMPLED + 1]
    )
    return [text for text in texts if text]


def _share(openings: list[str], lines: list[str]) -> float:
    """Share of the paragraphs whose opening is among the lines."""
    if not openings:
        return 1.0
    text = squeezed("".join(lines))
    return sum(opening in text for opening in openings) / len(openings)
