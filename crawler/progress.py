"""Tells the process that started the crawl how far it is, one JSON line at a time."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from crawler.spider import OutletSpider

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from scrapy.crawler import Crawler

    from crawler.tally import CrawlReport

INTERVAL_S = 0.5


class ProgressExtension:
    """Prints the reports twice a second; on only when the crawl was started by `run`."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("WIRECOPY_PROGRESS"):
            raise NotConfigured
        self._crawler = crawler
        self._loop = create_looping_call(self.tell)
        crawler.signals.connect(self.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the extension of a crawl."""
        return cls(crawler)

    def spider_opened(self) -> None:
        """Start to tell."""
        self._loop.start(INTERVAL_S, now=False)

    def spider_closed(self) -> None:
        """Stop."""
        self._loop.stop()

    def tell(self) -> None:
        """Print one line."""
        if isinstance(self._crawler.spider, OutletSpider):
            say("progress", self._crawler.spider.reports())


def say(event: str, reports: Sequence[CrawlReport], problem: str | None = None) -> None:
    """Print one event as a JSON line."""
    line = {"event": event, "reports": [asdict(report) for report in reports], "problem": problem}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
