"""Elements that only lay a page out, made plain: tables around text, spans set as paragraphs."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from etl.normalize import is_ended
from etl.page.texts import holds_more

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_TABLES = 2000
_MAX_CELLS = 2000
_MAX_SPANS = 20_000
_ROWS = frozenset({"tr"})
_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "section", "article", "blockquote")
# More than a cell of figures or of a schedule holds.
_LONG_CELL = 300
_SENTENCE = 60
_PARAGRAPHS = 3
_MAX_TITLES = 5000
_TITLES = ("h2", "h3", "h4", "h5", "h6")
# Shorter ones are those of sections, which stand in the addresses of all their articles.
_LEAST_PATH = 16
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)")


def make_plain(tree: Any) -> None:
    """Make boxes of layout tables, and paragraphs of spans that are set as blocks."""
    for table in list(islice(tree.iter("table"), _MAX_TABLES)):
        if _lays_out(table):
            _unfold(table)
    adjacent: dict[Any, int] = {}
    for span in list(islice(tree.iter("span"), _MAX_SPANS)):
        style = span.get("style")
        if style and _AS_BLOCK.search(style):
            span.tag = "div"
        elif not span.tail and _is_sentence(span) and (parent := span.getparent()) is not None:
            adjacent[parent] = adjacent.get(parent, 0) + 1
    for parent, number in adjacent.items():
        if number >= _PARAGRAPHS:
            for span in parent.iterchildren("span"):
                span.tag = "p"


def unlink_own(tree: Any, url: str | None) -> None:
    """Make plain text of headings that link to the page itself, as the posts of a live-blog do."""
    path = urlsplit(url).path.rstrip("/") if url else ""
    for heading in islice(tree.iter(*_TITLES), _MAX_TITLES):
        around = heading.getparent()
        links = [
            *heading.iter("a"),
            *([around] if around is not None and around.tag == "a" else ()),
        ]
        for link in links:
            address = link.get("href")
            if address and (_is_place(address) or _is_below(address, path)):
                link.tag = "span"


def _is_place(address: str) -> bool:
    """Whether an address is an anchor's; a mere "#" is a script's button."""
    return address[0] == "#" and len(address) > 1


def _is_below(address: str, path: str) -> bool:
    if len(path) < _LEAST_PATH or path not in address:
        return False
    try:
        return urlsplit(address).path.startswith(path)
    except ValueError:
        return False


def _is_sentence(span: Any) -> bool:
    """Whether a span is a paragraph by its text; a space would stand behind one of many."""
    text = span.text
    return bool(text) and len(text) > _SENTENCE and is_ended(text.rstrip())


def _lays_out(table: Any) -> bool:
    """Whether a table holds text in an order, not figures in rows and columns."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return True
    rows = [list(_cells(row)) for row in islice(_rows(table), _MAX_CELLS)]
    cells = [cell for row in rows for cell in row]
    if any(cell.tag == "th" for cell in cells):
        return False
    if any(_is_text(cell) for cell in islice(cells, _MAX_CELLS)):
        return True
    return all(len(row) <= 1 for row in rows) and any(holds_more(cell, _SENTENCE) for cell in cells)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag in _GROUPS:
            yield from (row for row in child if row.tag in _ROWS)
        elif child.tag in _ROWS:
            yield child


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if cell.tag in _CELLS)


def _is_text(cell: Any) -> bool:
    if holds_more(cell, _LONG_CELL):
        return True
    several = sum(1 for _ in islice(cell.iterdescendants(*_BLOCKS), 2)) > 1
    return several and holds_more(cell, _SENTENCE)


def _unfold(table: Any) -> None:
    for row in _rows(table):
        if row.getparent() is not table:
            row.getparent().tag = "div"
        for cell in _cells(row):
            cell.tag = "div"
        row.tag = "div"
    table.tag = "div"
