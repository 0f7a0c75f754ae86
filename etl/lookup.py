"""Find the copies of a text that is in no archive, in a published snapshot."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.capture import Capture, Rejection, digest
from etl.errors import EtlError
from etl.formats import sniff
from etl.normalize import comparable_text
from etl.readers.source import MAX_PAYLOAD_BYTES
from etl.signature import hashes_of, sketch_of
from etl.stage_pairs import SHARED_HASHES, SHARED_SHARE
from etl.verify import ComparableText, verify
from etl.wire_items.sniff import SNIFFED_BYTES

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from etl.article import Article
    from etl.capture import PayloadKind
    from etl.extract import Reading
    from warehouse.query import Snapshot

MOST_CANDIDATES = 500
_CONTAINERS = ("warc", "jsonl", "parquet", "ninjs", "newsml", "nitf")
_UNRELATED = ("unrelated", "template", "shared_quote")


@dataclass(frozen=True, slots=True)
class Match:
    """A stored article that a text is a copy, a part or a container of."""

    article_id: int
    story_id: int
    resemblance: float
    containment: float
    verdict: str


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


def find_copies(snapshot: Snapshot, payload: bytes, *, url: str | None = None) -> list[Match]:
    """Compare a text with every stored one that shares a part of its sketch; best match first.

    Raises:
        NoArticleError: there is no article in the bytes.
    """
    article = article_of(payload, url)
    dateline = article.dateline.text if article.dateline else None
    given = ComparableText(0, comparable_text(article.body, dateline), article.kind)
    sketch = sketch_of(hashes_of(sorted(given.shingles)))
    found = snapshot.answer(
        "sketch_candidates",
        hashes=list(sketch),
        shared=SHARED_HASHES,
        share=SHARED_SHARE,
        count=MOST_CANDIDATES,
    )
    texts = snapshot.answer("texts", ids=[row[0] for row in found.rows])
    matches = [
        _match(given, ComparableText(version_id, comparable_text(body, line), kind), *ids)
        for version_id, *ids, body, line, kind in texts.rows
    ]
    return sorted(
        (match for match in matches if match.verdict not in _UNRELATED),
        key=lambda match: (-match.resemblance, -match.containment, match.article_id),
    )


def _match(given: ComparableText, stored: ComparableText, article_id: int, story_id: int) -> Match:
    pair = verify(given, stored)
    return Match(
        article_id,
        story_id,
        pair.resemblance,
        max(pair.containment_a, pair.containment_b),
        pair.verdict,
    )
