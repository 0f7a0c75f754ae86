"""Crawl after crawl of one outlet, by a clock that the test moves."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from crawler.clock import FileClock
from crawler.outlet import find_outlets
from crawler.run import Simulation, crawl

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home
    from crawler.tally import CrawlReport

MORNING = datetime(2031, 4, 7, 6, tzinfo=UTC)


class Newsroom:
    """An outlet on the loopback, and whoever crawls it."""

    def __init__(self, site: Any, home: Home, folder: Path) -> None:
        self.site, self.home = site, home
        self.clock = FileClock(folder / "clock")
        self.clock.set(MORNING)
        self._simulation = Simulation(folder / "clock")
        self._outlet = site.outlet(folder / "outlets")

    def crawl(self, *, after: timedelta = timedelta(0), only_due: bool = True) -> CrawlReport:
        self.clock.set(self.clock.now() + after)
        self.site.asked.clear()
        self.site.headers.clear()
        (report,) = crawl(
            self.home,
            find_outlets(self.home, [str(self._outlet)]),
            only_due=only_due,
            simulation=self._simulation,
        )
        return report

    def asked(self) -> list[str]:
        return [path for path in self.site.asked if path != "/robots.txt"]


@pytest.fixture
def newsroom(site: Any, home: Home, tmp_path: Path) -> Newsroom:
    site.feed("/feed.xml", [f"{site.base}/ferry", f"{site.base}/mill"])
    site.page("/ferry", "Ferry strike ends", ETag='"1"')
    site.page("/mill", "Mill closes")
    return Newsroom(site, home, tmp_path)


def kinds(warcs: Any, url: str) -> Counter[str]:
    return Counter(each.kind for each in warcs.records() if each.url == url)


def test_nothing_is_asked_for_before_its_time(newsroom: Newsroom) -> None:
    first = newsroom.crawl()
    assert (first.new, first.fetched) == (2, 2)
    assert newsroom.crawl(after=timedelta(minutes=9)).fetched == 0
    assert newsroom.asked() == []


def test_a_crawl_that_was_asked_for_reads_the_sources_and_fetches_no_article_again(
    newsroom: Newsroom,
) -> None:
    newsroom.crawl()
    again = newsroom.crawl(only_due=False)
    assert newsroom.asked() == ["/feed.xml"]
    assert (again.sources, again.found, again.new, again.fetched) == (1, 2, 0, 0)


def test_articles_are_visited_again_ten_minutes_an_hour_and_so_on_after_the_first_fetch(
    newsroom: Newsroom,
) -> None:
    newsroom.crawl()
    times = []
    for minutes in (10, 50, 5 * 60, 18 * 60, 6 * 24 * 60, 30 * 24 * 60):
        report = newsroom.crawl(after=timedelta(minutes=minutes))
        times.append(report.unchanged)
    assert times == [2, 2, 2, 2, 2, 0]


def test_an_unchanged_page_is_a_revisit_and_an_edited_one_is_stored(
    newsroom: Newsroom, warcs: Any
) -> None:
    newsroom.crawl()
    newsroom.site.page("/mill", "Mill closes after 90 years")
    report = newsroom.crawl(after=timedelta(minutes=10))
    assert (report.fetched, report.changed, report.unchanged) == (2, 1, 1)
    assert kinds(warcs, f"{newsroom.site.base}/ferry")["revisit"] == 1
    assert kinds(warcs, f"{newsroom.site.base}/mill")["response"] == 2
    warcs.check()


def test_a_server_is_asked_to_send_a_page_only_if_it_changed(
    newsroom: Newsroom, warcs: Any
) -> None:
    newsroom.crawl()
    newsroom.site.answer("/ferry", status=304, headers={"ETag": '"1"'})
    report = newsroom.crawl(after=timedelta(minutes=10))
    asked = dict(zip(newsroom.site.asked, newsroom.site.headers, strict=True))
    assert asked["/ferry"]["If-None-Match"] == '"1"'
    assert "If-None-Match" not in asked["/mill"]
    assert (report.fetched, report.unchanged, report.failed) == (2, 2, 0)
    base = newsroom.site.base
    revisit = next(
        each for each in warcs.records() if each.kind == "revisit" and each.url == f"{base}/ferry"
    )
    original = next(
        each for each in warcs.records() if each.kind == "response" and each.url == f"{base}/ferry"
    )
    assert revisit.fields["WARC-Refers-To"] == original.fields["WARC-Record-ID"]
    assert revisit.fields["WARC-Refers-To-Date"] == original.fields["WARC-Date"]


@pytest.mark.parametrize("gone", ["404", "410", "home"])
def test_what_is_taken_down_is_gone_and_after_a_second_look_let_alone(
    newsroom: Newsroom, gone: str
) -> None:
    newsroom.crawl()
    if gone == "home":
        newsroom.site.page("/", "Front page of the day")
        newsroom.site.answer("/mill", status=302, headers={"Location": "/"})
    else:
        newsroom.site.answer("/mill", status=int(gone))
    counts = [
        newsroom.crawl(after=timedelta(minutes=minutes)).gone for minutes in (10, 6 * 60, 24 * 60)
    ]
    assert counts == [1, 1, 0]
    assert "/mill" not in newsroom.asked()


def test_what_comes_back_is_visited_as_before(newsroom: Newsroom) -> None:
    newsroom.crawl()
    newsroom.site.answer("/mill", status=404)
    newsroom.crawl(after=timedelta(minutes=10))
    newsroom.site.page("/mill", "Mill closes")
    newsroom.crawl(after=timedelta(hours=6))
    newsroom.crawl(after=timedelta(days=1))
    assert "/mill" in newsroom.asked()


def test_a_server_that_keeps_its_etag_through_an_edit_is_believed_no_more(
    newsroom: Newsroom,
) -> None:
    newsroom.crawl()
    newsroom.site.page("/ferry", "Ferry strike ends at noon", ETag='"1"')
    assert newsroom.crawl(after=timedelta(minutes=10)).changed == 1
    newsroom.crawl(after=timedelta(minutes=50))
    asked = dict(zip(newsroom.site.asked, newsroom.site.headers, strict=True))
    assert "If-None-Match" not in asked["/ferry"]


def test_a_simulation_goes_on_to_whatever_is_due_next(newsroom: Newsroom) -> None:
    until = MORNING + timedelta(days=8)
    (report,) = crawl(
        newsroom.home,
        find_outlets(newsroom.home, [str(newsroom._outlet)]),
        only_due=True,
        simulation=Simulation(newsroom.home.path.parent / "clock", until),
    )
    assert report.fetched == 2 * (1 + 5)
    assert newsroom.clock.now() <= until


def test_a_moved_article_is_one_article(newsroom: Newsroom) -> None:
    site = newsroom.site
    site.answer("/mill", status=301, headers={"Location": "/news/mill-closes"})
    site.page("/news/mill-closes", "Mill closes")
    newsroom.crawl()
    site.feed("/feed.xml", [f"{site.base}/mill", f"{site.base}/news/mill-closes"])
    report = newsroom.crawl(after=timedelta(minutes=5), only_due=False)
    assert (report.new, report.fetched) == (0, 0)
    newsroom.crawl(after=timedelta(minutes=5))
    assert "/news/mill-closes" in newsroom.asked()
    assert "/mill" not in newsroom.asked()


def test_what_there_was_no_room_for_comes_in_the_next_run(
    newsroom: Newsroom,
) -> None:
    links = [f"{newsroom.site.base}/story-{number}" for number in range(5)]
    for link in links:
        newsroom.site.page(link.removeprefix(newsroom.site.base), link)
    newsroom.site.feed("/feed.xml", links)
    outlets = find_outlets(newsroom.home, [str(newsroom._outlet)])
    fetched = [crawl(newsroom.home, outlets, max_pages=2)[0].fetched for _ in range(4)]
    assert fetched == [2, 2, 1, 0]


def test_an_article_whose_address_is_written_otherwise_now_is_asked_for_there(
    newsroom: Newsroom, warcs: Any
) -> None:
    site = newsroom.site
    site.answer("/mill", status=301, headers={"Location": "/mill/"})
    site.page("/mill/", "Mill closes")
    newsroom.crawl()
    report = newsroom.crawl(after=timedelta(minutes=10))
    assert "/mill" not in newsroom.asked()
    assert report.unchanged == 2
    assert kinds(warcs, f"{site.base}/mill/")["revisit"] == 1
