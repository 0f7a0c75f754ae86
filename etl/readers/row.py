"""One imported record (a JSONL line, a Parquet row) to a capture."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from etl.capture import Capture, Given, Rejection, digest
from etl.readers.page import made_url, read_limited
from etl.readers.source import Source, too_large

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from etl.capture import PayloadKind

MAX_FIELD_CHARS = 10_000


def capture_of_row(
    source: Source, position: int, length: int | None, row: Mapping[str, Any]
) -> Capture | Rejection:
    """Make a capture of a record with the keys of `wirecopy ingest`.

    Keys: `url`; one of `html`, `html_file`, `text`; optional `id`, `headline`, `byline`,
    `published`, `outlet`, `fetched_at`. Without `url` one is made from `id`, else from the text.
    """
    given = Given(
        external_id=_text(row, "id"),
        headline=_text(row, "headline"),
        byline=_text(row, "byline"),
        published=_text(row, "published"),
        outlet=_text(row, "outlet") or source.file.outlet,
    )
    url = _text(row, "url")
    content = _content(source, position, row, url)
    if isinstance(content, Rejection):
        return content
    kind, payload = content
    fetched = _text(row, "fetched_at")
    try:
        fetched_at = instant(fetched) if fetched else None
    except (ValueError, OverflowError):
        detail = f"fetched_at is no ISO 8601 time: {fetched!r:.80}"
        return source.reject(position, "bad_row", detail, url)
    return Capture(
        file_id=source.file.file_id,
        position=position,
        length=length,
        url=url or _url_of(given, payload),
        kind=kind,
        payload=payload,
        payload_digest=digest(payload),
        fetched_at=fetched_at,
        given=given,
    )


def instant(raw: str) -> datetime:
    """Read an ISO 8601 time; UTC where it names no zone.

    Raises:
        ValueError: it is none.
    """
    moment = datetime.fromisoformat(raw)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _content(
    source: Source, position: int, row: Mapping[str, Any], url: str | None
) -> tuple[PayloadKind, bytes] | Rejection:
    for key in ("html", "text"):
        value = row.get(key)
        if isinstance(value, bytes):
            return ("html" if key == "html" else "text"), value
        if isinstance(value, str):
            return ("html" if key == "html" else "text"), value.encode("utf-8", "replace")
    name = row.get("html_file")
    if isinstance(name, str) and name:
        return _page_file(source, position, name, url)
    return source.reject(position, "bad_row", "none of html, html_file, text is a string", url)


def _page_file(
    source: Source, position: int, name: str, url: str | None
) -> tuple[PayloadKind, bytes] | Rejection:
    try:
        payload = read_limited(page_path(source, name))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        return source.reject(position, "missing_page_file", f"{name}: {error}", url)
    return too_large(source, position, url) if payload is None else ("html", payload)


def page_path(source: Source, name: str) -> Path:
    """Where the page file lies that a row names: in the archive, else beside the rows."""
    return source.parts.get(name, source.location.parent / name)


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, (dict, list)):
        return None
    if isinstance(value, datetime):
        value = value.isoformat()
    return str(value).strip()[:MAX_FIELD_CHARS] or None


def _url_of(given: Given, payload: bytes) -> str:
    if given.external_id is None:
        return made_url(digest(payload))
    return made_url(f"{given.outlet or ''}:{given.external_id}")
