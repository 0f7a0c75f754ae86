"""Why a request is made: the outlet, the discovery, and the source that is read next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.url import host_of, port_of

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.discovery import Discovery
    from crawler.known import Known, SourceKind
    from crawler.outlet import Outlet, Source

_KEY = "wirecopy_visit"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a request is for; `source` and `kind` only when it fetches a source.

    `known`: what is known of the URL.
    """

    outlet: Outlet
    discovery: Discovery
    known: Known
    source: Source | None = None
    kind: SourceKind | None = None
    depth: int = 0

    def attach(self, request: Request) -> Request:
        """Let the request, and the redirects it leads to, carry the visit."""
        request.meta[_KEY] = self
        request.meta["download_slot"] = slot_key(request.url)
        return request


def visit_of(request: Request) -> Visit | None:
    """Give the visit that a request carries; robots.txt requests carry none."""
    visit = request.meta.get(_KEY)
    return visit if isinstance(visit, Visit) else None


def slot_key(url: str) -> str:
    """Name the server that a URL asks: politeness is kept per server.

    >>> slot_key("http://www.example.org/a"), slot_key("http://example.org:8080/")
    ('example.org', 'example.org:8080')
    """
    port = port_of(url)
    return f"{host_of(url)}:{port}" if port else host_of(url)
