"""The book is read without writing, whatever state it is in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import CrawlerError
from crawler.health.book import HealthBook
from crawler.visits import Visits

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_without_a_book_there_is_none_and_none_is_made(tmp_path: Path) -> None:
    assert HealthBook.open(tmp_path / "visits.sqlite") is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_book_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "visits.sqlite").write_text("no database, at all, and longer than a header")
    with pytest.raises(CrawlerError, match=r"^cannot read the crawler's book at [^\n]*$"):
        HealthBook.open(tmp_path / "visits.sqlite")


def test_a_book_without_the_ledger_is_told_in_one_line(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "visits.sqlite")) as other:
        other.execute("create table known (url text)")
    with pytest.raises(CrawlerError, match="no such table: run"):
        HealthBook.open(tmp_path / "visits.sqlite")


def test_a_folder_with_marks_of_addresses_in_its_name_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "50% #1?mode=rwc" / "visits.sqlite"
    Visits.open(path).close()
    book = HealthBook.open(path)
    assert book is not None
    with book:
        assert book.runs(9) == []


def test_nothing_can_be_written(book: Any) -> None:
    book.run(book.now)
    opened = HealthBook.open(book.path)
    assert opened is not None
    with opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("delete from run")


def test_a_crawl_may_write_meanwhile(book: Any) -> None:
    book.run(book.now - HOUR)
    opened = HealthBook.open(book.path)
    assert opened is not None
    with opened:
        book.run(book.now)
        assert [run.run_id for run in opened.runs(9)] == [2, 1]


def test_runs_of_one_day_are_one_row_and_totals_are_of_all(book: Any) -> None:
    book.run(book.now - DAY, new=1)
    book.run(book.now - HOUR, new=2, sources=1)
    book.run(book.now, new=4, sources=0)
    opened = HealthBook.open(book.path)
    assert opened is not None
    with opened:
        first, last = opened.outlet_days(book.now - 2 * DAY)["post"]
        assert (first.report.new, last.report.new) == (1, 6)
        assert last.started_at == last.read_at == book.now - HOUR
        assert last.ended_at == book.now + timedelta(minutes=1)
        totals = opened.totals()["post"]
        assert totals.report.new == 7
        assert totals.success_at == book.now - HOUR + timedelta(minutes=1)


def test_a_run_that_died_counts_for_nothing(book: Any) -> None:
    with Visits.open(book.path) as visits:
        visits.start_run(book.now)
    opened = HealthBook.open(book.path)
    assert opened is not None
    with opened:
        assert opened.outlet_days(book.now - DAY) == {}
        assert opened.runs(1)[0].ended_at is None
