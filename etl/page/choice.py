"""Which extraction to believe: the cheap one, unless too little of the region came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.page.engine import cheap_lines, thorough_lines
from etl.page.pieces import read_pieces

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


def article_lines(tree: Any, region: Region | None, rules: Rules) -> list[str]:
    """The lines of the article.

    The extractor sees the region first. Where that loses more than a third of the region's
    paragraphs, the whole page is tried; where that finds hardly any of them either, the region is
    taken as it reads.
    """
    if region is None or "region" not in rules:
        return thorough_lines(tree)
    if region.size < (MIN_BELOW if region.is_below else MIN_PROSE):
        return thorough_lines(tree)
    openings = _openings(region)
    lines = cheap_lines(region.element)
    share = _share(openings, lines)
    if share >= _ENOUGH or "second_pass" not in rules:
        return lines
    thorough = thorough_lines(tree)
    if (better := _share(openings, thorough)) > share:
        lines, share = thorough, better
    if share < _HARDLY_ANY:
        return [piece.text for piece in read_pieces(region.element)]
    return lines


def _openings(region: Region) -> list[str]:
    texts = (
        "".join("".join(block.element.itertext()).split())[:_COMPARED]
        for block in region.prose
        if block.own > _MIN_BLOCK
    )
    return [text for text in texts if text]


def _share(openings: list[str], lines: list[str]) -> float:
    """Share of the paragraphs whose opening is among the lines."""
    if not openings:
        return 1.0
    text = "".join("".join(lines).split())
    return sum(opening in text for opening in openings) / len(openings)
