"""Whether the first bytes of a file belong to an agency's item: by root element, by keys."""

from __future__ import annotations

import codecs
import re
from typing import Literal

SNIFFED_BYTES = 64 << 10
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be"))
_PROLOG = re.compile(
    r"\s+|<\?.{0,2000}?\?>|<!--.{0,9000}?-->|<!DOCTYPE[^\[>]{0,1000}(?:\[.{0,50000}?\]\s*)?>",
    re.DOTALL,
)
_ROOT = re.compile(r"<(?:[\w.-]{1,80}:)?([A-Za-z_][\w.-]{0,80})[\s/>]")
_ROOTS: dict[str, Literal["nitf", "newsml"]] = {
    "nitf": "nitf",
    "NewsML": "newsml",
    "newsItem": "newsml",
    "newsMessage": "newsml",
    "packageItem": "newsml",
    "conceptItem": "newsml",
    "knowledgeItem": "newsml",
    "planningItem": "newsml",
}
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)("?)|[\[\]{}:]', re.DOTALL)
# Any of these tells ninjs: no other record has them.
_NINJS_KEYS = frozenset({
    "versioncreated", "firstcreated", "pubstatus", "representationtype", "body_text", "body_xhtml",
    "body_html", "body_nitf", "bodies", "headlines", "altids", "renditions", "copyrightholder",
    "copyrightnotice", "usageterms",
})  # fmt: skip
_ROW_KEYS = frozenset({"html", "text", "html_file"})
_ITEM_DEPTH = 4


def item_format(head: bytes) -> Literal["ninjs", "nitf", "newsml"] | None:
    """Name the format of an item, or of a file of items; None when it is none.

    >>> item_format(b'<?xml version="1.0"?><!-- x --><nitf version="3.4">')
    'nitf'
    >>> item_format(b'[{"uri": "urn:x:1", "versioncreated": "2026-03-03"}]')
    'ninjs'
    >>> item_format(b'{"url": "https://post.example/a", "text": "Rain."}') is None
    True
    """
    text = _decoded(head[:SNIFFED_BYTES]).lstrip()
    if text.startswith("<"):
        return _ROOTS.get(root_of(text) or "")
    return "ninjs" if text.startswith(("{", "[")) and _is_ninjs(text) else None


def root_of(text: str) -> str | None:
    """Local name of the root element of an XML document, from how it begins."""
    place = 0
    while found := _PROLOG.match(text, place):
        place = found.end()
    root = _ROOT.match(text, place)
    return root[1] if root else None


def _decoded(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    for start, encoding in _WIDE:
        if head.startswith(start):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _is_ninjs(text: str) -> bool:
    """By the keys of the first object, or of the first item in the answer of an API."""
    keys = _keys_by_depth(text)
    top = keys[0]
    if top & _ROW_KEYS:
        return False
    if top & _NINJS_KEYS:
        return True
    answered = "data" in top and keys[1] & {"item", "items"}
    return bool(answered and ("api_version" in top or any(each & _NINJS_KEYS for each in keys)))


def _keys_by_depth(text: str) -> list[set[str]]:
    """Keys of the first object in small letters, by how deep they stand in it."""
    keys: list[set[str]] = [set() for _ in range(_ITEM_DEPTH)]
    depth, last = -1, None
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign == ":" and last is not None and 0 <= depth < _ITEM_DEPTH:
            keys[depth].add(last)
        last = token[1].lower() if token[2] else None
        depth += (sign == "{") - (sign == "}")
        if sign == "}" and depth < 0:
            break
    return keys
