"""Downloads of a survey: bounded as those of a crawl, without its record of pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

from crawler.bounded_head import BoundedFactory

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class SurveyHandler(HTTP11DownloadHandler):
    """Scrapy's own, with an end to the headers of a response; the survey leaves busy servers."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = BoundedFactory  # noqa: SLF001 - as Scrapy itself does it
