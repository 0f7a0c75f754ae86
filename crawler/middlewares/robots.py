"""robots.txt as RFC 9309 has it: a server that cannot give it is not crawled."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawler.contact import robots_name
from crawler.refusals import RobotsRefusedError
from crawler.robots import EVERYBODY, LARGEST_ROBOTS, RobotsFile

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

    from crawler.refusals import RobotsReason

ROBOTS_FILE = "wirecopy_robots"

logger = logging.getLogger(__name__)

_FORBID_ALL = b"User-agent: *\nDisallow: /\n"


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own, but strict: 4xx allows everything, 429, 5xx and no answer forbid everything.

    Every request that passes carries the server's RobotsFile.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._files: dict[str, RobotsFile] = {}
        self._unreachable: dict[str, str] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Give the parsed robots.txt of the request's server, None when it cannot be had.

        Of several requests that wait for one robots.txt, Scrapy 2.19 gives it to the first
        only; the others get None, which there means that everything is allowed.
        """
        await super().robot_parser(request)
        parser = self._parsers[urlparse_cached(request).netloc]
        return None if isinstance(parser, Deferred) else parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise RobotsRefusedError for what is forbidden."""
        strict = rp if rp is not None else ProtegoRobotParser(_FORBID_ALL, self.crawler.spider)
        agent = robots_name((request.headers.get(b"User-Agent") or b"").decode("latin-1"))
        if not strict.allowed(request.url, agent):
            reason, words = self._why(request.url, agent)
            self._stats.inc_value(f"wirecopy/refused_by_robots/{reason}")
            logger.info("robots.txt keeps us from %s: %s", request.url, words)
            raise RobotsRefusedError(reason, words, request.url)
        request.meta[ROBOTS_FILE] = self._files.get(urlparse_cached(request).netloc)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        body, status = response.body[:LARGEST_ROBOTS], response.status
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
            self._unreachable[netloc] = f"robots.txt answered {status}"
            body = _FORBID_ALL
        elif status >= HTTPStatus.BAD_REQUEST:
            body = b""
        self._files[netloc] = RobotsFile.read(body)
        await super()._parse_robots(response.replace(body=body), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._unreachable[netloc] = f"robots.txt could not be fetched: {exc}"
        super()._robots_error(exc, netloc)

    def _why(self, url: str, agent: str) -> tuple[RobotsReason, str]:
        netloc = urlsplit(url).netloc
        if netloc in self._unreachable:
            return "unreachable", self._unreachable[netloc]
        robots = self._files.get(netloc)
        rule = robots.deciding(url, agent) if robots else None
        if rule is None:
            return "unclear", "a rule that only the robots.txt parser knows"
        return "everybody" if rule.agent == EVERYBODY else "us", str(rule)
