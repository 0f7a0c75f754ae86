"""Paragraphs of the markup that items carry: XHTML, NITF, or the same inside a string."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from etl.normalize import lines_of_text
from etl.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCKS = frozenset({
    "p", "br", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2",
    "div", "section", "article", "block", "blockquote", "bq", "pre", "tr", "table", "hr", "body",
    "body.content", "body.end", "tagline", "html", "nitf",
})  # fmt: skip
# More make a tree too large for memory.
_MAX_TAGS = 500_000
_CELLS = frozenset({"td", "th"})
# No text of the story: what is about pictures, and what stands in fields of its own.
_SKIPPED = frozenset({
    "head", "title", "style", "script", "media", "figure", "figcaption", "body.head", "object",
    "iframe", "noscript",
})  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9.:]{0,30}(?:\s[^<>]{0,2000})?/?>")


def local(element: Any) -> str:
    """Name of an element whatever its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def paragraphs_of(element: Any) -> tuple[str, ...]:
    """The paragraphs below an element, in its order, without captions, styles and the like."""
    return tuple(_joined(_pieces(element)))


def paragraphs_of_text(text: str) -> tuple[str, ...]:
    """The paragraphs of a string, whether it is markup or plain text.

    >>> paragraphs_of_text("<p>The mill closed.</p><p>It had run<br/>since 1890.</p>")
    ('The mill closed.', 'It had run', 'since 1890.')
    >>> paragraphs_of_text("The mill closed.\\n\\nIt had run since 1890.")
    ('The mill closed.', 'It had run since 1890.')
    """
    if not _TAG.search(text):
        return tuple(lines_of_text(text))
    tree = parse(text) if text.count("<") <= _MAX_TAGS else None
    return () if tree is None else paragraphs_of(tree)


def _joined(pieces: Iterable[str | None]) -> Iterator[str]:
    waiting: list[str] = []
    for piece in chain(pieces, [None]):
        if piece is not None:
            waiting.append(piece)
        elif waiting:
            if text := " ".join("".join(waiting).split()):
                yield text
            waiting = []


def _pieces(root: Any) -> Iterator[str | None]:
    """Texts in their order, None between blocks; a stack of our own, as nesting has no limit."""
    stack: list[Any] = [root]
    while stack:
        each = stack.pop()
        if each is None or isinstance(each, str):
            yield each
        elif (name := local(each).lower()) and name not in _SKIPPED:
            edge = [None] if name in _BLOCKS else []
            content = _lines(each) if name == "pre" else _content(each)
            stack += reversed([*edge, *content, *edge, *([" "] if name in _CELLS else [])])


def _content(element: Any) -> Iterator[Any]:
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def _lines(element: Any) -> Iterator[str | None]:
    for line in "".join(element.itertext()).split("\n"):
        yield line
        yield None
