"""NewsML of both kinds, told by the root element: NewsML 1 and NewsML-G2."""

from __future__ import annotations

from etl.wire_items import newsml1, newsml_g2
from etl.wire_items.blocks import local
from etl.wire_items.elements import parse_xml
from etl.wire_items.item import Refused, WireItem


def read_newsml(payload: bytes) -> list[WireItem | Refused]:
    """The items of a NewsML document, in its order."""
    root = parse_xml(payload)
    if isinstance(root, Refused):
        return [root]
    if local(root) == "NewsML":
        return newsml1.items_in(root)
    return newsml_g2.items_in(root)
