"""Files of agencies' items: ninjs, NewsML and NITF; one capture an item.

An item is found again by its number in the document; in JSON Lines, by the byte offset of its line.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, TypeVar

from etl.capture import Capture, Given, Rejection, digest
from etl.readers.jsonl import MAX_LINE_BYTES, open_lines, read_jsonl
from etl.readers.page import made_url, read_limited
from etl.readers.source import Read, Source, too_large
from etl.wire_items.item import Refused, WireItem
from etl.wire_items.newsml import read_newsml
from etl.wire_items.ninjs import item_in, items_of, load, read_ninjs
from etl.wire_items.nitf import read_nitf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Parsed = TypeVar("Parsed")

_READERS = {"ninjs": read_ninjs, "newsml": read_newsml, "nitf": read_nitf}


def read_wire(source: Source, start: int) -> Iterator[Read]:
    """Yield a capture or a rejection an item, from position `start` on."""
    try:
        if source.file.format == "ninjs" and _has_items_in_lines(source):
            yield from read_jsonl(source, start, _capture_of_line)
            return
        payload = read_limited(source.location)
    except (OSError, EOFError, zlib.error) as error:
        yield Read(source.reject(0, "unreadable_file", str(error)), 1)
        return
    if payload is None:
        yield Read(too_large(source, 0, None), 1)
        return
    for position, item in enumerate(_items(source, payload)):
        if position >= start:
            yield Read(_capture(source, position, None, item), position + 1)


def _items(source: Source, payload: bytes) -> list[WireItem | Refused]:
    """The items of a document; one refusal where it cannot be read."""
    found = _guarded(_READERS[source.file.format], payload)
    return [found] if isinstance(found, Refused) else found


def _guarded(parse: Callable[[Any], Parsed], given: Any) -> Parsed | Refused:
    """Whatever a file makes a parser raise is its refusal, never the end of a build.

    Files of items come from strangers, so no list of errors that their values cause is complete;
    the refusal says which it was.
    """
    try:
        return parse(given)
    except Exception as error:  # noqa: BLE001 - strangers' files make parsers raise anything
        return Refused("parser_failed", f"{type(error).__name__}: {error}"[:300])


def _has_items_in_lines(source: Source) -> bool:
    """Whether the first line is an item by itself; a document may be one line too, of many."""
    with open_lines(source.location) as stream:
        line = b"\n"
        while line and not line.strip():
            line = stream.readline(MAX_LINE_BYTES)
    value = load(line)
    return isinstance(value, dict) and any(each is value for each in items_of(value))


def _capture_of_line(
    source: Source, position: int, length: int | None, row: Mapping[str, Any]
) -> Capture | Rejection:
    return _capture(source, position, length, _guarded(item_in, row))


def _capture(
    source: Source, position: int, length: int | None, item: WireItem | Refused
) -> Capture | Rejection:
    if isinstance(item, Refused):
        return source.reject(position, item.reason, item.detail, item.url)
    payload = "\n\n".join(item.paragraphs).encode("utf-8", "replace")
    outlet = source.file.outlet or item.agency or item.provider
    return Capture(
        file_id=source.file.file_id,
        position=position,
        length=length,
        url=source.file.url or item.url or _made_url(item, outlet, payload),
        kind="text",
        payload=payload,
        payload_digest=digest(payload),
        given=Given(
            external_id=item.external_id,
            headline=item.headline,
            byline=item.byline,
            published=item.firstcreated or item.versioncreated,
            outlet=outlet,
            modified=item.versioncreated,
            language=item.language,
            agency=item.agency,
            iptc=item.iptc,
        ),
    )


def _made_url(item: WireItem, outlet: str | None, payload: bytes) -> str:
    """A URL for an item whose id is none: as for a record without one."""
    if item.external_id is None:
        return made_url(digest(payload))
    return made_url(f"{outlet or ''}:{item.external_id}")
