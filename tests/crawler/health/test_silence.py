"""Each kind of silence is told apart by what the book says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

FEED, MAP = "https://post.example/feed.xml", "https://post.example/map.xml"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def lively(book: Any, until: datetime, days: int = 40) -> None:
    """Four articles a day, and a run a day, up to a time."""
    book.articles(6 * HOUR, days, until)
    book.runs(days, until, found=20, fetched=4, new=4)


def test_an_outlet_with_news_is_well(book: Any) -> None:
    book.source()
    lively(book, book.now - HOUR)
    assert book.kinds() == []
    assert book.state().rhythm.usual == 6 * HOUR


def test_an_outlet_that_is_slow_is_well(book: Any) -> None:
    book.source(recorded_at=book.now - 9 * DAY)
    book.articles(10 * DAY, 80, book.now - 9 * DAY)
    book.runs(80, book.now - HOUR, found=3)
    assert book.kinds() == []


def test_sources_that_change_but_name_nothing_new(book: Any) -> None:
    book.source()
    lively(book, book.now - 5 * DAY)
    book.runs(4, book.now - HOUR, found=20)
    found = book.finding()
    assert (found.kind, found.outlet, found.since) == ("nothing_new", "post", book.now - 5 * DAY)
    assert "usually 6 h apart" in found.says


def test_sources_that_change_but_name_nothing_that_is_wanted(book: Any) -> None:
    book.source()
    lively(book, book.now - 5 * DAY)
    book.runs(4, book.now - HOUR, found=0)
    assert book.finding().kind == "nothing_wanted"
    assert "include and exclude" in book.finding().do


def test_sources_that_answer_but_do_not_change(book: Any) -> None:
    book.source(status=304, recorded_at=book.now - 5 * DAY)
    lively(book, book.now - 5 * DAY)
    book.runs(4, book.now - HOUR, found=0)
    assert book.finding().kind == "sources_unchanged"


def test_an_outlet_that_never_named_an_article_is_missed_after_two_days(book: Any) -> None:
    book.source()
    book.run(book.now - 20 * HOUR)
    assert book.kinds() == []
    book.now += DAY
    book.source()
    book.run(book.now - HOUR)
    assert book.finding().kind == "nothing_wanted"


@pytest.mark.parametrize(("status", "answer"), [(503, "HTTP 503"), (None, "no answer")])
def test_sources_that_fail_are_told_with_their_status_and_since_when(
    book: Any, status: int | None, answer: str
) -> None:
    last = book.now - 7 * HOUR
    book.source(failures=6, status=status, recorded_at=last)
    lively(book, last - HOUR)
    found = book.finding()
    assert (found.kind, found.since) == ("sources_fail", last)
    assert answer in found.says


def test_an_outage_of_an_hour_is_nothing(book: Any) -> None:
    book.source(failures=3, status=503, recorded_at=book.now - HOUR)
    lively(book, book.now - HOUR)
    assert book.kinds() == []


def test_sources_that_are_gone(book: Any) -> None:
    gone = book.now - 8 * HOUR
    book.source(gone_at=gone, status=404, recorded_at=gone - HOUR)
    lively(book, gone - HOUR)
    found = book.finding()
    assert (found.kind, found.since) == ("sources_gone", gone)
    assert "HTTP 404" in found.says
    assert "wirecopy outlets add https://post.example/" in found.do


def test_one_dead_source_among_living_ones_is_named(book: Any) -> None:
    book.source()
    book.source(MAP, kind="sitemap", failures=5, status=500)
    lively(book, book.now - HOUR)
    found = book.finding()
    assert found.kind == "source_fails"
    assert MAP in found.says


def test_a_source_that_is_declared_no_more_is_nobodys_business(book: Any) -> None:
    book.source()
    book.source("https://post.example/old.xml", failures=50, status=404)
    lively(book, book.now - HOUR)
    assert book.kinds() == []


def test_robots_that_never_allowed(book: Any) -> None:
    book.source(visited_at=None, recorded_at=None, status=None, digest=None, visits=0)
    book.run(book.now - HOUR, sources=0, refused=1, due=1)
    assert book.finding().kind == "robots_forbid"


def test_robots_that_allow_no_longer(book: Any) -> None:
    last = book.now - 3 * DAY
    book.source(visited_at=last, recorded_at=last)
    lively(book, last)
    book.runs(3, book.now - HOUR, sources=0, refused=1, due=1)
    found = book.finding()
    assert (found.kind, found.since) == ("robots_forbid", last)


def test_servers_that_want_to_be_left_alone(book: Any) -> None:
    last = book.now - 2 * DAY
    book.source(visited_at=last, recorded_at=last)
    book.source(MAP, kind="sitemap", visited_at=last, recorded_at=last)
    lively(book, last)
    book.pause("post.example", book.now + HOUR)
    found = book.finding()
    assert found.kind == "server_paused"
    assert "2031-04-07 13:00Z" in found.says


def test_a_pause_that_is_over_is_no_pause(book: Any) -> None:
    book.pause("post.example", book.now - HOUR)
    book.source()
    assert book.state().paused_until is None


def test_an_outlet_that_no_run_has_read_yet(book: Any) -> None:
    book.run(book.now - HOUR, sources=0, due=0)
    assert book.finding().kind == "never_read"


def test_while_the_crawler_is_off_nobody_is_silent(book: Any) -> None:
    last = book.now - 20 * DAY
    book.source(visited_at=last, recorded_at=last)
    lively(book, last)
    assert book.kinds() == []
    assert book.state().rhythm.waited == timedelta(0)


def test_time_without_a_run_is_no_gap_of_the_outlet(book: Any) -> None:
    book.source()
    lively(book, book.now - 20 * DAY)
    lively(book, book.now - HOUR, days=3)
    assert book.kinds() == []
    assert book.state().rhythm.allowed < 6


def test_an_outlet_that_fell_silent_months_ago_is_still_silent(book: Any) -> None:
    book.source(recorded_at=book.now - 100 * DAY)
    lively(book, book.now - 100 * DAY)
    book.runs(99, book.now - HOUR, found=0)
    assert book.finding().kind == "sources_unchanged"
