"""One request and its response, as the bytes that a WARC record holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crawler.discovery import Discovery
    from crawler.terms import Terms

HeaderLines = tuple[tuple[bytes, bytes], ...]

_TOKEN = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_BREAKS = re.compile(rb"[\r\n\x00]+")
# The body that we are given is no longer chunked, so the header would make it unreadable.
_UNTRUE = (b"transfer-encoding",)
_SECRET = (b"authorization", b"proxy-authorization", b"cookie")


@dataclass(frozen=True, slots=True)
class EarlierCapture:
    """The archived response whose payload an exchange has met again.

    `url` and `fetched_at` (aware UTC) are those of that response, never of a revisit between,
    and so are `record_id` (None when it is not known any more) and `payload_digest` (`sha256:`
    and hex of the body as received). `not_modified` tells how we know: the server said so
    (304), else it sent the same body again.
    """

    url: str
    fetched_at: datetime
    record_id: str | None
    payload_digest: str
    not_modified: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response as received: the body still has its content encoding.

    `fetched_at` is aware UTC; `discovery` says why the URL was asked for, `terms` what the site
    reserves for it; with `same_as` the payload is that of an earlier capture, and is not stored
    again.
    """

    url: str
    method: str
    request_headers: HeaderLines
    status: int
    response_headers: HeaderLines
    body: bytes
    fetched_at: datetime
    ip_address: str | None
    discovery: Discovery | None
    same_as: EarlierCapture | None = None
    terms: Terms | None = None

    @property
    def content_type(self) -> str | None:
        """As the server named it; None: it did not."""
        named = (value for name, value in self.response_headers if name.lower() == b"content-type")
        first = next(named, None)
        return None if first is None else _BREAKS.sub(b" ", first).decode("latin-1").strip()

    def request_head(self) -> bytes:
        """Write the request as it went over the wire, without anything secret."""
        parts = urlsplit(self.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = parts.netloc.rpartition("@")[2].encode("ascii", "replace")
        line = f"{self.method} {target} HTTP/1.1".encode("ascii", "replace")
        lines = ((b"Host", host), *_without(self.request_headers, (*_SECRET, b"host")))
        return _head(line, lines)

    def response_head(self) -> bytes:
        """Write status line and headers; no header can hold a line break."""
        line = f"HTTP/1.1 {self.status} {_phrase(self.status)}".encode("ascii")
        return _head(line, _without(self.response_headers, _UNTRUE))


def _head(first: bytes, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    clean = (
        name + b": " + _BREAKS.sub(b" ", value).strip()
        for name, value in headers
        if _TOKEN.fullmatch(name)
    )
    return b"\r\n".join((_BREAKS.sub(b" ", first), *clean, b"", b""))


def _without(headers: HeaderLines, names: Iterable[bytes]) -> HeaderLines:
    dropped = set(names)
    return tuple(line for line in headers if line[0].lower() not in dropped)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
