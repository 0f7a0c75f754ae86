"""Writes every response to the archive as it came in: redirects, errors and robots.txt too."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.utils.defer import deferred_from_coro

from crawler.answers import Captured, earlier_of
from crawler.archive import Archive
from crawler.contact import full_name
from crawler.crawler_file import contact_for
from crawler.discovery import Discovery
from crawler.exchange import Exchange
from crawler.middlewares.common import outlet_spider
from crawler.middlewares.terms import terms_of
from crawler.visit import visit_of
from crawler.warcinfo import crawl_fields

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response

    from crawler.exchange import HeaderLines
    from crawler.outlet import Outlet
    from crawler.spider import OutletSpider

logger = logging.getLogger(__name__)


class ArchiveMiddleware:
    """Stands next to the downloader, where a body is still compressed as it was sent."""

    def __init__(self, crawler: Crawler, spider: OutletSpider) -> None:
        self._crawler = crawler
        self._spider = spider
        settings = crawler.settings
        agent = full_name(settings["USER_AGENT"], contact_for(spider.home, spider.roster))
        self._archive = Archive(
            spider.home.segments,
            spider.label,
            largest_segment=settings.getint("WIRECOPY_LARGEST_SEGMENT"),
            oldest_segment_s=settings.getfloat("WIRECOPY_OLDEST_SEGMENT"),
            crawl=crawl_fields(settings, agent),
            clock=spider.rounds.clock,
        )
        crawler.signals.connect(self.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware of a crawl."""
        return cls(crawler, outlet_spider(crawler))

    def spider_opened(self) -> None:
        """Count what a crash had left behind."""
        for found in self._spider.rounds.recovered:
            self._crawler.stats.inc_value("wirecopy/recovered/records", found.records)
            self._crawler.stats.inc_value("wirecopy/recovered/torn_bytes", found.dropped_bytes)

    def spider_closed(self) -> None:
        """Complete the last segment."""
        self._archive.close()
        for path in self._archive.completed:
            self._spider.rounds.visits.account(path.name)
        self._crawler.stats.set_value("wirecopy/segments", len(self._archive.completed))

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive a response; when that fails the crawl ends, for what else would it be for."""
        if "cached" in response.flags:
            return response
        outlet = self._outlet(request)
        exchange = _exchange(request, response, outlet, self._spider.rounds.clock.now())
        try:
            written = self._archive.write(exchange)
        except OSError as error:
            self._give_up(error)
            raise
        captured = Captured(exchange.fetched_at, written.record_id, written.payload_digest)
        captured.attach(request)
        self._crawler.stats.inc_value("wirecopy/archived/responses")
        self._crawler.stats.inc_value("wirecopy/archived/bytes", written.size)
        if outlet is not None:
            self._spider.tallies[outlet.slug].bytes += len(response.body)
        return response

    def _give_up(self, error: OSError) -> None:
        if self._spider.problem is None:
            self._spider.problem = f"the archive cannot be written: {error.strerror}"
            logger.critical("%s", self._spider.problem)
            # Not awaited here: closing waits for the very download that is being handled.
            deferred_from_coro(self._crawler.engine.close_spider_async(reason="archive_failed"))

    def _outlet(self, request: Request) -> Outlet | None:
        visit = visit_of(request)
        return visit.outlet if visit else self._spider.roster.owner_of(request.url)


def _exchange(
    request: Request, response: Response, outlet: Outlet | None, fetched_at: datetime
) -> Exchange:
    visit = visit_of(request)
    discovery = visit.discovery if visit else None
    if discovery is None and outlet is not None:
        discovery = Discovery(outlet.slug, "outlet", outlet.home_url)
    return Exchange(
        url=request.url,
        method=request.method,
        request_headers=_lines(request.headers),
        status=response.status,
        response_headers=_lines(response.headers),
        body=response.body,
        fetched_at=fetched_at,
        ip_address=str(response.ip_address) if response.ip_address else None,
        discovery=discovery,
        same_as=earlier_of(visit.known, response) if visit else None,
        terms=terms_of(request, response),
    )


def _lines(headers: Headers) -> HeaderLines:
    return tuple((name, value) for name, values in headers.items() for value in values)
