"""NITF 3: one story, alone in a file or inside another format."""

from __future__ import annotations

from typing import Any

from etl.wire_items.blocks import local, paragraphs_of
from etl.wire_items.elements import find, find_all, parse_xml, text_at, text_in, value_at
from etl.wire_items.item import Refused, Said, WireItem, item_of
from etl.wire_items.values import byline_of

_SLUG_METAS = ("slugline", "slug", "anpa-keyword")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_nitf(payload: bytes) -> list[WireItem | Refused]:
    """The one item of an NITF document."""
    root = parse_xml(payload)
    if isinstance(root, Refused):
        return [root]
    return [item_of(said_in(root))]


def said_in(nitf: Any) -> Said:
    """What an `nitf` element says."""
    data, top = find(nitf, "head/docdata"), find(nitf, "body/body.head")
    state = value_at(nitf, "head/docdata", "management-status")
    registered = value_at(data, "doc-id", "regsrc")
    released = value_at(data, "date.release", "norm")
    return Said(
        guid=value_at(data, "doc-id", "id-string"),
        url=value_at(nitf, "head/pubdata", "ex-ref"),
        headline=text_at(top, "hedline/hl1") or text_at(nitf, "head/title"),
        byline=byline_of([_by(each) for each in find_all(top, "byline")]),
        language=nitf.get(_LANGUAGE) or value_at(nitf, "body", _LANGUAGE),
        provider=text_at(top, "distributor") or registered,
        infosources=(registered,) if registered else (),
        copyrightholder=value_at(data, "doc.copyright", "holder")
        or value_at(data, "doc.rights", "owner"),
        usageterms=text_at(top, "rights"),
        slugline=value_at(data, "du-key", "key") or _slug(nitf),
        ednote=" ".join(filter(None, (each.get("info") for each in find_all(data, "ed-msg")))),
        version=value_at(data, "du-key", "version"),
        versioncreated=value_at(data, "date.issue", "norm") or released,
        embargoed=released if state == "embargoed" else None,
        pubstatus=state,
        located=text_at(top, "dateline/location") or text_at(top, "dateline"),
        paragraphs=story_in(nitf),
    )


def story_in(nitf: Any) -> tuple[str, ...]:
    """The paragraphs of the story, and its tagline."""
    body = find(nitf, "body")
    parts = () if body is None else (*find_all(body, "body.content"), *find_all(body, "body.end"))
    return tuple(text for part in parts for text in paragraphs_of(part))


def _by(byline: Any) -> tuple[str | None, str | None]:
    """A byline's own words, and the job or house behind the name."""
    words = [byline.text or ""]
    for child in byline:
        words += ["" if local(child) == "byttl" else text_in(child) or "", child.tail or ""]
    return " ".join("".join(words).split()) or None, text_at(byline, "byttl")


def _slug(nitf: Any) -> str | None:
    metas = find_all(nitf, "head/meta")
    named = (each.get("content") for each in metas if each.get("name", "").lower() in _SLUG_METAS)
    return next(filter(None, named), None)
