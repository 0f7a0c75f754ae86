"""NewsML 1: a tree of components, one of which is the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.wire_items.blocks import local, paragraphs_of, paragraphs_of_text
from etl.wire_items.elements import find, find_all, text_at, text_in, value_at
from etl.wire_items.item import Refused, Said, WireItem, item_of, read_each
from etl.wire_items.nitf import story_in
from etl.wire_items.values import byline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAME = "FormalName"
_STORY_ROLES = frozenset({"body", "main", "main text", "maintext", "text", "story", "article"})
_NO_STORY_ROLES = frozenset({
    "stylesheet", "headline", "subheadline", "contact", "logo", "photo", "picture", "caption",
    "summary", "abstract", "graphic", "video", "audio", "thumbnail", "preview", "quicklook",
    "supporting", "supplementary", "biography", "sidebar",
})  # fmt: skip
_NOTE_LINES = frozenset({"ednote", "editorialnote", "editorial note", "editor's note", "advisory"})
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/nitf")
_NO_MEDIA = frozenset({"photo", "picture", "graphic", "video", "audio", "animation"})


def items_in(root: Any) -> list[WireItem | Refused]:
    """The items of a `NewsML` element."""
    sender = value_at(root, "NewsEnvelope/SentFrom/Party", _NAME)
    return read_each(find_all(root, "NewsItem"), lambda item: item_of(_said(item, sender)))


def _said(item: Any, sender: str | None) -> Said:
    component, paragraphs = _story(item)
    around = _around(component if component is not None else find(item, "NewsComponent"))
    managed = find(item, "NewsManagement")
    state = value_at(managed, "Status", _NAME)
    return Said(
        guid=_guid(item),
        external_id=text_at(item, "Identification/NewsIdentifier/PublicIdentifier"),
        type=_media(item) if not paragraphs else None,
        headline=_nearest(around, lambda each: text_at(each, "NewsLines/HeadLine")),
        byline=_nearest(around, _byline),
        language=_nearest(around, _language),
        provider=_nearest(around, _party("Provider")) or sender,
        infosources=_sources(around),
        copyrightholder=_nearest(around, _holder),
        usageterms=_nearest(around, _terms),
        slugline=_nearest(around, lambda each: text_at(each, "NewsLines/SlugLine")),
        ednote=_nearest(around, _note),
        version=text_at(item, "Identification/NewsIdentifier/RevisionId"),
        versioncreated=text_at(managed, "ThisRevisionCreated"),
        firstcreated=text_at(managed, "FirstCreated"),
        embargoed=text_at(managed, "StatusWillChange/DateAndTime") if _waits(state) else None,
        pubstatus=state,
        located=_nearest(around, lambda each: text_at(each, "NewsLines/DateLine")),
        paragraphs=paragraphs,
    )


def _waits(state: str | None) -> bool:
    return (state or "").lower() == "embargoed"


def _guid(item: Any) -> str | None:
    """The id of all revisions: NewsML's own URN without its revision."""
    known = find(item, "Identification/NewsIdentifier")
    parts = [text_at(known, name) for name in ("ProviderId", "DateId", "NewsItemId")]
    if all(parts):
        return ":".join(("urn:newsml", *filter(None, parts)))
    return text_at(known, "PublicIdentifier")


def _story(item: Any) -> tuple[Any | None, tuple[str, ...]]:
    """The component that holds the story, and its paragraphs: by its role, else the longest."""
    best: tuple[tuple[bool, int], Any | None, tuple[str, ...]] = ((False, 0), None, ())
    for content in item.iter("{*}ContentItem"):
        component = content.getparent()
        role = (value_at(component, "Role", _NAME) or "").lower()
        if role in _NO_STORY_ROLES or not _is_text(content):
            continue
        paragraphs = tuple(_paragraphs(content))
        rank = (role in _STORY_ROLES, sum(map(len, paragraphs)))
        if paragraphs and rank > best[0]:
            best = rank, component, paragraphs
    return best[1:]


def _is_text(content: Any) -> bool:
    media = (value_at(content, "MediaType", _NAME) or "text").lower()
    mime = (value_at(content, "MimeType", _NAME) or "text/plain").lower()
    return media not in _NO_MEDIA and mime.startswith(_TEXT_TYPES) and "css" not in mime


def _paragraphs(content: Any) -> Iterator[str]:
    """What a content item holds itself: XHTML, NITF, or a text; encoded data is passed over."""
    for data in find_all(content, "DataContent"):
        stories = [child for child in data if local(child).lower() == "nitf"]
        if stories:
            yield from (text for story in stories for text in story_in(story))
        elif len(data):
            yield from paragraphs_of(data)
        else:
            yield from paragraphs_of_text(data.text or "")


def _around(component: Any | None) -> list[Any]:
    """A component and those that it is part of, the nearest first."""
    if component is None:
        return []
    outer = [each for each in component.iterancestors() if local(each) == "NewsComponent"]
    return [component, *outer]


def _nearest(around: list[Any], ask: Callable[[Any], str | None]) -> str | None:
    return next(filter(None, map(ask, around)), None)


def _party(role: str) -> Callable[[Any], str | None]:
    path = f"AdministrativeMetadata/{role}/Party"
    return lambda component: value_at(component, path, _NAME)


def _sources(around: list[Any]) -> tuple[str, ...]:
    for each in around:
        parties = find_all(each, "AdministrativeMetadata/Source/Party")
        if names := tuple(name for party in parties if (name := party.get(_NAME))):
            return names
    return ()


def _byline(component: Any) -> str | None:
    lines = find_all(component, "NewsLines/ByLine")
    titles = find_all(component, "NewsLines/ByLineTitle")
    named = [(text_in(line), None) for line in lines]
    titled = [(None, text_in(title)) for title in titles]
    return byline_of([*named, *titled])


def _language(component: Any) -> str | None:
    return value_at(component, "DescriptiveMetadata/Language", _NAME)


def _holder(component: Any) -> str | None:
    return text_at(component, "RightsMetadata/Copyright/CopyrightHolder")


def _terms(component: Any) -> str | None:
    usage = text_at(component, "RightsMetadata/UsageRights/Limitations")
    return usage or text_at(component, "NewsLines/RightsLine")


def _note(component: Any) -> str | None:
    for line in find_all(component, "NewsLines/NewsLine"):
        if (value_at(line, "NewsLineType", _NAME) or "").lower() in _NOTE_LINES:
            return text_at(line, "NewsLineText")
    return None


def _media(item: Any) -> str | None:
    """What kind of content an item without a story has, for its rejection."""
    names = (value_at(each, "MediaType", _NAME) for each in item.iter("{*}ContentItem"))
    return next(filter(None, names), None)
