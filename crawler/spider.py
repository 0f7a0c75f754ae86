"""The one spider behind all: sources in, article requests out, each URL once a crawl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request, Spider
from scrapy.http import TextResponse

from crawler.adopt import adopt_outlets
from crawler.discovery import Discovery, FoundBy
from crawler.entry import is_wanted
from crawler.errors import CrawlerError
from crawler.feed import parse_feed
from crawler.home import Home
from crawler.outlet import Outlet, Source, find_outlets
from crawler.refusals import RobotsRefusedError
from crawler.roster import Roster
from crawler.section import parse_section
from crawler.sitemap import LARGEST_SITEMAP, parse_sitemap
from crawler.tally import CrawlReport, Tally
from crawler.url import UrlKey, url_key
from crawler.visit import Visit, visit_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.entry import Entry, Listing

SOURCE_PRIORITY = 100
DEEPEST_SITEMAP = 3


class OutletSpider(Spider):
    """Reads the sources of some outlets; a subclass names the kinds of source it reads."""

    kinds: ClassVar[tuple[FoundBy, ...]] = ()

    def __init__(
        self, home: Home, outlets: Sequence[Outlet], max_pages: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.home = home
        self.roster = Roster(outlets)
        self.max_pages = max_pages
        self.tallies = {outlet.slug: Tally(outlet.slug) for outlet in outlets}
        self.label = outlets[0].slug if len(outlets) == 1 else f"{self.name}-{len(outlets)}-outlets"
        self.problem: str | None = None
        self._seen: set[UrlKey] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Take `-a outlets=slug,slug` (also files and folders) and `-a max_pages=N`.

        Raises:
            CrawlerError: an outlet cannot be found, or there is none.
        """
        home = Home.resolve(crawler.settings.get("WIRECOPY_HOME"))
        outlets = find_outlets(home, _names(kwargs.pop("outlets", "")))
        if not outlets:
            raise CrawlerError("no outlets: name some with -a outlets=SLUG,FILE or FOLDER")
        adopt_outlets(home, outlets)
        most = kwargs.pop("max_pages", None)
        pages = int(most) if most else None
        return super().from_crawler(
            crawler, *args, home=home, outlets=outlets, max_pages=pages, **kwargs
        )

    def reports(self) -> list[CrawlReport]:
        """Give the counts of every outlet, by slug."""
        return [self.tallies[slug].report() for slug in sorted(self.tallies)]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every source of the kinds that this spider reads."""
        for outlet in self.roster:
            for kind in self.kinds:
                for source in _sources(outlet, kind):
                    discovery = Discovery(outlet.slug, "outlet", outlet.home_url)
                    yield self._source_request(Visit(outlet, discovery, source, kind))

    def parse_source(self, response: Response) -> Iterator[Request]:
        """Read a source, ask for the articles and further sitemaps that it names."""
        visit = _visit(response)
        self.tallies[visit.outlet.slug].sources += 1
        listing = _read(response, visit)
        for problem in listing.problems:
            self.logger.warning("%s %s", response.url, problem)
        for entry in listing.entries:
            yield from self._article_requests(entry, visit, response.url)
        if visit.depth < DEEPEST_SITEMAP:
            for address in listing.sitemaps:
                yield from self._sitemap_requests(address, visit, response.url)

    def parse_article(self, response: Response) -> None:
        """Count a page; the archive has it already."""
        self.tallies[_visit(response).outlet.slug].fetched += 1

    def request_failed(self, failure: Failure) -> None:
        """Count what did not come, by the reason."""
        request: Request = failure.request  # type: ignore[attr-defined]
        visit = visit_of(request)
        if visit is None:
            return
        tally = self.tallies[visit.outlet.slug]
        if isinstance(failure.value, RobotsRefusedError):
            tally.refused += 1
        else:
            tally.failed += 1
            self.logger.info("%s failed: %s", request.url, failure.getErrorMessage())

    def _article_requests(self, entry: Entry, visit: Visit, found_in: str) -> Iterator[Request]:
        outlet, key = visit.outlet, url_key(entry.url)
        wanted = visit.source is not None and is_wanted(entry.url, visit.source)
        if not wanted or key in self._seen or not outlet.covers(entry.url):
            return
        self._seen.add(key)
        tally = self.tallies[outlet.slug]
        tally.found += 1
        if tally.found > (self.max_pages or outlet.max_pages):
            return
        discovery = Discovery(
            outlet=outlet.slug,
            found_by=visit.kind or "outlet",
            found_in=found_in,
            headline=entry.headline,
            published=entry.published,
            authors=entry.authors,
            keywords=entry.keywords,
        )
        yield self._request(entry.url, Visit(outlet, discovery), self.parse_article)

    def _sitemap_requests(self, address: str, visit: Visit, found_in: str) -> Iterator[Request]:
        key = url_key(address)
        if key in self._seen or not visit.outlet.covers(address) or visit.source is None:
            return
        self._seen.add(key)
        source = Source(address, visit.source.include, visit.source.exclude)
        discovery = Discovery(visit.outlet.slug, "outlet", found_in)
        yield self._source_request(
            Visit(visit.outlet, discovery, source, visit.kind, visit.depth + 1)
        )

    def _source_request(self, visit: Visit) -> Request:
        address = visit.source.url if visit.source else visit.outlet.home_url
        request = self._request(address, visit, self.parse_source)
        if visit.kind == "sitemap":
            request.meta["download_maxsize"] = LARGEST_SITEMAP
        return request.replace(priority=SOURCE_PRIORITY, dont_filter=True)

    def _request(self, url: str, visit: Visit, callback: Any) -> Request:
        return visit.attach(Request(url, callback=callback, errback=self.request_failed))


def _names(given: str | Sequence[str]) -> list[str]:
    names = given.split(",") if isinstance(given, str) else given
    return [name.strip() for name in names if name.strip()]


def _sources(outlet: Outlet, kind: FoundBy) -> tuple[Source, ...]:
    by_kind = {"feed": outlet.feeds, "sitemap": outlet.sitemaps, "section": outlet.sections}
    return by_kind.get(kind, ())


def _read(response: Response, visit: Visit) -> Listing:
    if visit.kind == "feed":
        return parse_feed(response.body, response.url)
    if visit.kind == "sitemap":
        return parse_sitemap(response.body)
    encoding = response.encoding if isinstance(response, TextResponse) else None
    source = visit.source or Source(response.url)
    return parse_section(response.body, response.url, visit.outlet, source, encoding=encoding)


def _visit(response: Response) -> Visit:
    visit = visit_of(response.request) if response.request else None
    if visit is None:
        raise TypeError("a response without a visit: not one of our requests")
    return visit
