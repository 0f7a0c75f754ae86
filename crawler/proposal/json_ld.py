"""JSON-LD of a page: all of its nodes in one flat list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from crawler.discovery import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST_SCRIPT = 1_000_000
MOST_NODES = 2_000
_DEEPEST = 12
STATIONS = frozenset(
    {"RadioStation", "TelevisionStation", "BroadcastService", "TelevisionChannel", "RadioChannel"}
)
ORGANISATIONS = STATIONS | {
    *("Organization", "NewsMediaOrganization", "Newspaper", "Corporation", "LocalBusiness"),
}
# What these hold is about other pages.
_OTHERS = {"itemListElement", "hasPart", "mentions", "citation", "blogPost", "comment", "review"}

Node = dict[str, Any]


def read_nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Give every object that is about the page itself, outer ones first.

    What is no JSON is passed over.
    """
    found: list[Node] = []
    for script in scripts:
        if len(script) > LARGEST_SCRIPT:
            continue
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            found.append(node)
            if len(found) == MOST_NODES:
                return tuple(found)
    return tuple(found)


def types_of(node: Node) -> tuple[str, ...]:
    """Name the types of a node without their namespace.

    >>> types_of({"@type": ["https://schema.org/NewsArticle", "Thing"]})
    ('NewsArticle', 'Thing')
    """
    raw = node.get("@type")
    names = raw if isinstance(raw, list) else [raw]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def is_organisation(node: Node) -> bool:
    """Tell whether a node is about an organisation, and not about an article or a place."""
    return not ORGANISATIONS.isdisjoint(types_of(node))


def text_of(value: object) -> str | None:
    """Give a text: the value itself, the name of a node, or the first of a list that has one.

    >>> text_of([{"@type": "Organization", "name": " Quayside  Media "}])
    'Quayside Media'
    """
    if isinstance(value, list):
        return next((text for each in value[:10] if (text := text_of(each))), None)
    if isinstance(value, dict):
        value = value.get("name")
    return (fold(value) or None) if isinstance(value, str) else None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key not in _OTHERS:
                yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)
