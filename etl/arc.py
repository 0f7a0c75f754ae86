"""What the Arc publishing system says of an article's supplier, in the script it serves with it.

Arc's content schema (ANS): `distributor.category` and `source.source_type` are `wires` for what
an agency supplied; pictures inside the article have a distributor of their own.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"Fusion\.globalContent\s*=\s*(?=\{)")
_WIRES = re.compile(r'"wires?"', re.IGNORECASE)
_MAX_CHARS = 2_000_000
_OPENING_CHARS = 500
_MAX_NAMES = 8


def is_arc(script: str) -> bool:
    """Whether a script may say something of a supplier; few do, and asking is fast."""
    return (
        "Fusion" in script[:_OPENING_CHARS]
        and "Fusion.globalContent" in script
        and _WIRES.search(script) is not None
    )


def arc_suppliers(script: str) -> Iterator[tuple[str, str]]:
    """Names of who supplied the article, with the field; nothing where it is the outlet's own.

    >>> list(arc_suppliers('Fusion.globalContent={"source":{"source_type":"wires","name":"AP"}}'))
    [('Arc source.name', 'AP')]
    """
    content = _content(script)
    distributor, source = _node(content, "distributor"), _node(content, "source")
    if not (_says_wires(distributor, "category") or _says_wires(source, "source_type")):
        return
    named = [
        ("Arc distributor.name", distributor.get("name")),
        ("Arc source.name", source.get("name")),
        *(("Arc credits.by", name) for name in _authors(content)),
    ]
    yield from ((field, name) for field, name in named if isinstance(name, str) and name)


def _content(script: str) -> dict[str, Any]:
    found = _START.search(script[:_MAX_CHARS])
    if found is None:
        return {}
    try:
        content, _ = json.JSONDecoder(strict=False).raw_decode(script, found.end())
    except (ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    inner = content.get("result")
    return inner if isinstance(inner, dict) else content


def _node(content: dict[str, Any], key: str) -> dict[str, Any]:
    node = content.get(key)
    return node if isinstance(node, dict) else {}


def _says_wires(node: dict[str, Any], key: str) -> bool:
    return str(node.get(key)).casefold() in {"wires", "wire"}


def _authors(content: dict[str, Any]) -> Iterator[Any]:
    people = _node(content, "credits").get("by")
    for person in people[:_MAX_NAMES] if isinstance(people, list) else ():
        if isinstance(person, dict):
            yield from (person.get("org"), person.get("name"))
