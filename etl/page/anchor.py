"""Where the headline stands among a page's blocks; the article begins there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.normalize import words_of
from etl.page.blocks import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.page.blocks import Block

_COMPARED = 60
_LEAST = 20
_MAX_CHARS = 400
_MAX_HEADLINES = 6


def find_headline(blocks: Sequence[Block], headlines: Sequence[str]) -> int | None:
    """Index of the heading that says what the markup calls the headline; None without one.

    The headlines are tried as they are believed; an h1 goes before other headings. A heading may
    be cut short, or carry the outlet's name.
    """
    headings = [
        (index, block.element.tag, heading)
        for index, block in enumerate(blocks)
        if block.element.tag in HEADINGS
        and (heading := _fold("".join(block.element.itertext())[:_MAX_CHARS]))
    ]
    for headline in dict.fromkeys(map(_fold, headlines[:_MAX_HEADLINES])):
        same = [(tag != "h1", index) for index, tag, text in headings if _is_same(text, headline)]
        if same:
            return min(same)[1]
    return None


def _fold(text: str) -> str:
    return " ".join(words_of(text))[:_COMPARED]


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) > _LEAST and (one.startswith(other) or other.startswith(one))
