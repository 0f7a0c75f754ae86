"""Records to rows of the warehouse's tables."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from crawler.identity import hash64
from crawler.url import url_key
from etl.article import EXTRACTION_SCHEME, Article
from etl.article_id import article_id_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crawler.outlet import Outlet
    from etl.bulk.arrays import Counts, Hashes
    from etl.bulk.prepared import Prepared
    from etl.capture import Capture, Reference, Rejection
    from etl.register import ArchiveFile
    from etl.signature import Signatures

Row = dict[str, Any]


def outlet_row(outlet: Outlet) -> Row:
    """One declared outlet."""
    return {
        "outlet": outlet.slug,
        "name": outlet.name,
        "country": outlet.country,
        "language": outlet.language,
        "time_zone": outlet.time_zone,
        "day_first": outlet.day_first,
        "agency": outlet.agency,
        "home_url": outlet.home_url,
        "kind": outlet.kind,
        "owner": outlet.owner,
        "owner_group": outlet.group,
        "market": outlet.market,
        "cms": outlet.cms,
    }


def file_row(file: ArchiveFile) -> Row:
    """One file of the archive."""
    return {
        "file_id": file.file_id,
        "path": file.path,
        "format": file.format,
        "sha256": file.sha256,
        "size": file.size,
        "origin": file.origin,
        "in_place": file.in_place,
    }


def capture_row(capture: Capture, outlet: str | None, version_id: int | None) -> Row:
    """One capture, and the version it shows if it was not rejected."""
    found = capture.discovery
    return {
        "capture_id": capture.capture_id,
        "file_id": capture.file_id,
        "position": capture.position,
        "length": capture.length,
        "url": capture.url,
        "outlet": outlet,
        "fetched_at": capture.fetched_at,
        "status": capture.status,
        "content_type": capture.content_type,
        "payload_digest": None if capture.refers_to else capture.payload_digest,
        "version_id": version_id,
        "external_id": capture.given.external_id,
        "discovered_by": found.found_by if found else None,
        "discovered_in": found.found_in if found else None,
        "source_headline": found.headline if found else None,
        "source_published": found.published if found else None,
        "source_authors": list(found.authors) if found else None,
        "source_keywords": list(found.keywords) if found else None,
        "payload_key": _payload_key(capture.stated_digest),
    }


def revisit_row(rejection: Rejection, capture: Capture, refers_to: Reference) -> Row:
    """One revisit, and the id of the rejection that it is while it shows no article."""
    return {
        "capture_id": capture.capture_id,
        "rejection_id": rejection.rejection_id,
        "article_id": article_id_of(url_key(capture.url)),
        "refers_to_url": refers_to.url,
        "refers_to_at": refers_to.fetched_at,
        "payload_key": _payload_key(refers_to.stated_digest),
    }


def _payload_key(stated_digest: str | None) -> int | None:
    return hash64("payload", stated_digest) if stated_digest else None


def rejection_row(rejection: Rejection) -> Row:
    """One rejection."""
    return {
        "rejection_id": rejection.rejection_id,
        "file_id": rejection.file_id,
        "position": rejection.position,
        "capture_id": rejection.seen.capture_id if rejection.seen else None,
        "url": rejection.url,
        "stage": rejection.stage,
        "reason": rejection.reason,
        "detail": rejection.detail,
    }


def version_row(article: Article) -> Row:
    """One article version, but for its `body_words`: they are counted for many at once."""
    dateline, published, modified = article.dateline, article.published, article.modified
    return {
        "version_id": article.version_id,
        "article_id": article.article_id,
        "capture_id": article.capture_id,
        "shown_at": article.fetched_at or article.iptc.versioncreated,
        "url": article.url,
        "url_key": article.url_key,
        "declared_url": article.declared_url,
        "outlet": article.outlet,
        "external_id": article.external_id,
        "headline": article.headline,
        "authors": list(article.byline.authors),
        "authors_raw": list(article.byline.names),
        "byline": article.byline.printed,
        "dateline": dateline.text if dateline else None,
        "dateline_place": dateline.place if dateline else None,
        "dateline_country": dateline.country if dateline else None,
        "dateline_date": dateline.date if dateline else None,
        "dateline_end": article.dateline_end,
        "byline_title": article.byline.title,
        "dateline_agency": dateline.agency if dateline else None,
        "body": article.body,
        "language": article.language,
        "published_raw": published.raw if published else None,
        "published_at": published.instant if published else None,
        "published_precision": published.precision if published else None,
        "published_from": published.found_in if published else None,
        "modified_raw": modified.raw if modified else None,
        "modified_at": modified.instant if modified else None,
        "section": article.section,
        "captions": list(article.captions),
        "paywalled": article.paywalled,
        "agency": article.verdict.agency,
        "agencies": list(article.verdict.agencies),
        "relation": article.verdict.relation,
        "confidence": article.verdict.confidence,
        "agency_own_site": article.agency_own_site,
        "own_agency": article.own_agency,
        "agency_item": article.agency_item,
        "kind": article.kind,
        "furniture": [
            {
                "kind": each.kind,
                "body": each.text,
                "start_offset": each.start,
                "end_offset": each.end,
            }
            for each in article.furniture
        ],
        "extraction_scheme": EXTRACTION_SCHEME,
        **asdict(article.iptc),
    }


def credit_rows(article: Article) -> list[Row]:
    """The credits of an article; `capture_id` says which capture's evidence it is."""
    return [
        {
            "version_id": article.version_id,
            "capture_id": article.capture_id,
            "agency": credit.agency,
            "kind": credit.kind,
            "rule": credit.rule,
            "quote": credit.quote,
            "start_offset": credit.start,
            "end_offset": credit.end,
            "found_in": credit.found_in,
            "role": credit.role,
            "weight": credit.weight,
            "decides": credit in article.verdict.decided_by,
        }
        for credit in article.credits
    ]


def mark_rows(article: Article) -> list[Row]:
    """The version marks of an article; `capture_id` says which capture's they are."""
    return [
        {
            "version_id": article.version_id,
            "capture_id": article.capture_id,
            "kind": mark.kind,
            "number": mark.number,
            "mark_text": mark.text,
            "found_in": mark.found_in,
            "start_offset": mark.start,
            "end_offset": mark.end,
            "note": mark.note,
        }
        for mark in article.marks
    ]


def signature_table(
    version_ids: Sequence[int], days: Sequence[date | None], scheme: str, signed: Signatures
) -> pa.Table:
    """Signatures of versions, each with the day it was told on."""
    sketches = pa.ListArray.from_arrays(
        pa.array(signed.bounds, pa.int32()), pa.array(signed.sketches, pa.uint32())
    )
    columns = {
        "version_id": pa.array(version_ids, pa.uint64()),
        "signature_scheme": pa.repeat(scheme, len(version_ids)),
        "told_on": pa.array(days, pa.date32()),
        "shingles": pa.array(signed.shingles, pa.int32()),
        "hashvalues": pa.FixedSizeListArray.from_arrays(
            pa.array(signed.hashvalues.ravel(), pa.uint32()), signed.hashvalues.shape[1]
        ),
        "sketch": sketches,
        "compared": pa.repeat(pa.scalar(value=False), len(version_ids)),
    }
    return pa.table(columns)


def pair_table(  # noqa: PLR0913, PLR0917 - what a row is made of
    ids: Hashes,
    places: Counts,
    texts: Prepared,
    counts: Counts,
    scheme: str,
    is_candidate: bool,
) -> pa.Table:
    """Verified pairs, without the verdict, which the loader gives.

    Args:
        ids: version ids of shape (p, 2).
        places: their places in `texts`.
        texts: that were compared.
        counts: as `etl.bulk.likeness.compare` gives them.
        scheme: of the signatures.
        is_candidate: whether their sketches brought them together.
    """
    shingles, words = texts.shingle_counts[places], texts.word_counts[places]
    columns = {
        "version_a": ids[:, 0],
        "version_b": ids[:, 1],
        "signature_scheme": pa.repeat(scheme, len(ids)),
        "is_candidate": pa.repeat(pa.scalar(is_candidate), len(ids)),
        "shingles_a": shingles[:, 0],
        "shingles_b": shingles[:, 1],
        "shingles_shared": counts[:, 0],
        "words_a": words[:, 0],
        "words_b": words[:, 1],
        "covered_words_a": counts[:, 1],
        "covered_words_b": counts[:, 2],
        "opening_words_a": counts[:, 5],
        "opening_words_b": counts[:, 6],
        "numbers": counts[:, 4],
        "numbers_same": counts[:, 3],
    }
    return pa.table(columns)
