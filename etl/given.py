"""A text that is in no archive, as somebody gives it: bytes to an article."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING

from etl.capture import Capture, Rejection, digest
from etl.errors import EtlError
from etl.formats import sniff
from etl.readers.source import MAX_PAYLOAD_BYTES
from etl.wire_items.sniff import SNIFFED_BYTES

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from etl.article import Article
    from etl.capture import PayloadKind
    from etl.extract import Reading

_CONTAINERS = ("warc", "jsonl", "parquet", "ninjs", "newsml", "nitf")


class NoArticleError(EtlError):
    """The text to look up holds no article."""

    exit_code = 1


def article_of(payload: bytes, url: str | None = None, outlet: Outlet | None = None) -> Article:
    """Extract an article from bytes that are in no archive: HTML or plain text, also gzipped.

    Args:
        payload: the bytes.
        url: where they were found.
        outlet: who published them, where that is declared.

    Raises:
        NoArticleError: there is none in it.
        EtlError: it is a file of many pages.
    """
    return reading_of(payload, url, outlet).article


def reading_of(payload: bytes, url: str | None = None, outlet: Outlet | None = None) -> Reading:
    """Extract an article as `article_of` does, and keep the page text.

    Raises:
        NoArticleError: there is none in it.
        EtlError: it is a file of many pages.
    """
    from etl.extract import read_article

    payload = _unpacked(payload)
    if (found := sniff(payload[:SNIFFED_BYTES])) in _CONTAINERS:
        raise EtlError(f"it is {found}, which holds records: `wirecopy ingest` it, then build")
    kind: PayloadKind = "html" if found == "html" else "text"
    capture = Capture(0, 0, None, url or "urn:wirecopy:given", kind, payload, digest(payload))
    reading = read_article(capture, outlet)
    if isinstance(reading, Rejection):
        raise NoArticleError(f"no article in it: {reading.reason}, {reading.detail}")
    return reading


def _unpacked(payload: bytes) -> bytes:
    """Bytes as they are, or unpacked up to the limit when they are gzipped."""
    if not payload.startswith(b"\x1f\x8b"):
        return payload
    try:
        with gzip.open(io.BytesIO(payload)) as stream:
            return stream.read(MAX_PAYLOAD_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        raise NoArticleError(f"no article in it: damaged gzip data, {error}") from error
