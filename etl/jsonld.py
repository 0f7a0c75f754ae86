"""The page's JSON-LD: the node that describes the article, and what it says."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Node = dict[str, Any]

_MAX_NODES = 500
_MAX_SCRIPT_CHARS = 2_000_000
_MAX_NAMES = 50
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report)$")
_VIDEO_TYPE = re.compile(r"VideoObject$")
_LIVE_TYPE = re.compile(r"LiveBlogPosting$")
_ORGANISATION_TYPE = re.compile(r"(?:Organi[sz]ation|Corporation|Periodical|Newspaper|WebSite)$")
_PERSON_TYPE = re.compile(r"Person$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_ORGANISATION_KEYS = (
    "sourceOrganization",
    "provider",
    "copyrightHolder",
    "creator",
    "contributor",
    "publisher",
)
_FALSE = frozenset({"false", "no", "0"})
_TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Described:
    """What the JSON-LD says of the article; `organisations` as (key, name).

    `people` are those of the `authors` that it does not call organisations.
    `is_live`: whether it calls the article a live-blog.
    `is_video`: whether it describes a video and no article.
    `paywalled`: whether it says that the article, or a part of it, is not accessible for free.
    """

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    publishers: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    paywalled: bool | None = None
    is_article: bool = False
    is_live: bool = False
    is_video: bool = False


def read_jsonld(scripts: Sequence[str], address: str | None = None) -> Described:
    """Read the scripts of type application/ld+json; damaged ones are passed over.

    Args:
        scripts: their contents.
        address: declared URL of the page, to tell its node from those of other articles.
    """
    nodes = [node for script in scripts for node in _nodes(_load(script))]
    articles = [node for node in nodes if _is_typed(node, _ARTICLE_TYPE)]
    if not articles:
        return Described(is_video=any(_is_typed(node, _VIDEO_TYPE) for node in nodes))
    node = max(articles, key=lambda each: _weight(each, address))
    named = list(_named(node.get("author"), nodes))
    organisations = [
        (key, name) for key in _ORGANISATION_KEYS for name, _ in _named(node.get(key), nodes)
    ]
    organisations += [("author", name) for name, _ in named]
    if credit := _string(node.get("creditText")):
        organisations.append(("creditText", credit))
    organisations += [("isBasedOn", url) for url in _addresses(node.get("isBasedOn"))]
    return Described(
        headline=_string(node.get("headline")) or _string(node.get("name")),
        published=_string(node.get("datePublished")),
        modified=_string(node.get("dateModified")),
        authors=tuple(name for name, _ in named),
        people=tuple(name for name, is_person in named if is_person),
        organisations=tuple(organisations),
        publishers=tuple(name for name, _ in _named(node.get("publisher"), nodes)),
        language=_string(node.get("inLanguage")),
        section=_string(node.get("articleSection")),
        captions=tuple(_captions(node.get("image"))),
        paywalled=_paywalled(node),
        is_article=True,
        is_live=_is_typed(node, _LIVE_TYPE),
    )


def _addresses(value: Any) -> Iterator[str]:
    """The addresses of what a node is based on: strings, or nodes with an address."""
    for each in (value if isinstance(value, list) else [value])[:_MAX_NAMES]:
        address = (each.get("url") or each.get("@id")) if isinstance(each, dict) else each
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            yield address[:2000]


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


def _nodes(value: Any) -> Iterator[Node]:
    """Walk the top level and every @graph; deeper nodes belong to other things."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node[:_MAX_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _is_typed(node: Node, pattern: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and pattern.search(kind) for kind in kinds)


def _weight(node: Node, address: str | None) -> tuple[int, int]:
    """How much a node is the page's own article: it says most of it, and is at its address."""
    says = ("headline" in node) + ("datePublished" in node)
    main = node.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    addresses = {_address(each) for each in (node.get("url"), node.get("@id"), main)}
    return says, int(address is not None and _address(address) in addresses)


def _address(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return value.split("#")[0].rstrip("/").removeprefix("http://").removeprefix("https://") or None


def _named(value: Any, nodes: Sequence[Node]) -> Iterator[tuple[str, bool]]:
    """Names, with whether each can be a person's: of strings, nodes, lists and references."""
    waiting, count = [value], 0
    while waiting and count < _MAX_NAMES:
        each = waiting.pop(0)
        count += 1
        if isinstance(each, list):
            waiting[:0] = each[:_MAX_NAMES]
            continue
        if isinstance(each, dict):
            is_person = _can_be_person(each)
            names = each.get("name")
            if isinstance(names, list):
                waiting[:0] = [{**each, "name": name} for name in names[:_MAX_NAMES]]
                continue
            if "@list" in each:
                waiting[:0] = [each["@list"]]
                continue
            found = _string(names) or _full_name(each)
            if found is None and (other := _referenced(each.get("@id"), nodes)):
                found, is_person = _string(other.get("name")), _can_be_person(other)
        else:
            found, is_person = _string(each), True
        if found and not found.startswith(("http:", "https:", "@")):
            yield found, is_person


def _can_be_person(node: Node) -> bool:
    """Whether a node is a person's; some systems give every user both types."""
    return _is_typed(node, _PERSON_TYPE) or not _is_typed(node, _ORGANISATION_TYPE)


def _full_name(node: Node) -> str | None:
    given, family = _string(node.get("givenName")), _string(node.get("familyName"))
    return f"{given} {family}" if given and family else None


def _referenced(identity: Any, nodes: Sequence[Node]) -> Node | None:
    if not identity:
        return None
    return next((node for node in nodes if node.get("@id") == identity and "name" in node), None)


def _captions(value: Any) -> Iterator[str]:
    for each in (value if isinstance(value, list) else [value])[:_MAX_NAMES]:
        if isinstance(each, dict) and (caption := _string(each.get("caption"))):
            yield caption


def _paywalled(node: Node) -> bool | None:
    """The article's own word, or its parts'; a part that is not free makes it so."""
    parts = node.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    nodes = [node, *(part for part in parts[:_MAX_NAMES] if isinstance(part, dict))]
    free = [is_free(each.get("isAccessibleForFree")) for each in nodes]
    return True if False in free else (False if True in free else None)


def is_free(value: Any) -> bool | None:
    """Read schema.org's isAccessibleForFree, which many systems write as a word.

    >>> is_free("False"), is_free(True), is_free("https://schema.org/False"), is_free(None)
    (False, True, False, None)
    """
    if isinstance(value, bool):
        return value
    word = str(value).rsplit("/", 1)[-1].strip().casefold() if isinstance(value, str | int) else ""
    return False if word in _FALSE else (True if word in _TRUE else None)


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    # Systems escape for HTML what stands in a script, where nothing unescapes it.
    return " ".join(html.unescape(value[:4000]).split())[:2000] or None
