"""What a segment says of the captures in it: with this, visits catch up after a crash."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.discovery import Discovery
from crawler.exchange import EarlierCapture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_MODIFIED = "/revisit/server-not-modified"
_MAX_FIELDS_BYTES = 256 << 10
# What warcio makes of bytes that are no WARC.
_UNREADABLE = (ArchiveLoadFailed, EOFError, zlib.error, AttributeError, IndexError, ValueError)


@dataclass(frozen=True, slots=True)
class RecoveredCapture:
    """One response or revisit, as whoever wrote it knew it.

    `fetched_at` is aware UTC; `payload_digest` and `record_id` are what `Archive.write` gave;
    `same_as` names, of a revisit, the response that has the payload; `location` is where a
    redirect leads.
    """

    url: str
    fetched_at: datetime
    status: int
    etag: str | None
    last_modified: str | None
    payload_digest: str
    record_id: str
    discovery: Discovery | None
    same_as: EarlierCapture | None
    location: str | None = None


def captures_of(path: Path) -> Iterator[RecoveredCapture]:
    """Yield the captures of a complete segment of our own, in the order they were written.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no segment that this program wrote.
    """
    waiting: RecoveredCapture | None = None
    for _, record in records_of(path):
        if record.rec_type in {"response", "revisit"}:
            if waiting is not None:
                yield waiting
            waiting = _capture(path, record)
        elif record.rec_type == "metadata" and waiting is not None:
            fields = record.content_stream().read(_MAX_FIELDS_BYTES)
            waiting = replace(waiting, discovery=Discovery.from_fields(fields))
    if waiting is not None:
        yield waiting


def records_of(path: Path) -> Iterator[tuple[Any, Any]]:
    """Yield the reader of a segment, which knows where it is, and each record.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no segment, or none that is whole.
    """
    with path.open("rb") as stream:
        reader = ArchiveIterator(stream)
        try:
            for record in reader:
                yield reader, record
        except _UNREADABLE as error:
            raise ValueError(f"{path}: no whole segment: {error}") from error


def _capture(path: Path, record: Any) -> RecoveredCapture:
    said, http = record.rec_headers.get_header, record.http_headers.get_header
    try:
        return RecoveredCapture(
            url=said("WARC-Target-URI"),
            fetched_at=instant_of(said("WARC-Date")),
            status=int(record.http_headers.get_statuscode()),
            etag=http("ETag"),
            last_modified=http("Last-Modified"),
            payload_digest=said("WARC-Payload-Digest"),
            record_id=said("WARC-Record-ID"),
            discovery=None,
            same_as=_earlier(said) if record.rec_type == "revisit" else None,
            location=http("Location"),
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}: no record of ours: {error}") from error


def _earlier(said: Any) -> EarlierCapture:
    return EarlierCapture(
        url=said("WARC-Refers-To-Target-URI"),
        fetched_at=instant_of(said("WARC-Refers-To-Date")),
        record_id=said("WARC-Refers-To"),
        payload_digest=said("WARC-Payload-Digest"),
        not_modified=said("WARC-Profile").endswith(_NOT_MODIFIED),
    )


def instant_of(raw: str) -> datetime:
    """The aware UTC instant of a WARC date.

    Raises:
        TypeError: there is none.
        ValueError: it is none.
    """
    return datetime.fromisoformat(raw).astimezone(UTC)
