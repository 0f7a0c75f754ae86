"""The characters of a page to its element tree."""

from __future__ import annotations

import lxml.html
from lxml import etree


def parse(text: str) -> lxml.html.HtmlElement | None:
    """Parse a page; None when there is nothing to parse."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=False, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree
