"""What an outlet cuts beside the article: furniture that is no line of its page text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.furniture import Furniture
from etl.normalize import repair
from etl.page.cut import take_out
from etl.page.merge import MAX_FURNITURE_CHARS, MAX_FURNITURE_LINES, label
from etl.page.pieces import read_pieces

if TYPE_CHECKING:
    from etl.page.cut import Kinds


def read_apart(cuts: Kinds) -> tuple[Furniture, ...]:
    """Take elements out of their page, and read them; those inside others by themselves."""
    for element in cuts:
        if element.getparent() is not None:
            take_out(element)
    texts = [
        (piece.text[:MAX_FURNITURE_CHARS], kind)
        for element, kind in cuts.items()
        for piece in read_pieces(element)
    ]
    return tuple(
        Furniture(label(text, kind, is_above=True), repair(text))
        for text, kind in texts[:MAX_FURNITURE_LINES]
    )
