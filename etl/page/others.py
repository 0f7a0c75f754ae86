"""Other articles below the one that a page is for, as pages without an end have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.blocks import Block

# So many below hardly any text are the posts of one article.
_POSTS = 3
_WHOLE = 600
_HARDLY_ANY = 150


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
    if not others:
        return others
    own_size = _prose_outside(blocks[headline + 1 :], others)
    are_own = own_size < (_WHOLE if len(others) >= _POSTS else _HARDLY_ANY)
    return set() if are_own else others


def _prose_outside(blocks: Sequence[Block], others: set[Any]) -> int:
    """How much text the page's own article would have without the others."""
    outside = (
        block.own
        for block in blocks
        if block.is_prose and others.isdisjoint((block.element, *block.element.iterancestors()))
    )
    return sum(outside)
