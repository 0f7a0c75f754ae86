"""What is known of a URL, and what a visit to it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from crawler.discovery import Discovery
    from crawler.url import UrlKey

SourceKind: TypeAlias = Literal["feed", "sitemap", "section"]
Kind: TypeAlias = SourceKind | Literal["article"]


@dataclass(frozen=True, slots=True)
class Known:
    """One URL. Times are aware, UTC.

    `next_at`: when it is due, None for never again. `fetched_at`: first; `visited_at`: last.
    `digest`, `record_id` and `recorded_at` are of the response record that holds its payload.
    `failures`: in a row. `interval`: between polls of a source. `is_distrusted`: its validators
    stayed the same though it changed.
    """

    key: UrlKey
    url: str
    outlet: str
    kind: Kind
    discovery: Discovery
    found_at: datetime
    next_at: datetime | None
    fetched_at: datetime | None = None
    visited_at: datetime | None = None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    record_id: str | None = None
    recorded_at: datetime | None = None
    visits: int = 0
    changes: int = 0
    failures: int = 0
    interval: timedelta | None = None
    gone_at: datetime | None = None
    is_distrusted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `news`: entries of a source that nobody knew yet.

    `is_gone`: the page is not there any more, by its status or since its address leads to the
    home page.
    """

    at: datetime
    status: int
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    record_id: str | None = None
    news: int = 0
    is_gone: bool = False
