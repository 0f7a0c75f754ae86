"""What becomes of announced articles, and whether there are as many as the file promises."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("given", "refused", "kind"),
    [
        ({"gone_at": 2 * HOUR, "status": 404}, 0, "articles_gone"),
        ({"failures": 2, "status": 500}, 0, "articles_fail"),
        ({}, 6, "articles_forbidden"),
        ({}, 0, "articles_waiting"),
    ],
)
def test_new_articles_that_do_not_come_are_told_with_the_reason(
    book: Any, given: dict[str, Any], refused: int, kind: str
) -> None:
    values = {**given, **({"gone_at": book.now - given["gone_at"]} if "gone_at" in given else {})}
    book.source()
    book.run(book.now - HOUR, refused=refused)
    for _ in range(6):
        book.article(book.now - 3 * HOUR, fetched_at=None, **values)
    found = book.finding()
    assert found.kind == kind
    assert "none of 6 new articles" in found.says


def test_one_that_came_shows_that_they_can(book: Any) -> None:
    book.source()
    for _ in range(6):
        book.article(book.now - 3 * HOUR, fetched_at=None)
    book.article(book.now - 3 * HOUR)
    assert book.kinds() == []


def test_what_was_just_announced_may_still_come(book: Any) -> None:
    book.source()
    for _ in range(6):
        book.article(book.now - HOUR / 2, fetched_at=None)
    assert book.kinds() == []


def test_pages_behind_a_wall_are_told(book: Any) -> None:
    book.source()
    book.run(book.now - HOUR, fetched=10, walled=9)
    found = book.finding()
    assert found.kind == "articles_walled"
    assert "9 of 10" in found.says


def test_some_pages_behind_a_wall_are_usual(book: Any) -> None:
    book.source()
    book.run(book.now - HOUR, fetched=10, walled=6)
    assert book.kinds() == []


def test_fewer_articles_than_promised_are_told(expecting: Any) -> None:
    expecting.source()
    expecting.articles(8 * HOUR, 10, expecting.now - HOUR)
    found = expecting.finding()
    assert found.kind == "fewer_articles"
    assert "3.0 new articles a day, where its file expects 10" in found.says


def test_as_many_as_promised_are_well_and_so_are_more(expecting: Any) -> None:
    expecting.source()
    expecting.articles(2 * HOUR, 10, expecting.now - HOUR)
    assert expecting.kinds() == []


def test_two_days_are_too_few_to_hold_an_outlet_to_its_promise(expecting: Any) -> None:
    expecting.source()
    expecting.articles(8 * HOUR, 2, expecting.now - HOUR)
    assert expecting.kinds() == []


def test_what_is_due_for_days_although_runs_came_is_told(book: Any) -> None:
    book.source()
    for _ in range(3):
        book.article(book.now - 9 * DAY, next_at=book.now - 3 * DAY)
    book.run(book.now - HOUR)
    found = book.finding()
    assert (found.kind, found.since) == ("backlog", book.now - 3 * DAY)
    assert "3 articles are due, the oldest for 3.0 days" in found.says


def test_what_became_due_since_the_last_run_is_no_backlog(book: Any) -> None:
    book.source()
    book.article(book.now - 9 * DAY, next_at=book.now - 3 * DAY)
    book.run(book.now - 3 * DAY + HOUR)
    assert book.kinds() == []
