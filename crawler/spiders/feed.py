"""`scrapy crawl feed`: RSS, Atom, RDF and JSON feeds."""

from __future__ import annotations

from crawler.spider import OutletSpider


class FeedSpider(OutletSpider):
    """Reads RSS, Atom, RDF and JSON feeds.

    Example: scrapy crawl feed -a outlets=apnews
    """

    name = "feed"
    kinds = ("feed",)
