"""A book written by hand, by the crawler's own means, and an outlet that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery import Discovery
from crawler.health.book import HealthBook
from crawler.health.finding import Finding
from crawler.health.pages import pages
from crawler.health.silence import silence
from crawler.health.state import OutletState, states
from crawler.known import Known
from crawler.outlet import Outlet, read_outlet
from crawler.tally import CrawlReport
from crawler.url import UrlKey
from crawler.visits import Visits

NOW = datetime(2031, 4, 7, 12, tzinfo=UTC)
FEED, MAP = "https://post.example/feed.xml", "https://post.example/map.xml"
TOML = f"""
name = "The Post"
home_url = "https://post.example/"
hosts = ["post.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"

[[feed]]
url = "{FEED}"

[[sitemap]]
url = "{MAP}"
"""


@dataclass
class Book:
    """`now` is the time of the check; what is written is counted back from it."""

    path: Path
    outlet: Outlet
    visits: Visits
    now: datetime = NOW
    numbers: list[int] = field(default_factory=list)

    def source(self, url: str = FEED, *, kind: str = "feed", **given: Any) -> None:
        """A source that answered a minute ago and changed as recently, unless told otherwise."""
        just_now = self.now - timedelta(minutes=1)
        values: dict[str, Any] = {
            "found_at": self.now - timedelta(days=90), "next_at": self.now, "visited_at": just_now,
            "recorded_at": just_now, "status": 200, "digest": "sha256:00", "visits": 9,
        }  # fmt: skip
        self._save(f"{kind} {url}", url, kind, **{**values, **given})

    def article(self, at: datetime, **given: Any) -> None:
        """An article that was found and fetched, and is not due."""
        self.numbers.append(len(self.numbers))
        url = f"https://post.example/{self.numbers[-1]}"
        self._save(
            url, url, "article", **{"found_at": at, "fetched_at": at, "next_at": None, **given}
        )

    def articles(self, every: timedelta, days: float, until: datetime) -> None:
        """Articles at even gaps that end at a time."""
        with self.visits.together():
            for place in range(int(timedelta(days=days) / every) + 1):
                self.article(until - place * every)

    def run(self, at: datetime, problem: str | None = None, **counts: int) -> None:
        """A run of a minute that read the sources, unless told otherwise."""
        number = self.visits.start_run(at)
        report = CrawlReport("post", **{"due": 5, "sources": 2, **counts})  # type: ignore[arg-type]
        self.visits.end_run(number, at + timedelta(minutes=1), [report], problem)

    def runs(self, days: int, until: datetime, **counts: int) -> None:
        """One a day, the last one at a time."""
        for place in reversed(range(days)):
            self.run(until - timedelta(days=place), **counts)

    def pause(self, server: str, until: datetime) -> None:
        self.visits.pause(server, until)

    def state(self) -> OutletState:
        book = HealthBook.open(self.path)
        assert book is not None
        with book:
            (found,) = states(book, [self.outlet], self.now)
        return found

    def findings(self) -> list[Finding]:
        state = self.state()
        return [*silence(state, self.now), *pages(state, self.now)]

    def kinds(self) -> list[str]:
        return [each.kind for each in self.findings()]

    def finding(self) -> Finding:
        (found,) = self.findings()
        return found

    def _save(self, key: str, url: str, kind: Any, **given: Any) -> None:
        discovery = Discovery("post", "feed", FEED)
        self.visits.save(Known(UrlKey(key), url, "post", kind, discovery, **given))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    yield from make_book(tmp_path)


@pytest.fixture
def expecting(tmp_path: Path) -> Iterator[Book]:
    """The outlet's file promises ten articles a day."""
    yield from make_book(tmp_path, "\n[expect]\narticles_a_day = 10\n")


def make_book(folder: Path, more: str = "") -> Iterator[Book]:
    file, path = folder / "post.toml", folder / "visits.sqlite"
    file.write_text(TOML + more, "utf-8")
    with Visits.open(path) as visits:
        # What is safe from a crash is of no use in a test, and slow.
        visits._connection.execute("pragma synchronous = off")
        yield Book(path, read_outlet(file), visits)
