"""The one spider behind all: sources in, article requests out, each URL when it is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import TextResponse
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.adopt import adopt_outlets
from crawler.agenda import Agenda
from crawler.answers import answer_of
from crawler.crawler_file import read_crawler_file
from crawler.discovery import Discovery
from crawler.entry import Listing, is_old, is_wanted
from crawler.errors import CrawlerError
from crawler.feed import parse_feed
from crawler.home import Home
from crawler.outlet import Outlet, Source, find_outlets
from crawler.refusals import RefusedError, RobotsRefusedError, ServerLeftAloneError
from crawler.roster import Roster
from crawler.rounds import Rounds
from crawler.section import parse_section
from crawler.sitemap import LARGEST_SITEMAP, parse_sitemap
from crawler.tally import CrawlReport, Tally
from crawler.url import url_key
from crawler.visit import Visit, visit_of
from crawler.walls import wall_behind, wall_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.discovery import FoundBy
    from crawler.entry import Entry
    from crawler.known import Known, SourceKind

SOURCE_PRIORITY = 100
DEEPEST_SITEMAP = 3
# A sitemap names all that an outlet ever published; older pages are not fetched.
OLDEST = timedelta(days=30)
# Sent when a simulated clock has been moved on.
NEW_ROUND = object()
# What tells something of a page that we know, besides the page itself.
ANSWERS = [HTTPStatus.NOT_MODIFIED, HTTPStatus.NOT_FOUND, HTTPStatus.GONE]


class OutletSpider(Spider):
    """Reads the sources of some outlets; a subclass names the kinds of source it reads."""

    kinds: ClassVar[tuple[SourceKind, ...]] = ()

    def __init__(
        self, home: Home, outlets: Sequence[Outlet], rounds: Rounds, agenda: Agenda, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.home = home
        self.roster = Roster(outlets)
        self.rounds = rounds
        self.agenda = agenda
        self.tallies = {outlet.slug: Tally(outlet.slug) for outlet in outlets}
        self.label = outlets[0].slug if len(outlets) == 1 else f"{self.name}-{len(outlets)}-outlets"
        self.problem: str | None = None
        # Slot keys of servers that asked to be left alone, or do not answer, and until when.
        self.paused_until = self.agenda.visits.pauses(rounds.clock.now())
        self._seen: defaultdict[str, set[str]] = defaultdict(set)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Take `-a outlets=slug,slug` (also files and folders), `max_pages=N` and `only_due=1`.

        Raises:
            CrawlerError: an outlet cannot be found, or there is none.
        """
        home = Home.resolve(crawler.settings.get("WIRECOPY_HOME"))
        outlets = find_outlets(home, _names(kwargs.pop("outlets", "")))
        if not outlets:
            raise CrawlerError("no outlets: name some with -a outlets=SLUG,FILE or FOLDER")
        adopt_outlets(home, outlets)
        rounds = Rounds.begin(home, crawler.settings, outlets)
        most = kwargs.pop("max_pages", None)
        agenda = Agenda(
            rounds.visits, rounds.clock, int(most) if most else None,
            of_all=read_crawler_file(home).max_pages,
            only_due=str(kwargs.pop("only_due", "")).lower() in {"1", "true", "yes"},
        )  # fmt: skip
        spider = super().from_crawler(
            crawler, *args, home=home, outlets=outlets, rounds=rounds, agenda=agenda, **kwargs
        )
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.ended, signal=signals.engine_stopped)
        return spider

    def reports(self) -> list[CrawlReport]:
        """Give the counts of every outlet, by slug."""
        return [self.tallies[slug].report() for slug in sorted(self.tallies)]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every source that is to be read."""
        for request in self._round():
            yield request

    def idle(self) -> None:
        """When nothing is under way: ask for what is due, then wait for the next round, or end."""
        if requests := list(self._next()):
            for request in requests:
                self.crawler.engine.crawl(request)
            raise DontCloseSpider

    def ended(self) -> None:
        """Close the book."""
        self.rounds.end(self.reports(), self.problem)

    def parse_source(self, response: Response) -> Iterator[Request]:
        """Read a source, ask for the new articles and further sitemaps that it names."""
        visit = _visit(response)
        answer = answer_of(response, visit.known)
        tally = self.tallies[visit.outlet.slug]
        if answer.is_gone:
            tally.failed += 1
            self.agenda.answered(visit.known, answer, visit.outlet.pace)
            return
        tally.sources += 1
        is_read = self.agenda.is_read(visit.known, answer)
        listing = Listing() if is_read else _read(response, visit)
        for problem in listing.problems:
            self.logger.warning("%s %s", response.url, problem)
        with self.agenda.visits.together():
            found = list(self._announced(listing.entries, visit, response.url))
            self.agenda.answered(
                visit.known, replace(answer, news=len(found)), visit.outlet.pace,
                is_index=bool(listing.sitemaps),
            )  # fmt: skip
        tally.new += len(found)
        yield from (self._article_request(known, visit.outlet) for known, ask in found if ask)
        if visit.depth < DEEPEST_SITEMAP:
            for address in listing.sitemaps:
                yield from self._sitemap_requests(address, visit)

    def parse_article(self, response: Response) -> None:
        """Note what a page has become; the archive has it already."""
        visit = _visit(response)
        known, outlet = visit.known, visit.outlet
        answer = answer_of(response, known)
        if not answer.is_gone and response.url != known.url:
            known = self.agenda.moved(known, response.url)
        after = self.agenda.answered(known, answer, outlet.pace)
        tally = self.tallies[outlet.slug]
        tally.count(known, after, answer)
        tally.walled += wall_of(response) is not None

    def request_failed(self, failure: Failure) -> None:
        """Note what did not come, by the reason."""
        request: Request = failure.request  # type: ignore[attr-defined]
        visit = visit_of(request)
        if visit is None:
            return
        tally, error = self.tallies[visit.outlet.slug], failure.value
        if isinstance(error, RobotsRefusedError):
            tally.refused += 1
            self.agenda.refused(visit.known)
            return
        tally.failed += 1
        tally.walled += wall_behind(error, request.url) is not None
        if isinstance(error, ServerLeftAloneError):
            self.agenda.left_alone(visit.known, error.server, error.until)
            return
        self.logger.info("%s failed: %s", request.url, failure.getErrorMessage())
        if isinstance(error, RefusedError) and visit.source is None:
            self.agenda.dropped(visit.known)
        else:
            status = error.response.status if isinstance(error, HttpError) else None
            self.agenda.failed(visit.known, visit.outlet.pace, status)

    def _round(self) -> Iterator[Request]:
        """The sources to be read now."""
        for outlet in self.roster:
            for kind in self.kinds:
                for source in _sources(outlet, kind):
                    known = self.agenda.source(outlet, kind, source)
                    yield from self._source_request(outlet, kind, source, known)

    def _next(self) -> Iterator[Request]:
        """Articles that are due; when there are none, what the next round of a simulation asks."""
        found = self._due()
        while not found and self.rounds.next_round():
            self.agenda.new_round()
            self.crawler.signals.send_catch_log(NEW_ROUND)
            found = [*self._round(), *self._due()]
        yield from found

    def _due(self) -> list[Request]:
        return [
            self._article_request(known, outlet)
            for outlet in self.roster
            for known in self.agenda.due(outlet)
        ]

    def _announced(
        self, entries: Iterable[Entry], visit: Visit, found_in: str
    ) -> Iterator[tuple[Known, bool]]:
        """The articles among the entries of a source that nobody knew, and whether to ask now."""
        outlet, source = visit.outlet, visit.source
        # Stories end after a month: who wants an outlet's past ingests it.
        oldest = self.rounds.clock.now() - OLDEST
        wanted = [
            entry
            for entry in entries
            if source is not None
            and is_wanted(entry.url, source)
            and outlet.covers(entry.url)
            and not (visit.kind == "sitemap" and is_old(entry, oldest))
        ]
        self._seen[outlet.slug].update(url_key(entry.url) for entry in wanted)
        self.tallies[outlet.slug].found = len(self._seen[outlet.slug])
        kind = visit.kind or "outlet"
        found_by = ((entry, _discovery(outlet, entry, kind, found_in)) for entry in wanted)
        return self.agenda.announce(found_by, outlet)

    def _sitemap_requests(self, address: str, visit: Visit) -> Iterator[Request]:
        if visit.source is not None and visit.outlet.covers(address):
            source = Source(address, visit.source.include, visit.source.exclude)
            known = self.agenda.named_sitemap(visit.outlet, source)
            yield from self._source_request(visit.outlet, "sitemap", source, known, visit.depth + 1)

    def _source_request(
        self,
        outlet: Outlet,
        kind: SourceKind,
        source: Source,
        known: Known | None,
        depth: int = 0,
    ) -> Iterator[Request]:
        if known is not None:
            visit = Visit(outlet, known.discovery, known, source, kind, depth)
            request = self._request(visit, self.parse_source)
            if kind == "sitemap":
                request.meta["download_maxsize"] = LARGEST_SITEMAP
            yield request.replace(priority=SOURCE_PRIORITY)

    def _article_request(self, known: Known, outlet: Outlet) -> Request:
        return self._request(Visit(outlet, known.discovery, known), self.parse_article)

    def _request(self, visit: Visit, callback: Any) -> Request:
        self.tallies[visit.outlet.slug].due += 1
        request = Request(
            visit.known.url,
            callback=callback,
            errback=self.request_failed,
            headers=self.agenda.conditions(visit.known),
            meta={"handle_httpstatus_list": ANSWERS},
            # The book knows what was asked for; Scrapy would refuse every second visit.
            dont_filter=True,
        )
        return visit.attach(request)


def _names(given: str | Sequence[str]) -> list[str]:
    names = given.split(",") if isinstance(given, str) else given
    return [name.strip() for name in names if name.strip()]


def _sources(outlet: Outlet, kind: SourceKind) -> tuple[Source, ...]:
    return {"feed": outlet.feeds, "sitemap": outlet.sitemaps, "section": outlet.sections}[kind]


def _discovery(outlet: Outlet, entry: Entry, kind: FoundBy, found_in: str) -> Discovery:
    return Discovery(
        outlet=outlet.slug,
        found_by=kind,
        found_in=found_in,
        headline=entry.headline,
        published=entry.published,
        authors=entry.authors,
        keywords=entry.keywords,
    )


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
