"""Readers' comments by what stands above all of them, or beside each: a link to reply."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from etl.page.headed import box_of, is_reply, kind_of_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = ("div", "p", "span", "strong", "b", "a", "td", "font", "li")
_MAX_ELEMENTS = 10_000
_LEAST = 3
_MAX_CHARS = 60


def find_comments(root: Any) -> dict[Any, str]:
    """Find comments that only the text around them shows; looks at every element."""
    boxes: dict[Any, str] = {}
    asked = []
    for element in islice(root.iter(*_PLAIN), _MAX_ELEMENTS):
        text = element.text
        if not text or len(text) > _MAX_CHARS or len(element):
            continue
        if kind_of_heading(text := text.strip()) == "comments":
            boxes |= dict.fromkeys(box_of(element, text, "comments", root), "comments")
        elif is_reply(text):
            asked.append(element)
    if (around := around_all(asked)) is not None:
        boxes[around] = "comments"
    return boxes


def around_all(asked: Sequence[Any]) -> Any | None:
    """The smallest element around all comments; None where fewer than three can be replied to."""
    if len(asked) < _LEAST:
        return None
    around = list(asked[0].iterancestors())
    for element in asked[1:]:
        above = set(element.iterancestors())
        around = [each for each in around if each in above]
    return around[0] if around else None
