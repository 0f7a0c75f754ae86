"""Other articles below the one that a page is for, as pages without an end have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.blocks import Block


def find_others(blocks: Sequence[Block], headline: int) -> set[Any]:
    """Find the articles, marked as such, that have a headline (h1) of their own.

    Args:
        blocks: of the page, in document order.
        headline: index of the block that is the headline of the page's own article.
    """
    own = {blocks[headline].element, *blocks[headline].element.iterancestors()}
    others = set()
    for block in blocks[headline + 1 :]:
        if block.element.tag == "h1":
            around = next(block.element.iterancestors("article"), None)
            if around is not None and around not in own:
                others.add(around)
    return others
