"""The characters of a page to its element tree."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

# A parser compares each attribute of an element with those before it: a million take minutes.
MAX_ATTRIBUTES = 500
# Where the parser stops; a browser's limit is 512.
MAX_DEPTH = 2048
# A shorter tag cannot have so many that it matters.
LONG_TAG_CHARS = 4000
_TAG_NAME = re.compile(r"<[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?""")


def parse(text: str) -> Any | None:
    """Parse a page; None when there is nothing to parse, or when it is nested too deep.

    The elements are plain ones: those of lxml.html are looked up one by one, whenever one is
    touched, which took a tenth of the time of extraction. Attributes beyond the first
    MAX_ATTRIBUTES of an element are left out.
    """
    tree, is_cut_off = _parse(text)
    return None if is_cut_off else tree


def is_too_deep(text: str) -> bool:
    """Whether a page that could not be parsed has elements nested deeper than MAX_DEPTH."""
    return _parse(text)[1]


def _parse(text: str) -> tuple[Any | None, bool]:
    """The tree, and whether the parser stopped before the end of the page."""
    parser: Any = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, collect_ids=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(bounded(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    last = parser.error_log.last_error
    kind = None if last is None else last.type_name
    if kind == "ERR_NO_MEMORY":
        raise MemoryError
    return tree, kind == "ERR_RESOURCE_LIMIT"


def bounded(text: str) -> str:
    """Leave out the attributes of each element beyond the first MAX_ATTRIBUTES.

    >>> bounded("<p class=a>The mill closed.</p>")
    '<p class=a>The mill closed.</p>'
    """
    parts: list[str] = []
    done = place = 0
    while len(text) - place > LONG_TAG_CHARS:
        # The last end of a tag within reach: most looks pass over many tags at once.
        if (end := text.rfind(">", place, place + LONG_TAG_CHARS)) >= 0:
            place = end + 1
            continue
        end = text.find(">", place)
        end = len(text) if end < 0 else end
        piece = text[place:end]
        if (shorter := _bounded_tag(piece)) != piece:
            parts += [text[done:place], shorter]
            done = end
        place = end + 1
    return "".join([*parts, text[done:]]) if parts else text


def _bounded_tag(piece: str) -> str:
    """Shorten the tag that a piece ends with; the sign ">" in a value ends a piece too."""
    start = piece.rfind("<")
    if start < 0 or len(piece) - start < LONG_TAG_CHARS:
        return piece
    name = _TAG_NAME.match(piece, start)
    if name is None:
        return piece
    end = name.end()
    for _ in range(MAX_ATTRIBUTES):
        found = _ATTRIBUTE.match(piece, end)
        if found is None:
            return piece
        end = found.end()
    return piece[:end]
