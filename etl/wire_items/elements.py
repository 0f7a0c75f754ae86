"""XML of strangers, parsed safely, and read by the local names of its elements."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import Any

from lxml import etree

from etl.wire_items.blocks import local
from etl.wire_items.item import Refused
from etl.wire_items.values import MAX_FIELD_CHARS

# Signs that open elements or give attributes values: more make a tree too large for memory.
MAX_MARKS = 1_000_000
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_ZERO = b"\0"


def parse_xml(payload: bytes) -> Any | Refused:
    """The root of a document, else why there is none.

    Nothing is fetched, no entity is expanded but HTML's named characters, and libxml2's own limits
    on nesting, names and texts hold.
    """
    if payload.count(b"<") + payload.count(b"=") > MAX_MARKS:
        return Refused("too_large", f"more than {MAX_MARKS} elements and attributes")
    parser: Any = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_spelled(payload), parser=parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return Refused("unreadable_file", f"no well-formed XML: {error}"[:300])


def _spelled(payload: bytes) -> bytes:
    """Write HTML's named characters as numbers: feeds use them, and the DTDs are not loaded."""
    return payload if _ZERO in payload else _NAMED.sub(_numbered, payload)


def _numbered(found: re.Match[bytes]) -> bytes:
    name = found[1].decode("ascii")
    code = None if name in _OWN else name2codepoint.get(name)
    return found[0] if code is None else b"&#%d;" % code


def find_all(root: Any | None, path: str) -> list[Any]:
    """Elements at a path of local names below an element."""
    found = [] if root is None else [root]
    for name in path.split("/"):
        found = [child for each in found for child in each if local(child) == name]
    return found


def find(root: Any | None, path: str) -> Any | None:
    """The first element at a path of local names."""
    return next(iter(find_all(root, path)), None)


def text_at(root: Any | None, path: str) -> str | None:
    """The text of the first element at a path that has one."""
    return next(filter(None, map(text_in, find_all(root, path))), None)


def text_in(element: Any | None) -> str | None:
    """All text below an element, in one line."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split())[:MAX_FIELD_CHARS] or None


def value_at(root: Any | None, path: str, name: str) -> str | None:
    """An attribute of the first element at a path that has it."""
    values = (each.get(name) for each in find_all(root, path))
    return next((value.strip() for value in values if value and value.strip()), None)
