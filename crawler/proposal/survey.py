"""The questions put to a site, in order, through whatever fetches: one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from crawler.errors import CrawlerError
from crawler.proposal.fronts import MOST_FRONTS, article_links, front_candidates
from crawler.proposal.learning import doubtful
from crawler.proposal.listings import Announcement, distinct, judge_feed, judge_sitemap, newsy_first
from crawler.proposal.page import Page, read_page
from crawler.proposal.who import is_same_site
from crawler.url import host_of, url_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crawler.proposal.answer import Answer, RobotsWord

MOST_FEEDS, MOST_SITEMAPS, MOST_OF_AN_INDEX, MOST_SAMPLES = 8, 4, 3, 4
MOST_DOUBTFUL = 3
DEEPEST_INDEX = 3
MOST_ANNOUNCED = 10_000
USUAL_FEEDS = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json")
USUAL_SITEMAPS = (
    *("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml"),
    *("sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml"),
)


class Fetch(Protocol):
    """Fetches one page; a sitemap may be larger than other pages."""

    async def __call__(self, url: str, *, is_sitemap: bool = False) -> Answer:
        """Give the answer, whatever it is."""


class UnusableSiteError(CrawlerError):
    """The site cannot be read, or has nothing from which to learn its articles."""

    exit_code = 1


@dataclass(slots=True)
class Survey:
    """All that was learnt of a site; `left_out` are addresses it names, with the reason why not.

    `tried` are all the addresses that were asked for.
    """

    home: Page
    fronts: list[Page] = field(default_factory=list)
    feeds: list[Announcement] = field(default_factory=list)
    sitemaps: list[Announcement] = field(default_factory=list)
    samples: list[Page] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    tried: list[str] = field(default_factory=list)
    robots: RobotsWord | None = None

    @property
    def pages(self) -> list[Page]:
        """Every page that was read, the front page first."""
        return [self.home, *self.fronts, *self.samples]

    def announced(self) -> list[str]:
        """Name the articles that feeds and news sitemaps announce, else those of sitemaps."""
        sources = [*self.feeds, *self.sitemaps]
        chosen = [each for each in sources if each.is_news] or sources
        urls = (entry.url for each in chosen for entry in each.entries)
        return list(islice(dict.fromkeys(urls), MOST_ANNOUNCED))


async def survey_site(url: str, fetch: Fetch, robots: Callable[[str], RobotsWord | None]) -> Survey:
    """Look at a site: front page, feeds, sitemaps, section fronts, and a few of its articles.

    `robots` gives what the robots.txt of a URL's server said, once something was fetched there.
    Usual addresses of feeds and sitemaps are tried only where the site names none. Never two
    requests at a time.

    Raises:
        UnusableSiteError: the front page cannot be had, or is no HTML.
    """
    answer = await fetch(url)
    if complaint := answer.complaint:
        raise UnusableSiteError(f"{url} cannot be looked at: {complaint}")
    if not is_same_site(host_of(answer.url), host_of(url)):
        raise UnusableSiteError(
            f"{url} leads to another site: give {answer.url} if that is the outlet's"
        )
    home = read_page(answer)
    if home is None:
        raise UnusableSiteError(f"{url} is no HTML page: give the front page of the outlet")
    found = Survey(home, robots=robots(home.url))
    surveyor = _Surveyor(found, fetch)
    await surveyor.feeds(home.feeds, "named by the front page")
    await surveyor.sitemaps()
    await surveyor.fronts()
    named = [address for page in found.fronts for address in page.feeds]
    await surveyor.feeds(named, "named by a section front")
    if not found.feeds:
        await surveyor.usual_feeds()
    await surveyor.samples()
    await surveyor.doubtful()
    return found


class _Surveyor:
    """Asks one kind of question a method and notes the answers."""

    def __init__(self, found: Survey, fetch: Fetch) -> None:
        self._found = found
        self._fetch_page = fetch
        self._asked: set[str] = {url_key(found.home.url)}

    async def _fetch(self, address: str, *, is_sitemap: bool = False) -> Answer:
        self._found.tried.append(address)
        return await self._fetch_page(address, is_sitemap=is_sitemap)

    async def feeds(self, addresses: Iterable[str], origin: str) -> None:
        found = self._found
        for address in self._new(addresses, MOST_FEEDS):
            await self._feed(address, origin)
        found.feeds, same = distinct(found.feeds)
        found.left_out |= {each.url: "names the same articles as another feed" for each in same}

    async def usual_feeds(self) -> None:
        usual = [urljoin(self._found.home.url, f"/{place}") for place in USUAL_FEEDS]
        for address in self._new(usual, len(usual)):
            await self._feed(address, "found where feeds usually are")
            self._found.left_out.pop(address, None)
            if self._found.feeds:
                return

    async def _feed(self, address: str, origin: str) -> None:
        judged = judge_feed(await self._fetch(address), origin, self._found.home.url)
        if isinstance(judged, str):
            self._found.left_out[address] = judged
        else:
            self._found.feeds.append(judged)

    async def sitemaps(self) -> None:
        found = self._found
        declared = found.robots.sitemaps if found.robots else ()
        for address in self._new(newsy_first(declared), MOST_SITEMAPS):
            await self._sitemap(address, "named by robots.txt")
        for place in () if declared else USUAL_SITEMAPS:
            address = urljoin(found.home.url, f"/{place}")
            await self._sitemap(address, "found where sitemaps usually are")
            found.left_out.pop(address, None)
            if found.sitemaps:
                return

    async def _sitemap(
        self, address: str, origin: str, index: str | None = None, depth: int = 0
    ) -> None:
        found = self._found
        answer = await self._fetch(address, is_sitemap=True)
        judged = judge_sitemap(answer, origin, found.home.url, index)
        if isinstance(judged, Announcement):
            found.sitemaps.append(judged)
        elif isinstance(judged, str):
            found.left_out[address] = judged
        elif depth < DEEPEST_INDEX:
            for inner in self._new(newsy_first(judged), MOST_OF_AN_INDEX):
                await self._sitemap(inner, f"{origin}, by way of {address}", address, depth + 1)

    async def fronts(self) -> None:
        found = self._found
        articles = found.announced() or article_links([found.home])
        for address in self._new(front_candidates(found.home, articles), MOST_FRONTS):
            page = await self._page(address)
            if page is not None and not (page.article_signs - found.home.article_signs):
                found.fronts.append(page)

    async def samples(self) -> None:
        found = self._found
        links = found.announced() or article_links([found.home, *found.fronts])
        await self._sample(_spread(links), MOST_SAMPLES)

    async def doubtful(self) -> None:
        await self._sample(doubtful(self._found), MOST_DOUBTFUL)

    async def _sample(self, links: Iterable[str], most: int) -> None:
        for address in self._new(links, most):
            page = await self._page(address)
            if page is not None:
                self._found.samples.append(page)

    async def _page(self, address: str) -> Page | None:
        answer = await self._fetch(address)
        complaint = answer.complaint
        page = None if complaint else read_page(answer)
        if page is None:
            self._found.left_out[address] = complaint or "is no HTML page"
        elif not is_same_site(host_of(page.url), host_of(self._found.home.url)):
            self._found.left_out[address] = f"leads to another site, {host_of(page.url)}"
            return None
        return page

    def _new(self, addresses: Iterable[str], most: int) -> list[str]:
        """Choose those that were not asked for yet, and note them."""
        fresh: dict[str, str] = {}
        for address in addresses:
            key = url_key(address)
            if key not in self._asked and len(fresh) < most:
                fresh.setdefault(key, address)
        self._asked |= fresh.keys()
        return list(fresh.values())


def _spread(links: list[str]) -> list[str]:
    """Take some from all over a list: neighbours are of one section, or of one day."""
    step = max(1, len(links) // MOST_SAMPLES)
    return links[::step]
