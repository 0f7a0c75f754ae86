"""NewsML-G2: a news item, or a message with a set of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.wire_items.blocks import local, paragraphs_of, paragraphs_of_text
from etl.wire_items.elements import find, find_all, text_at, text_in, value_at
from etl.wire_items.item import Refused, Said, WireItem, item_of, read_each
from etl.wire_items.nitf import said_in, story_in
from etl.wire_items.values import byline_of, identity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MAIN_ROLES = ("", "main", "headline", "hedline")


def items_in(root: Any) -> list[WireItem | Refused]:
    """The items of a `newsItem` or `newsMessage` element; packages and the like are refused."""
    if local(root) == "newsMessage":
        sets = find_all(root, "itemSet")
        return read_each([each for group in sets for each in group if local(each)], _item)
    return [_item(root)]


def _item(element: Any) -> WireItem | Refused:
    if local(element) == "newsItem":
        return item_of(_said(element))
    url = identity_of(element.get("guid"))
    return Refused("no_text_item", f"a {local(element)}, no news item"[:100], url)


def _said(item: Any) -> Said:
    meta, content, rights = (find(item, name) for name in ("itemMeta", "contentMeta", "rightsInfo"))
    nitf = find(item, "contentSet/inlineXML/nitf")
    inner = said_in(nitf) if nitf is not None else Said()
    return Said(
        guid=item.get("guid"),
        external_id=_alternative(content),
        url=_public_url(meta),
        type=_code(find(meta, "itemClass")),
        headline=_headline(content) or inner.headline,
        byline=byline_of([(text_in(by), None) for by in find_all(content, "by")]) or inner.byline,
        language=value_at(content, "language", "tag") or item.get(_LANGUAGE) or inner.language,
        provider=_concept(find(meta, "provider")),
        infosources=tuple(filter(None, map(_concept, find_all(content, "infoSource")))),
        copyrightholder=_concept(find(rights, "copyrightHolder")),
        usageterms=_joined(find_all(rights, "usageTerms")),
        slugline=text_at(content, "slugline"),
        ednote=_joined(find_all(meta, "edNote")),
        version=item.get("version"),
        versioncreated=text_at(meta, "versionCreated"),
        firstcreated=text_at(meta, "firstCreated"),
        embargoed=text_at(meta, "embargoed"),
        # The standard's own default.
        pubstatus=_code(find(meta, "pubStatus")) or "usable",
        located=_concept(find(content, "located")) or text_at(content, "dateline"),
        paragraphs=tuple(_paragraphs(item)),
    )


def _paragraphs(item: Any) -> Iterator[str]:
    """The first of the renditions that holds a text itself; the others are the same text."""
    for content in find_all(item, "contentSet/inlineXML"):
        stories = find_all(content, "nitf")
        found = [text for nitf in stories for text in story_in(nitf)]
        if found := found or list(paragraphs_of(content)):
            yield from found
            return
    for content in find_all(item, "contentSet/inlineData"):
        typed = (content.get("contenttype") or "text/plain").lower()
        if typed.startswith("text/") and not content.get("encoding"):
            yield from paragraphs_of_text(content.text or "")
            return


def _concept(element: Any | None) -> str | None:
    """Name of a party or place: spelled out, else the code of its identifier."""
    if element is None:
        return None
    stated = text_at(element, "name") or element.get("literal") or _code(element)
    return stated or text_in(element)


def _code(element: Any | None) -> str | None:
    """The code behind the scheme of a qcode or URI."""
    if element is None:
        return None
    if qcode := element.get("qcode"):
        return qcode.partition(":")[2].strip() or None
    return (element.get("uri") or "").rstrip("/").rpartition("/")[2].strip() or None


def _headline(content: Any | None) -> str | None:
    headlines = find_all(content, "headline")
    main = [each for each in headlines if _role(each) in _MAIN_ROLES]
    return next(filter(None, map(text_in, [*main, *headlines])), None)


def _role(element: Any) -> str:
    return (element.get("role") or "").rpartition(":")[2].lower()


def _joined(elements: list[Any]) -> str | None:
    return " ".join(filter(None, map(text_in, elements))) or None


def _public_url(meta: Any | None) -> str | None:
    """Where readers find the item: only a link that calls itself canonical."""
    links = find_all(meta, "link")
    named = (each.get("href") for each in links if (each.get("rel") or "").endswith("canonical"))
    return next(filter(None, named), None)


def _alternative(content: Any | None) -> str | None:
    """The id that the provider's other systems know the item by."""
    known = find_all(content, "altId")
    named = [each for each in known if (each.get("type") or "").lower().endswith("itemid")]
    return next(filter(None, map(text_in, named)), None)
