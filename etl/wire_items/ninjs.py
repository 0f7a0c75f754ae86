"""ninjs 1 to 3, and the answers of the AP Media API, whose items are ninjs of its own kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from etl.wire_items.blocks import paragraphs_of_text
from etl.wire_items.item import Refused, Said, WireItem, item_of, read_each
from etl.wire_items.values import byline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Brackets that open objects and lists: more make values too large for memory.
MAX_MARKS = 1_000_000
# Markup says best where paragraphs end; of two renditions the first is taken.
_BODIES = ("body_xhtml", "body_html", "body_richtext", "body_nitf", "body_main", "body_text")
_TYPES = ("xhtml", "html", "nitf", "xml", "plain")
_MAX_LINKED = 5
_NO_BODIES = frozenset({"caption", "script", "shotlist", "summary", "abstract"})


def read_ninjs(payload: bytes) -> list[WireItem | Refused]:
    """The items of a JSON document: one item, a list of them, or an answer of the AP Media API."""
    value = load(payload)
    if isinstance(value, Refused):
        return [value]
    return read_each(items_of(value), item_in)


def load(payload: bytes) -> Any | Refused:
    """The value of a JSON text, else why there is none."""
    if payload.count(b"{") + payload.count(b"[") > MAX_MARKS:
        return Refused("too_large", f"more than {MAX_MARKS} objects and lists")
    try:
        return json.loads(payload)
    except (ValueError, RecursionError) as error:
        return Refused("unreadable_file", f"no JSON: {error}"[:300])


def items_of(value: Any) -> list[Any]:
    """The items of a document, not yet looked into.

    >>> items_of({"data": {"items": [{"item": {"uri": "urn:x:1"}}]}})
    [{'uri': 'urn:x:1'}]
    """
    if isinstance(value, list):
        return value
    data = value.get("data") if isinstance(value, dict) else None
    if not isinstance(data, dict):
        return [value]
    answers = data.get("items", [data] if "item" in data else [])
    if not isinstance(answers, list):
        return [answers]
    return [each.get("item", each) if isinstance(each, dict) else each for each in answers]


def item_in(value: Any) -> WireItem | Refused:
    """One item; keys may be spelled in any case, as ninjs 3 spells them in another."""
    if not isinstance(value, dict):
        return Refused("bad_row", "the item is no JSON object")
    said: dict[str, Any] = {}
    for key, each in value.items():
        said.setdefault(key.lower(), each)
    return item_of(_said(said))


def _said(item: Mapping[str, Any]) -> Said:
    return Said(
        guid=_text(item.get("guid")) or _text(item.get("uri")),
        external_id=_text(_within(item.get("altids"), "itemid")),
        url=_public_url(item),
        type=_text(item.get("type")),
        headline=_text(item.get("headline")) or _main(item.get("headlines")),
        byline=_byline(item),
        language=_text(item.get("language")),
        provider=_name(item.get("provider")),
        infosources=tuple(_sources(item)),
        copyrightholder=_name(item.get("copyrightholder")),
        usageterms=_joined(item.get("usageterms")),
        slugline=_joined(item.get("slugline")),
        ednote=_joined(item.get("ednote")),
        version=item.get("version"),
        versioncreated=_text(item.get("versioncreated")),
        firstcreated=_text(item.get("firstcreated")),
        embargoed=_text(item.get("embargoed")),
        # The standard's own default.
        pubstatus=_text(item.get("pubstatus")) or "usable",
        located=_name(item.get("located")) or _place(item.get("datelinelocation")),
        paragraphs=_paragraphs(item),
        linked=tuple(_linked(item.get("renditions"))),
    )


def _paragraphs(item: Mapping[str, Any]) -> tuple[str, ...]:
    for text in (*_bodies_1(item), *_bodies_2(item.get("bodies"))):
        if found := paragraphs_of_text(text):
            return found
    return ()


def _bodies_1(item: Mapping[str, Any]) -> Iterator[str]:
    """`body_xhtml` and the like of ninjs 1, those with paragraphs first."""
    others = (key for key in item if key.startswith("body_") and key not in _BODIES)
    kept = (key for key in others if key.removeprefix("body_") not in _NO_BODIES)
    for key in (*_BODIES, *kept):
        if isinstance(text := item.get(key), str):
            yield text


def _bodies_2(bodies: Any) -> Iterator[str]:
    """`bodies` of ninjs 2 and 3, those with paragraphs first."""
    known = [{key.lower(): value for key, value in each.items()} for each in _objects(bodies)]
    stories = [each for each in known if _text(each.get("role")) not in _NO_BODIES]
    for each in sorted(stories, key=_rank):
        if isinstance(text := each.get("value"), str):
            yield text


def _rank(body: Mapping[str, Any]) -> int:
    typed = str(body.get("contenttype") or "plain").lower()
    return next((place for place, word in enumerate(_TYPES) if word in typed), len(_TYPES))


def _byline(item: Mapping[str, Any]) -> str | None:
    named = [
        (_text(each.get("by")), _text(each.get("title"))) for each in _objects(item.get("bylines"))
    ]
    return byline_of(named) or _text(item.get("byline")) or _text(item.get("by"))


def _sources(item: Mapping[str, Any]) -> Iterator[str]:
    for key in ("infosource", "infosources", "source"):
        value = item.get(key)
        names = [_name(each) for each in (value if isinstance(value, list) else [value])]
        if found := list(dict.fromkeys(filter(None, names))):
            yield from found
            return


def _public_url(item: Mapping[str, Any]) -> str | None:
    """Where readers find the item, if it says so; its `uri` is often no page."""
    named = (_text(item.get(key)) for key in ("canonicalurl", "weburl", "url"))
    links = [each for each in _objects(item.get("links")) if each.get("rel") == "canonical"]
    found = (*named, *(_text(each.get("href")) for each in links))
    return next((url for url in found if url and url.startswith(("http://", "https://"))), None)


def _linked(renditions: Any) -> Iterator[str]:
    """Names of the renditions: keys in ninjs 1, values since."""
    if isinstance(renditions, dict):
        yield from list(renditions)[:_MAX_LINKED]
    names = (_name(each) for each in _objects(renditions)[:_MAX_LINKED])
    yield from filter(None, names)


def _main(headlines: Any) -> str | None:
    known = _objects(headlines)
    main = [each for each in known if _text(each.get("role")) in {"main", None}]
    return next(filter(None, (_text(each.get("value")) for each in [*main, *known])), None)


def _place(value: Any) -> str | None:
    parts = (_text(_within(value, key)) for key in ("city", "countryareaname", "countryname"))
    return ", ".join(filter(None, parts)) or None


def _name(value: Any) -> str | None:
    return _text(_within(value, "name")) if isinstance(value, dict) else _text(value)


def _joined(value: Any) -> str | None:
    texts: Iterable[Any] = value if isinstance(value, list) else [value]
    return " ".join(filter(None, map(_name, texts))) or None


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _within(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None
