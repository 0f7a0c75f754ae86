"""robots.txt as RFC 9309 has it: a server that cannot give it is not crawled."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawler.refusals import RobotsRefusedError

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

_FORBID_ALL = b"User-agent: *\nDisallow: /\n"


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own, but strict: 4xx allows everything, 5xx and no answer forbid everything."""

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
        try:
            super().process_request_2(strict, request)
        except IgnoreRequest as error:
            raise RobotsRefusedError(f"forbidden by robots.txt: {request.url}") from error

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        body = response.body
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            body = _FORBID_ALL
        elif response.status >= HTTPStatus.BAD_REQUEST:
            body = b""
        await super()._parse_robots(response.replace(body=body), netloc, request)
