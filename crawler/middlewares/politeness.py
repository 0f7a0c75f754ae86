"""One pace and one name a server: the outlet's delay and user agent, the server's crawl-delay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import signals

from crawler.contact import full_name, robots_name
from crawler.crawler_file import contact_for
from crawler.middlewares.common import outlet_spider
from crawler.visit import slot_key

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

    from crawler.roster import Roster

LONGEST_CRAWL_DELAY_S = 120.0


class PolitenessMiddleware:
    """Gives every server a download slot of its own with the pause it is due."""

    def __init__(self, crawler: Crawler, roster: Roster, user_agent: str) -> None:
        self._crawler = crawler
        self._roster = roster
        self._user_agent = user_agent
        self._default_delay_s = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._concurrency = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware of a crawl.

        Raises:
            CrawlerError: public hosts would be asked without a contact.
        """
        spider = outlet_spider(crawler)
        contact = contact_for(spider.home, spider.roster)
        return cls(crawler, spider.roster, full_name(crawler.settings["USER_AGENT"], contact))

    def process_request(self, request: Request) -> None:
        """Assign the slot and the name under which we ask."""
        key = slot_key(request.url)
        request.meta["download_slot"] = key
        self._slot_settings(key, request.url)
        request.headers[b"User-Agent"] = self._agent(request.url)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Honour the crawl-delay of a robots.txt, up to two minutes."""
        asked = robotparser.crawl_delay(robots_name(self._agent(request.url)))
        if asked is None or asked <= 0:
            return
        key = slot_key(request.url)
        settings = self._slot_settings(key, request.url)
        settings["delay"] = max(settings["delay"], min(asked, LONGEST_CRAWL_DELAY_S))
        slot = self._crawler.engine.downloader.slots.get(key)
        if slot is not None:
            slot.delay = max(slot.delay, settings["delay"])

    def _slot_settings(self, key: str, url: str) -> dict[str, Any]:
        known = self._crawler.engine.downloader.per_slot_settings
        if key not in known:
            outlet = self._roster.owner_of(url)
            known[key] = {
                "concurrency": self._concurrency,
                "delay": outlet.delay_s if outlet else self._default_delay_s,
                # A declared pause is the least one: chance may not shorten it.
                "jitter": 0.0,
            }
        return known[key]

    def _agent(self, url: str) -> str:
        outlet = self._roster.owner_of(url)
        return (outlet.user_agent if outlet else None) or self._user_agent
