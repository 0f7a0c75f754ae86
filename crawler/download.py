"""The last gate before the network: a server that is to be left alone is not asked."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from twisted.internet.error import ConnectError

from crawler.bounded_head import BoundedFactory
from crawler.middlewares.common import outlet_spider, pauses_of
from crawler.refusals import ServerLeftAloneError
from crawler.retry_after import asked_wait
from crawler.visit import slot_key

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
LOOK_EVERY_S = 0.5

_NO_ANSWER = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ConnectError,
    OSError,
)


class PatientHandler(HTTP11DownloadHandler):
    """Scrapy's own, behind a gate: here, and nowhere earlier, it is sure what is sent when.

    Requests that wait here hold two transfers of their own server, and none of another one.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = BoundedFactory  # noqa: SLF001 - as Scrapy itself does it
        self._pauses = pauses_of(crawler)
        self._spider = outlet_spider(crawler)

    async def download_request(self, request: Request) -> Response:
        """Fetch, once the server may be asked.

        Raises:
            ServerLeftAloneError: it may not during this crawl.
        """
        server = slot_key(request.url)
        await self._wait(server, request.url)
        self._pauses.asking(server)
        try:
            response = await super().download_request(request)
        except _NO_ANSWER:
            self._pauses.silent(server)
            raise
        if response.status in BUSY:
            self._pauses.busy(server, _asked(response))
        else:
            self._pauses.answered(server)
        return response

    async def _wait(self, server: str, url: str) -> None:
        waited = False
        while (left := self._pauses.left(server)) > 0:
            if server in self._pauses.given_up or self._is_ending():
                raise ServerLeftAloneError(server, self._pauses.until[server], url)
            waited = True
            await asyncio.sleep(min(left, LOOK_EVERY_S))
        if waited:
            slots = self._crawler.engine.downloader.slots
            self._pauses.space(server, slots[server].delay if server in slots else 0.0)

    def _is_ending(self) -> bool:
        return not self._crawler.engine.running or self._spider.problem is not None


def _asked(response: Response) -> float | None:
    headers = response.headers
    return asked_wait(headers.get(b"Retry-After"), headers.get(b"Date"), datetime.now(UTC))
