"""`scrapy crawl sitemap`: news sitemaps and sitemap indexes."""

from __future__ import annotations

from crawler.spider import OutletSpider


class SitemapSpider(OutletSpider):
    """Reads news sitemaps and sitemap indexes.

    Example: scrapy crawl sitemap -a outlets=apnews
    """

    name = "sitemap"
    kinds = ("sitemap",)
