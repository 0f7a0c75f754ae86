"""What the middlewares share: the running spider, and which servers are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from crawler.pauses import Patience, Pauses
from crawler.spider import NEW_ROUND, OutletSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_pauses: WeakKeyDictionary[Crawler, Pauses] = WeakKeyDictionary()


def outlet_spider(crawler: Crawler) -> OutletSpider:
    """Give the spider of this crawl.

    Raises:
        TypeError: the middleware is used with a spider that is not ours.
    """
    if not isinstance(crawler.spider, OutletSpider):
        raise TypeError("the middlewares of wirecopy need a spider of wirecopy")
    return crawler.spider


def pauses_of(crawler: Crawler) -> Pauses:
    """Give the one record of pauses of this crawl, which keeps the spider's `paused_until`."""
    if crawler not in _pauses:
        settings = crawler.settings
        patience = Patience(
            backoff_s=settings.getfloat("WIRECOPY_BACKOFF"),
            longest_s=settings.getfloat("WIRECOPY_LONGEST_PAUSE"),
            attempts=settings.getint("WIRECOPY_ATTEMPTS"),
            longest_crawl_s=settings.getfloat("WIRECOPY_LONGEST_CRAWL"),
        )
        spider = outlet_spider(crawler)
        pauses = Pauses(spider.paused_until, patience, now=spider.rounds.clock.now)
        crawler.signals.connect(pauses.forget_given_up, signal=NEW_ROUND, weak=False)
        _pauses[crawler] = pauses
    return _pauses[crawler]
