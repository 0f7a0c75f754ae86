"""Between responses and the book: what to ask a server to leave out, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.exchange import EarlierCapture
from crawler.known import Answer
from crawler.records import digest_of
from crawler.schedule import GONE, is_conditional

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy import Request
    from scrapy.http import Response

    from crawler.known import Known

_KEY = "wirecopy_captured"


@dataclass(frozen=True, slots=True)
class Captured:
    """How a response was archived: when, as which record, with which payload."""

    at: datetime
    record_id: str
    digest: str

    def attach(self, request: Request) -> None:
        """Let the request say so to whoever reads its response."""
        request.meta[_KEY] = self


def conditions(known: Known) -> dict[str, str]:
    """Headers that ask a server to send a page only if it is another than the one we have."""
    if not is_conditional(known):
        return {}
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in found.items() if value}


def earlier_of(known: Known, response: Response) -> EarlierCapture | None:
    """The capture that has the payload of a response already, if it is that of this address."""
    if known.digest is None or known.recorded_at is None or response.url != known.url:
        return None
    not_modified = response.status == HTTPStatus.NOT_MODIFIED
    is_same = response.status == HTTPStatus.OK and digest_of(response.body) == known.digest
    if not not_modified and not is_same:
        return None
    return EarlierCapture(known.url, known.recorded_at, known.record_id, known.digest, not_modified)


def answer_of(response: Response, known: Known) -> Answer:
    """What a response says of a URL."""
    captured = response.meta[_KEY]
    return Answer(
        at=captured.at,
        status=response.status,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        digest=captured.digest,
        record_id=captured.record_id,
        is_gone=response.status in GONE or _leads_home(response, known),
    )


def _leads_home(response: Response, known: Known) -> bool:
    """Whether an article's address leads to a front page: outlets hide so what they delete."""
    if known.kind != "article" or response.url == known.url:
        return False
    asked, came = urlsplit(known.url), urlsplit(response.url)
    return came.path in {"", "/"} and not came.query and asked.path not in {"", "/"}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
