"""The characters of a page to its element tree."""

from __future__ import annotations

from typing import Any

from lxml import etree


def parse(text: str) -> Any | None:
    """Parse a page; None when there is nothing to parse.

    The elements are plain ones: those of lxml.html are looked up one by one, whenever one is
    touched, which took a tenth of the time of extraction.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=False, collect_ids=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
