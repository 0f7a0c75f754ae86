"""Cards: boxes in a row that each announce another article with a linked title and an excerpt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.page.blocks import Block

_MAX_PROSE = 700
_MAX_CLIMB = 8
_TITLE = 15
_ROW = 2


_Rows = dict[Any, Counter[tuple[Any, Any]]]


def find_cards(blocks: Iterable[Block], weights: Counter[Any]) -> set[Any]:
    """Find the boxes whose title is a link apart from their prose, where others stand beside.

    A paragraph with a link in it is none: there the link is part of the running text.
    """
    cards: set[Any] = set()
    loose: dict[Any, set[Any]] = {}
    rows: _Rows = {}
    for block in blocks:
        if block.linked < _TITLE or block.own * 4 > block.linked:
            continue
        if (box := _box_of(block.element, weights, rows)) is not None:
            if block.is_linked:
                loose.setdefault(box.getparent(), set()).add(box)
            else:
                cards.add(box)
    # A title with a link around it stands in the middle of articles too, where nothing is like it.
    return cards.union(*(boxes for boxes in loose.values() if len(boxes) >= _ROW))


def _box_of(title: Any, weights: Counter[Any], rows: _Rows) -> Any:
    """The smallest element around a title that has prose and stands in a row; None if none does."""
    box = title
    for _ in range(_MAX_CLIMB):
        prose = weights.get(box, 0)
        if prose > _MAX_PROSE or (box.tag == "p" and box is not title):
            return None
        if prose and _stands_in_a_row(box, rows):
            return box
        box = box.getparent()
        if box is None:
            return None
    return None


def _stands_in_a_row(box: Any, rows: _Rows) -> bool:
    """Whether a sibling is like the box; `rows` remembers what each parent's children are."""
    parent = box.getparent()
    if parent is None:
        return False
    if (kinds := rows.get(parent)) is None:
        kinds = rows[parent] = Counter((each.tag, each.get("class")) for each in parent)
    return kinds[box.tag, box.get("class")] >= _ROW
