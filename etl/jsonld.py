"""The page's JSON-LD: the node that describes the article, and what it says."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_NODES = 500
_MAX_SCRIPT_CHARS = 2_000_000
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report)$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_ORGANISATION_KEYS = (
    "sourceOrganization",
    "provider",
    "copyrightHolder",
    "creator",
    "contributor",
    "publisher",
)


@dataclass(frozen=True, slots=True)
class Described:
    """What the JSON-LD says of the article; `organisations` as (key, name)."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    is_article: bool = False


def read_jsonld(scripts: Sequence[str]) -> Described:
    """Read the scripts of type application/ld+json; damaged ones are passed over."""
    nodes = [node for script in scripts for node in _nodes(_load(script))]
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return Described()
    node = max(articles, key=lambda each: ("headline" in each) + ("datePublished" in each))
    people = tuple(_names(node.get("author"), nodes))
    organisations = [
        (key, name) for key in _ORGANISATION_KEYS for name in _names(node.get(key), nodes)
    ]
    organisations += [("author", name) for name in people]
    if credit := _string(node.get("creditText")):
        organisations.append(("creditText", credit))
    return Described(
        headline=_string(node.get("headline")),
        published=_string(node.get("datePublished")),
        modified=_string(node.get("dateModified")),
        authors=people,
        organisations=tuple(organisations),
        language=_string(node.get("inLanguage")),
        is_article=True,
    )


def _load(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(text) > _MAX_SCRIPT_CHARS:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_CONTROL.sub(" ", text))
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Walk the top level and every @graph; deeper nodes belong to other things."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in kinds)


def _names(value: Any, nodes: Sequence[dict[str, Any]]) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            found: str | None = _string(each)
        elif isinstance(each, dict):
            found = _string(each.get("name")) or _referenced(each.get("@id"), nodes)
        else:
            found = None
        if found and not found.startswith(("http:", "https:")):
            yield found


def _referenced(identity: Any, nodes: Sequence[dict[str, Any]]) -> str | None:
    for node in nodes:
        if identity and node.get("@id") == identity:
            return _string(node.get("name"))
    return None


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    # Systems escape for HTML what stands in a script, where nothing unescapes it.
    return " ".join(html.unescape(value[:4000]).split())[:2000] or None
