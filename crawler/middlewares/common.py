"""What the middlewares share: the running spider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.spider import OutletSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


def outlet_spider(crawler: Crawler) -> OutletSpider:
    """Give the spider of this crawl.

    Raises:
        TypeError: the middleware is used with a spider that is not ours.
    """
    if not isinstance(crawler.spider, OutletSpider):
        raise TypeError("the middlewares of wirecopy need a spider of wirecopy")
    return crawler.spider
