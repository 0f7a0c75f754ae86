"""The crawl's own manners for a site that is not declared yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.contact import full_name
from crawler.middlewares.guard import GuardMiddleware
from crawler.middlewares.politeness import PolitenessMiddleware
from crawler.proposal.spider import SurveySpider

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler


class SurveyGuard(GuardMiddleware):
    """Lets a survey ask public addresses, and of private ones only the server that was given."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the guard of a survey."""
        return cls(crawler, _spider(crawler).roster)


class SurveyPoliteness(PolitenessMiddleware):
    """Keeps one pace a server, as a crawl does."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware of a survey."""
        spider = _spider(crawler)
        name = full_name(crawler.settings["USER_AGENT"], spider.job["contact"])
        return cls(crawler, spider.roster, name)


def _spider(crawler: Crawler) -> SurveySpider:
    if not isinstance(crawler.spider, SurveySpider):
        raise TypeError("these middlewares are for surveys only")
    return crawler.spider
