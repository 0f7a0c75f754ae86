"""The edge of a survey: fetches through Scrapy what the pure part asks for."""

from __future__ import annotations

import time
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import TextResponse
from scrapy.robotstxt import ProtegoRobotParser

from crawler.errors import CrawlerError
from crawler.proposal.answer import Answer, RobotsWord
from crawler.proposal.assemble import assemble
from crawler.proposal.fact import Fact, Proposal
from crawler.proposal.store import read_proposed
from crawler.proposal.survey import UnusableSiteError, survey_site
from crawler.proposal.toml import write_toml
from crawler.roster import Roster
from crawler.sitemap import LARGEST_SITEMAP
from crawler.url import host_of, port_of
from crawler.visit import slot_key

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

    from crawler.outlet import Outlet

MOST_REQUESTS = 50
MOST_SITEMAPS_NAMED = 100
LONGEST_REASON = 200
MOST_TROUBLES = 3
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


class SurveySpider(Spider):
    """Looks at one site; `proposal` or `problem` is there when it is done."""

    name = "survey"

    def __init__(self, job: dict[str, Any], tell: Callable[[str], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.roster = Roster([_provisional(job)])
        self.proposal: Proposal | None = None
        self.problem: CrawlerError | None = None
        self._left_for_the_scheduler: tuple[Request, ...] = ()
        self._tell = tell
        self._asked = 0
        self._deadline = time.monotonic() + job["limit_s"]
        self._troubles: Counter[str] = Counter()
        self._robots: dict[str, RobotsWord] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider and let it hear what every robots.txt says."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Survey the site; no request is left for the scheduler."""
        job = self.job
        try:
            survey = await survey_site(job["url"], self.fetch, self._word_of)
            self.proposal = assemble(
                survey, slug=job["slug"], delay_s=job["delay_s"], private=job["allow_private"]
            )
        except CrawlerError as error:
            self.problem = error
        except (
            Exception
        ) as error:  # The outermost frame of the process: whoever started it is told.
            self.logger.exception("the survey failed")
            self.problem = UnusableSiteError(f"{job['url']}: the survey failed: {error!r}")
        for request in self._left_for_the_scheduler:
            yield request

    async def fetch(self, url: str, *, is_sitemap: bool = False) -> Answer:
        """Fetch one page with the crawl's own manners; what goes wrong is told in the answer."""
        if self._asked == MOST_REQUESTS or time.monotonic() > self._deadline:
            return Answer(url, problem="not asked for: the survey has taken long enough")
        if self._troubles[slot_key(url)] >= MOST_TROUBLES:
            return Answer(url, problem="not asked for: the server is busy or silent")
        self._asked += 1
        self._tell(url)
        limits = {"download_maxsize": LARGEST_SITEMAP} if is_sitemap else {}
        request = Request(url, meta=limits, dont_filter=True)
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever a server does is an answer here
            self._troubles[slot_key(url)] += not isinstance(error, IgnoreRequest)
            return Answer(url, problem=_reason(error))
        if response.status in BUSY:
            self._troubles[slot_key(url)] = MOST_TROUBLES
        return Answer(response.url, response.status, response.body, _encoding(response))

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Note what the robots.txt of a server says beside what it forbids."""
        sitemaps: tuple[str, ...] = ()
        if isinstance(robotparser, ProtegoRobotParser):
            named = list(robotparser.rp.sitemaps)[:MOST_SITEMAPS_NAMED]
            sitemaps = tuple(url for url in named if host_of(url))
        delay_s = robotparser.crawl_delay(self.settings["USER_AGENT"])
        self._robots[slot_key(request.url)] = RobotsWord(sitemaps, delay_s)

    def _word_of(self, url: str) -> RobotsWord | None:
        return self._robots.get(slot_key(url))


def _provisional(job: dict[str, Any]) -> Outlet:
    """Declare the site as far as it is known before it is asked: its server and the pause."""
    host, port = host_of(job["url"]), port_of(job["url"])
    origin = "before the survey"
    known = {
        "name": host,
        "home_url": job["url"],
        "hosts": (f"{host}:{port}" if port else host,),
        "country": "us",
        "language": "en",
        "time_zone": "UTC",
        "kind": "other",
    }
    crawl = {"delay_s": job["pause_s"], "allow_private": job["allow_private"]}
    proposal = Proposal(
        slug="survey",
        home_url=job["url"],
        facts=tuple(Fact(key, value, origin) for key, value in known.items()),
        sources=(),
        crawl=tuple(Fact(key, value, origin) for key, value in crawl.items()),
    )
    return read_proposed(proposal.slug, write_toml(proposal))


def _encoding(response: Response) -> str | None:
    return response.encoding if isinstance(response, TextResponse) else None


def _reason(error: Exception) -> str:
    what = str(error) if isinstance(error, IgnoreRequest) else f"{type(error).__name__}: {error}"
    return what[:LONGEST_REASON]
