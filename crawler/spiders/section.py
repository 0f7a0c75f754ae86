"""`scrapy crawl section`: the links of front pages."""

from __future__ import annotations

from crawler.spider import OutletSpider


class SectionSpider(OutletSpider):
    """Reads the links of front pages.

    Example: scrapy crawl section -a outlets=apnews
    """

    name = "section"
    kinds = ("section",)
