"""What a crawl asks for: sources and articles that are due, new ones, within the budgets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from crawler.answers import conditions
from crawler.discovery import Discovery
from crawler.known import Known
from crawler.schedule import after_answer, after_failure
from crawler.url import UrlKey, url_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from crawler.clock import Clock
    from crawler.entry import Entry
    from crawler.known import Answer, SourceKind
    from crawler.outlet import Outlet, Source
    from crawler.schedule import Pace
    from crawler.visits import Visits

# What robots.txt forbids today it may allow tomorrow.
REFUSED_AGAIN = timedelta(days=1)


class Agenda:
    """The book of visits, as one crawl uses it.

    Nothing is asked for twice at one time, whatever announces it again.
    """

    def __init__(
        self,
        visits: Visits,
        clock: Clock,
        max_pages: int | None,
        *,
        of_all: int | None = None,
        only_due: bool,
    ) -> None:
        """Begin.

        Args:
            visits: the book.
            clock: what time it is.
            max_pages: the most articles of each outlet in a round, over its own limit.
            of_all: the most articles of all outlets together in a round.
            only_due: whether sources are left out whose time has not come.
        """
        self.visits = visits
        self.clock = clock
        self._max_pages = max_pages
        self._of_all = of_all
        self._only_due = only_due
        self._asked: dict[UrlKey, datetime] = {}
        self._articles: Counter[str] = Counter()
        self._of_day: Counter[tuple[str, date]] = Counter()
        self._liars = visits.liars()

    def new_round(self) -> None:
        """Begin another round, with the budget of one."""
        self._articles.clear()

    def source(self, outlet: Outlet, kind: SourceKind, source: Source) -> Known | None:
        """A source of an outlet's file, if it is to be asked for now."""
        known = self._source(outlet, kind, source)
        is_due = known.next_at is not None and known.next_at <= self.clock.now()
        return self._asking(known) if is_due or not self._only_due else None

    def named_sitemap(self, outlet: Outlet, source: Source) -> Known | None:
        """A sitemap that an index names, if it is to be asked for now; else whenever it is named.

        It is not due by itself: which sitemaps there are is for the index to say.
        """
        known = replace(self._source(outlet, "sitemap", source), next_at=None)
        if known.visited_at is None or known.interval is None:
            return self._asking(known)
        is_due = known.visited_at + known.interval <= self.clock.now()
        return self._asking(known) if is_due else None

    def _source(self, outlet: Outlet, kind: SourceKind, source: Source) -> Known:
        now, key = self.clock.now(), source_key(kind, source.url)
        return self.visits.find(key) or Known(
            key=key, url=source.url, outlet=outlet.slug, kind=kind,
            discovery=Discovery(outlet.slug, "outlet", outlet.home_url), found_at=now, next_at=now,
        )  # fmt: skip

    def _asking(self, known: Known) -> Known | None:
        if not self._may_ask(known):
            return None
        self._asked[known.key] = self.clock.now()
        self.visits.save(known)
        return known

    def announce(
        self, entries: Iterable[tuple[Entry, Discovery]], outlet: Outlet
    ) -> Iterator[tuple[Known, bool]]:
        """Take up what a source names: each article that nobody knew, and whether to ask now.

        The others are due, and asked for when there is room.
        """
        now = self.clock.now()
        for entry, discovery in entries:
            key = url_key(entry.url)
            if self.visits.find(key) is not None:
                continue
            known = Known(key, entry.url, outlet.slug, "article", discovery, now, now)
            self.visits.save(known)
            yield known, self._take(known, outlet)

    def due(self, outlet: Outlet) -> list[Known]:
        """Articles of an outlet whose time has come, as many as there is room for."""
        found = self.visits.due_articles(outlet.slug, self.clock.now())
        return [known for known in found if self._take(known, outlet)]

    def answered(
        self, known: Known, answer: Answer, pace: Pace, *, is_index: bool = False
    ) -> Known:
        """Keep what a visit came to; what is known now.

        An index of sitemaps is always read, since it says which there are.
        """
        after = after_answer(known, answer, pace)
        if is_index:
            after = replace(after, etag=None, last_modified=None, digest=None)
        if known.kind != "article" and known.next_at is None:
            after = replace(after, next_at=None)
        self.visits.save(after)
        if after.is_distrusted:
            self._liars.add(after.outlet)
        return after

    def conditions(self, known: Known) -> dict[str, str]:
        """Headers that ask a server to send a page only if it is another than the one we have.

        Servers that were found to lie about one page are asked so for none.
        """
        return {} if known.outlet in self._liars else conditions(known)

    def is_read(self, known: Known, answer: Answer) -> bool:
        """Whether what a source names is taken up already: it is as it was."""
        return answer.status == HTTPStatus.NOT_MODIFIED or (
            self._only_due and known.digest is not None and known.digest == answer.digest
        )

    def failed(self, known: Known, pace: Pace, status: int | None = None) -> None:
        """Keep that a visit came to nothing."""
        self.visits.save(after_failure(known, self.clock.now(), pace, status=status))

    def refused(self, known: Known) -> None:
        """Keep that a visit was not allowed."""
        self.visits.save(replace(known, next_at=self.clock.now() + REFUSED_AGAIN))

    def left_alone(self, known: Known, server: str, until: datetime) -> None:
        """Keep that a server is to be left alone, and so whatever is asked of it."""
        self.visits.pause(server, until)
        self.visits.save(replace(known, next_at=until))

    def dropped(self, known: Known) -> None:
        """Keep that a URL is nothing that we ask for."""
        self.visits.save(replace(known, next_at=None))

    def moved(self, known: Known, url: str) -> Known:
        """Keep that a redirect led from an article to another address; the article there.

        What was archived of the first address is no record of the other one.
        """
        key, there = url_key(url), None
        if key != known.key:
            there = self.visits.find(key)
            self.visits.lead(known.key, key, known.url, "redirect", self.clock.now())
        return there or replace(
            known, key=key, url=url, etag=None, last_modified=None, digest=None, record_id=None,
            recorded_at=None,
        )  # fmt: skip

    def _take(self, known: Known, outlet: Outlet) -> bool:
        """Whether an article is asked for now; it counts then."""
        now = self.clock.now()
        day = (outlet.slug, now.date())
        if day not in self._of_day:
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
            self._of_day[day] = self.visits.articles_visited_since(outlet.slug, midnight)
        has_room = (
            self._articles[outlet.slug] < (self._max_pages or outlet.max_pages)
            and self._of_day[day] < outlet.daily_pages
            and (self._of_all is None or self._articles.total() < self._of_all)
        )
        if not has_room or not self._may_ask(known):
            return False
        self._asked[known.key] = now
        self._articles[outlet.slug] += 1
        self._of_day[day] += 1
        return True

    def _may_ask(self, known: Known) -> bool:
        """Whether a URL was not asked for yet, or has become due again since."""
        asked = self._asked.get(known.key)
        if asked is None:
            return True
        if known.next_at is None:
            return known.kind != "article" and asked < self.clock.now()
        return known.next_at > asked


def source_key(kind: SourceKind, url: str) -> UrlKey:
    """The key of a source: a front page may be announced as an article, too."""
    return UrlKey(f"{kind} {url_key(url)}")
