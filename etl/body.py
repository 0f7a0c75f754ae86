"""The element tree of a page to the lines of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from trafilatura import bare_extraction

from etl.article import PageText
from etl.markup import read_markup
from etl.normalize import repair

if TYPE_CHECKING:
    import lxml.html

_DEAD_WEIGHT = ("script", "style", "svg", "noscript", "template", "iframe")


def page_text(tree: lxml.html.HtmlElement, url: str | None) -> PageText:
    """Read the markup, then let trafilatura find the article's lines."""
    markup = read_markup(tree)
    etree.strip_elements(tree, etree.Comment, *_DEAD_WEIGHT, with_tail=False)
    document: Any = bare_extraction(
        tree,
        url=url if url and url.startswith("http") else None,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=False,
    )
    raw = (document.text or "") if document else ""
    lines = [repair(line.strip()) for line in raw.split("\n") if line.strip()]
    headline = next((repair(text) for text in markup.headlines if text), None)
    return PageText(lines, markup, headline)
