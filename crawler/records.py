"""WARC/1.1 records: what an exchange becomes in a segment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.exchange import Exchange

WARC_VERSION = "WARC/1.1"
FORMAT_URL = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its type, named fields and block."""

    kind: str
    headers: tuple[tuple[str, str], ...]
    content_type: str
    block: bytes


def warcinfo_record(name: str, software: str) -> Record:
    """Describe a segment: who wrote it, under which rules, in which format."""
    fields = (
        f"software: wirecopy/{software}\r\n"
        "robots: obey\r\n"
        "format: WARC File Format 1.1\r\n"
        f"conformsTo: {FORMAT_URL}\r\n"
    )
    headers = (("WARC-Filename", name), ("WARC-Date", _now()))
    return _record("warcinfo", headers, "application/warc-fields", fields.encode())


def exchange_records(exchange: Exchange) -> Iterator[Record]:
    """Give the request, the response and, right after it, how the page was discovered."""
    common = [("WARC-Target-URI", exchange.url), ("WARC-Date", _date(exchange.fetched_at))]
    response_id = _new_id()
    with_response = (*common, ("WARC-Concurrent-To", response_id))
    yield _record(
        "request", with_response, "application/http; msgtype=request", exchange.request_head()
    )
    address = [("WARC-IP-Address", exchange.ip_address)] if exchange.ip_address else []
    payload_digest = ("WARC-Payload-Digest", _digest(exchange.body))
    yield _record(
        "response",
        (*common, *address, payload_digest),
        "application/http; msgtype=response",
        exchange.response_head() + exchange.body,
        record_id=response_id,
    )
    if exchange.discovery is not None:
        fields = exchange.discovery.to_fields()
        yield _record("metadata", with_response, "application/warc-fields", fields)


def write_record(stream: BinaryIO, record: Record) -> None:
    """Append a record as a gzip member of its own."""
    headers = StatusAndHeaders("", list(record.headers), protocol=WARC_VERSION)
    whole = ArcWarcRecord(
        "warc",
        record.kind,
        headers,
        BytesIO(record.block),
        None,
        record.content_type,
        len(record.block),
    )
    member = BytesIO()
    WARCWriter(member, gzip=True, warc_version=WARC_VERSION).write_record(whole)
    left = memoryview(member.getbuffer())
    while left:
        left = left[stream.write(left) :]


def _record(
    kind: str,
    headers: tuple[tuple[str, str], ...],
    content_type: str,
    block: bytes,
    *,
    record_id: str | None = None,
) -> Record:
    own = (("WARC-Type", kind), ("WARC-Record-ID", record_id or _new_id()))
    # The digest of an empty or header-only payload says nothing, but its presence keeps warcio
    # from adding one with its own algorithm.
    digests = [("WARC-Block-Digest", _digest(block))]
    if kind in {"metadata", "request"}:
        digests.append(("WARC-Payload-Digest", _digest(b"" if kind == "request" else block)))
    return Record(kind, (*own, *headers, *digests), content_type, block)


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def _date(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"


def _now() -> str:
    return _date(datetime.now(UTC))
