"""The blocks of a page: the elements that hold running text, with how much of it is linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

# fmt: off
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "del",
    "em", "font", "i", "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAX_CLIMB = 4
# Shorter runs are labels and menu items; a headline counts however short it is.
_RUNS = etree.XPath("//body//text()[string-length(normalize-space(.)) > 15 or parent::h1]")


@dataclass(slots=True)
class Block:
    """An element with the size of the text in it that is linked and that is not.

    `is_linked`: whether it is a heading with a link around it, as announcements have.
    Sizes are bytes of UTF-8: a sign of a script that needs fewer of them counts for more.
    """

    element: Any
    own: int = 0
    linked: int = 0
    is_linked: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is text to read rather than a heading or a link to elsewhere."""
        return self.own >= self.linked and self.element.tag not in HEADINGS


def _is_title(element: Any) -> bool:
    """Whether a link goes around a heading; around text goes many a link that was not closed."""
    if element.tag not in HEADINGS:
        return False
    for _ in range(_MAX_CLIMB):
        element = element.getparent()
        if element is None:
            return False
        if element.tag == "a":
            return True
    return False


def text_blocks(tree: Any) -> list[Block]:
    """Blocks of a page in document order."""
    blocks: dict[Any, Block] = {}
    runs: Any = _RUNS(tree)
    for run in runs:
        element = run.getparent()
        if run.is_tail:
            element = element.getparent()
        linked = False
        while element is not None and element.tag in INLINE:
            linked = linked or element.tag == "a"
            element = element.getparent()
        if element is None or not isinstance(element.tag, str):
            continue
        block = blocks.get(element)
        if block is None:
            block = blocks[element] = Block(element, is_linked=_is_title(element))
        linked = linked or block.is_linked
        length = len(run.strip().encode())
        if linked:
            block.linked += length
        else:
            block.own += length
    return list(blocks.values())
