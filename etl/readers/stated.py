"""What a WARC record's own headers say of its payload: its digest, or where it is."""

from __future__ import annotations

from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha1, sha256
from typing import TYPE_CHECKING

from etl.capture import Reference

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

_LONGEST_DIGEST = 200
# Some crawlers state the digest of the empty body of a 304, which says nothing of the page.
_OF_NOTHING = {
    f"sha1:{b32encode(sha1(usedforsecurity=False).digest()).decode()}",
    f"sha1:{sha1(usedforsecurity=False).hexdigest()}",
    f"sha256:{sha256().hexdigest()}",
    f"sha256:{b32encode(sha256().digest()).decode()}",
}


def target_uri(headers: StatusAndHeaders, name: str = "WARC-Target-URI") -> str:
    """The URL of a header, without the brackets that some writers put around it."""
    url: str = headers.get_header(name) or ""
    return url.removeprefix("<").removesuffix(">")


def stated_digest(headers: StatusAndHeaders) -> str | None:
    """Digest of the body as received, as the record states it; None: it does not, or of nothing."""
    stated = headers.get_header("WARC-Payload-Digest")
    return (
        stated if stated and stated not in _OF_NOTHING and len(stated) <= _LONGEST_DIGEST else None
    )


def instant_of(raw: str | None) -> datetime | None:
    """The instant that a header names; None: none."""
    try:
        return datetime.fromisoformat(raw).astimezone(UTC) if raw else None
    except (ValueError, OverflowError):
        return None


def reference_of(headers: StatusAndHeaders) -> Reference:
    """Which capture has a revisit's payload: one of the same URL, where no other is named."""
    return Reference(
        url=target_uri(headers, "WARC-Refers-To-Target-URI") or target_uri(headers),
        fetched_at=instant_of(headers.get_header("WARC-Refers-To-Date")),
        stated_digest=stated_digest(headers),
    )
