"""WARC of any origin: our own crawls, Common Crawl's news, wget, a web archive."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.discovery import Discovery
from etl.capture import Capture, Given, Rejection, digest
from etl.readers.source import MAX_PAYLOAD_BYTES, Read, Source, too_large
from etl.readers.stated import instant_of, reference_of, stated_digest, target_uri

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAYLOAD_TYPES = ("response", "resource", "revisit", "conversion")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_RECORD, _GZIP = b"WARC/", b"\x1f\x8b"
_MAX_FIELDS_BYTES = 256 << 10
# warcio stumbles over brotli, among others; the records behind such a one are sound.
_UNDECODABLE = (AttributeError, TypeError, ValueError, zlib.error)
_TORN = (ArchiveLoadFailed, OSError, EOFError, zlib.error, ValueError, IndexError, AttributeError)


def read_warc(source: Source, start: int) -> Iterator[Read]:
    """Yield a capture or a rejection for every record that holds a payload.

    Request, warcinfo and metadata records accompany these. A response waits for the metadata
    that follows it, which says how our crawl discovered the page. A torn record ends the file:
    what came before it is kept, and the tear is a rejection at its offset.
    """
    if not _starts_a_record(source.location, start):
        yield Read(source.reject(start, "torn_record", "no WARC record starts here"), _end(source))
        return
    waiting: Capture | Rejection | None = None
    position = start
    with source.location.open("rb") as stream:
        stream.seek(start)
        records = ArchiveIterator(stream)
        iterator = iter(records)
        while True:
            place = position
            try:
                record = next(iterator, None)
                if record is None:
                    break
                place = records.offset
                item = _item(source, records, record)
                _check_whole(records, record)
            except _TORN as error:
                if waiting is not None:
                    yield Read(waiting, position)
                torn = f"the record cannot be read: {type(error).__name__}: {error}"[:300]
                yield Read(source.reject(place, "torn_record", torn), _end(source))
                return
            if isinstance(item, Discovery):
                waiting = _described(source, waiting, item)
            elif item is not None:
                if waiting is not None:
                    yield Read(waiting, item.position)
                waiting = item
            position = records.get_record_offset() + records.get_record_length()
    if waiting is not None:
        yield Read(waiting, _end(source))


def _end(source: Source) -> int:
    return source.file.size


def _starts_a_record(path: Path, start: int) -> bool:
    """Whether a record begins at an offset, or the file ends; warcio takes other bytes too."""
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            head = stream.read(len(_RECORD))
            if head.startswith(_GZIP):
                stream.seek(start)
                with gzip.GzipFile(fileobj=stream) as unpacked:
                    head = unpacked.read(len(_RECORD))
    except (OSError, EOFError, zlib.error):
        return False
    return head == _RECORD or not head


def _check_whole(records: Any, record: Any) -> None:
    """Find a record that ends before its declared length, or that has no offset of its own.

    Raises:
        EOFError: there is one.
    """
    records.read_to_end(record)
    missing = getattr(record.raw_stream, "limit", 0)
    if missing:
        raise EOFError(f"{missing} bytes are missing")
    if records.get_record_length() <= 0:
        raise EOFError("the file is gzipped as a whole, not a record at a time: unpack it first")


def _item(source: Source, records: Any, record: Any) -> Capture | Rejection | Discovery | None:
    position = records.offset
    if record.rec_type == "metadata":
        return Discovery.from_fields(record.content_stream().read(_MAX_FIELDS_BYTES))
    if record.rec_type not in _PAYLOAD_TYPES:
        return None
    url = target_uri(record.rec_headers)
    # Asking for the record's length reads it to its end: the payload comes first.
    try:
        payload = record.content_stream().read(MAX_PAYLOAD_BYTES + 1)
    except _UNDECODABLE as error:
        detail = f"its content encoding cannot be undone: {type(error).__name__}: {error}"[:300]
        return source.reject(position, "undecodable", detail, url)
    if len(payload) > MAX_PAYLOAD_BYTES:
        return too_large(source, position, url)
    capture = Capture(
        file_id=source.file.file_id,
        position=position,
        length=records.get_record_length(),
        url=url,
        kind="html",
        payload=payload,
        payload_digest=digest(payload),
        content_type=_content_type(record),
        status=_status(record),
        fetched_at=instant_of(record.rec_headers.get_header("WARC-Date")),
        given=Given(outlet=source.file.outlet),
        stated_digest=stated_digest(record.rec_headers),
        refers_to=reference_of(record.rec_headers) if record.rec_type == "revisit" else None,
    )
    refusal = _refusal(record, capture)
    if refusal is None:
        return capture
    seen = replace(capture, payload=b"")
    return Rejection(source.file.file_id, position, "read", *refusal, url, seen)


def _described(
    source: Source, waiting: Capture | Rejection | None, discovery: Discovery
) -> Capture | Rejection | None:
    """Add to a capture how our crawl discovered it; feeds and the like are no articles."""
    seen = waiting.seen if isinstance(waiting, Rejection) else waiting
    if seen is None or waiting is None:
        return waiting
    seen = replace(seen, discovery=discovery)
    if not discovery.is_article and (seen.refers_to or seen.status == HTTPStatus.OK):
        detail = "a feed, sitemap, front page or robots.txt"
        seen = replace(seen, payload=b"", refers_to=None)
        return Rejection(
            source.file.file_id, seen.position, "read", "source_document", detail, seen.url, seen
        )
    return replace(waiting, seen=seen) if isinstance(waiting, Rejection) else seen


def _refusal(record: Any, capture: Capture) -> tuple[str, str] | None:
    """Reason and detail for a record that cannot be an article's page."""
    if record.rec_type == "revisit":
        return "revisit", "the payload is that of an earlier capture"
    status = capture.status or HTTPStatus.OK
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return "redirect", f"HTTP {status}"
    if status != HTTPStatus.OK:
        return "http_status", f"HTTP {status}"
    served = (capture.content_type or "").lower()
    if not served.startswith(_HTML_TYPES):
        return "not_a_page", f"content type {served or 'not given'}"[:120]
    return None


def _content_type(record: Any) -> str | None:
    headers = record.http_headers or record.rec_headers
    value: str | None = headers.get_header("Content-Type")
    return value[:200] if value else None


def _status(record: Any) -> int | None:
    code = record.http_headers.get_statuscode() if record.http_headers else None
    return int(code) if code and code.isdigit() and len(code) == len("200") else None
