"""Refuses what no outlet's page can be: other schemes, private addresses, other hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.middlewares.common import outlet_spider
from crawler.refusals import RefusedError
from crawler.resolver import permit_private
from crawler.visit import visit_of

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

    from crawler.roster import Roster


class GuardMiddleware:
    """Sees every request before anything else does, redirects and robots.txt included."""

    def __init__(self, crawler: Crawler, roster: Roster) -> None:
        self._crawler = crawler
        self._roster = roster
        permit_private(roster.private_names)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the guard of a crawl."""
        return cls(crawler, outlet_spider(crawler).roster)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise RefusedError."""
        reason = self._objection(request)
        if reason is not None:
            self._crawler.stats.inc_value(f"wirecopy/refused/{reason.split()[0]}")
            raise RefusedError(f"{reason}: {request.url}")

    def _objection(self, request: Request) -> str | None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            return "scheme is neither http nor https"
        if "@" in parts.netloc:
            return "credentials in the URL"
        if not self._roster.may_ask(request.url):
            return "private address"
        visit = visit_of(request)
        if visit is not None and visit.source is None and not visit.outlet.covers(request.url):
            return "offsite"
        return None
