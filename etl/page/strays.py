"""Text that stands in no element of its own: made paragraphs, as a browser shows it."""

from __future__ import annotations

from itertools import islice
from typing import Any

from lxml import etree

from etl.normalize import is_ended
from etl.page.blocks import INLINE

_PARAGRAPHS = 2
_LONG = 60
_MAX_PARAGRAPHS = 5000
_MAX_WRAPPED = 200
_MAX_ELEMENTS = 50_000


def make_paragraphs(region: Any) -> None:
    """Wrap loose sentences between paragraphs, and give elements of unknown names a known one.

    The extractor knows the elements of HTML only, and passes over text beside paragraphs.
    """
    for element in islice(region.iter(), _MAX_ELEMENTS):
        if isinstance(element.tag, str) and "-" in element.tag:
            element.tag = "div"
    counts: dict[Any, int] = {}
    for paragraph in islice(region.iter("p"), _MAX_PARAGRAPHS):
        parent = paragraph.getparent()
        if parent is not None:
            counts[parent] = counts.get(parent, 0) + 1
    for parent, count in counts.items():
        if count >= _PARAGRAPHS and parent.tag not in INLINE:
            _wrap_loose(parent)


def _wrap_loose(parent: Any) -> None:
    """Wrap the runs of text and inline elements between the blocks of an element."""
    wrapped = 0
    block, inline = None, []
    for child in [*parent, None]:
        if child is not None and child.tag in INLINE and child.tag != "br":
            inline.append(child)
            continue
        wrapped += _wrap(parent, block, inline)
        if wrapped == _MAX_WRAPPED:
            break
        block, inline = child, []


def _wrap(parent: Any, block: Any | None, inline: list[Any]) -> bool:
    """Wrap what stands behind a block, or first in the element; whether it was wrapped."""
    text = parent.text if block is None else block.tail
    if not text or text.isspace():
        return False
    whole = " ".join((text + "".join(map(_with_tail, inline))).split())
    if len(whole) < _LONG or not is_ended(whole):
        return False
    paragraph = etree.Element("p")
    paragraph.text = text
    if block is None:
        parent.text = None
        parent.insert(0, paragraph)
    else:
        block.tail = None
        parent.insert(parent.index(block) + 1, paragraph)
    paragraph.extend(inline)
    return True


def _with_tail(element: Any) -> str:
    return "".join(element.itertext()) + (element.tail or "")
