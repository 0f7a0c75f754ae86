"""429 and 503: asked again after the pause, or the server is given up for the rest of the crawl."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import get_retry_request

from crawler.download import BUSY
from crawler.middlewares.common import outlet_spider, pauses_of
from crawler.refusals import ServerLeftAloneError
from crawler.visit import slot_key, visit_of

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.pauses import Pauses
    from crawler.spider import OutletSpider

logger = logging.getLogger(__name__)

_WHY = {"busy": "is busy", "silent": "does not answer", "slow": "has had its time"}


class PauseMiddleware:
    """Keeps requests to a server that was given up from queueing for it."""

    def __init__(self, crawler: Crawler, spider: OutletSpider, pauses: Pauses) -> None:
        self._crawler = crawler
        self._spider = spider
        self._pauses = pauses
        self._told: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware of a crawl."""
        return cls(crawler, outlet_spider(crawler), pauses_of(crawler))

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise ServerLeftAloneError."""
        server = slot_key(request.url)
        why = self._pauses.given_up.get(server)
        if why is None:
            return
        until = self._pauses.until[server]
        self._crawler.stats.inc_value(f"wirecopy/given_up/{why}")
        if server not in self._told:
            self._told.add(server)
            logger.warning(
                "%s %s: it is given up for this crawl, not to be asked before %s",
                *(server, _WHY[why], f"{until:%Y-%m-%d %H:%M:%SZ}"),
            )
        raise ServerLeftAloneError(server, until, request.url)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again what a busy server did not give; the gate sees to the pause.

        robots.txt is not: a server that is too busy for it is not crawled.
        """
        given_up = slot_key(request.url) in self._pauses.given_up
        if response.status not in BUSY or given_up or visit_of(request) is None:
            return response
        again = get_retry_request(request, spider=self._spider, reason=f"busy {response.status}")
        return again or response
