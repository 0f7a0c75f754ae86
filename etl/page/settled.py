"""A page's tree made ready for what its outlet's selectors found there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

from etl.page.blocks import INLINE
from etl.page.cut import take_out
from etl.page.names import TAGS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from etl.page.blocks import Block
    from etl.page.cut import Kinds
    from etl.page.selected import Selected


@dataclass(frozen=True, slots=True)
class Settled:
    """The element that holds the article, where one is declared; what is cut, with its kinds."""

    body: Any | None = None
    cuts: Kinds = field(default_factory=dict)
    header: Kinds = field(default_factory=dict)

    def blocks_of(self, blocks: list[Block]) -> list[Block]:
        """The blocks that may be the article's: those of the body, without what is cut."""
        if self.body is not None:
            inside = set(self.body.iter())
            blocks = [block for block in blocks if block.element in inside]
        if self.cuts:
            cut = {each for element in self.cuts for each in element.iter()}
            blocks = [block for block in blocks if block.element not in cut]
        return blocks

    def within(self, region: Any) -> Kinds:
        """What is to be cut out of a region."""
        every = self.header | self.cuts
        inside = set(region.iter()) if every else set()
        return {element: kind for element, kind in every.items() if element in inside}


NOTHING = Settled()


def settle(selected: Selected, dead_weight: Collection[str]) -> Settled:
    """Make the body one element against which no name speaks, and blocks of all that is cut.

    Args:
        selected: what was found; the page around it is changed.
        dead_weight: tags of elements that are taken out of any page.
    """
    for element in selected.cuts:
        etree.strip_elements(element, *dead_weight, with_tail=False)
        if element.tag in INLINE or element.tag in dead_weight:
            element.tag = "div"
    for part in selected.body:
        part.attrib.clear()
        for each in (part, *part.iterancestors(*dead_weight)):
            if each is not part or part.tag in {*INLINE, *TAGS, *dead_weight}:
                each.tag = "div"
    return Settled(_joined(selected.body), selected.cuts, selected.header)


def _joined(parts: Sequence[Any]) -> Any | None:
    if len(parts) <= 1:
        return next(iter(parts), None)
    whole = etree.Element("div")
    parts[0].addprevious(whole)
    for part in parts:
        take_out(part)
        part.tail = None
        whole.append(part)
    return whole
