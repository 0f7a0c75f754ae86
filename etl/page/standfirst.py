"""The lines between headline and story: a standfirst or a first paragraph set apart."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from etl.furniture import kind_of
from etl.normalize import is_ended
from etl.page.names import kind_of_element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.page.blocks import Block
    from etl.page.region import Region

_MAX_LINES = 4
_MIN_CHARS = 40
_MIN_WORDS = 6
_COMPARED = 40


def read_standfirst(
    region: Region, blocks: Sequence[Block], headline: int, description: str | None
) -> list[str]:
    """Prose that stands above the region, below the headline.

    It is prose if it ends as a sentence does, or if the page's own description begins like it.
    """
    inside = set(region.element.iter())
    if blocks[headline].element in inside:
        return []
    above = {region.element, *region.element.iterancestors()}
    between = takewhile(lambda block: block.element not in inside, blocks[headline + 1 :])
    return list(_lines(list(between), above, description))[:_MAX_LINES]


def _lines(between: Sequence[Block], above: set[Any], description: str | None) -> Iterator[str]:
    opening = " ".join((description or "").split())[:_COMPARED]
    for block in between:
        line = " ".join("".join(block.element.itertext()).split())
        if len(line) < _MIN_CHARS or block.linked > block.own:
            continue
        described = bool(opening) and line.startswith(opening)
        sentence = is_ended(line) and len(line.split()) >= _MIN_WORDS
        if described or (sentence and not _is_named(block, above) and kind_of(line) is None):
            yield line


def _is_named(block: Block, above: set[Any]) -> bool:
    """Whether names say that a block is furniture, those of what is around the article aside."""
    chain = takewhile(
        lambda element: element not in above, (block.element, *block.element.iterancestors())
    )
    return any(kind_of_element(element) is not None for element in chain)
