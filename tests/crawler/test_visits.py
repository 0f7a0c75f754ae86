from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import Discovery
from crawler.errors import CrawlerError
from crawler.known import Known
from crawler.tally import CrawlReport
from crawler.url import UrlKey
from crawler.visits import Visits

MORNING = datetime(2031, 4, 7, 6, tzinfo=UTC)
TIMES = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


def article(number: int, due: datetime | None, **given: object) -> Known:
    url = f"https://post.example/{number}"
    discovery = Discovery("post", "feed", "https://post.example/feed.xml", headline=f"No {number}")
    return Known(UrlKey(url), url, "post", "article", discovery, MORNING, due, **given)  # type: ignore[arg-type]


@given(TIMES, st.none() | TIMES, st.none() | TEXTS, st.booleans(), st.integers(0, 9))
def test_what_is_kept_is_found_again(
    found: datetime, due: datetime | None, etag: str | None, distrusted: bool, visits: int
) -> None:
    with Visits.open(Path(":memory:")) as book:
        kept = article(
            1, due, etag=etag, is_distrusted=distrusted, visits=visits, visited_at=found,
            interval=timedelta(minutes=visits),
        )  # fmt: skip
        book.save(kept)
        assert book.find(kept.key) == kept


def test_new_articles_are_due_before_those_that_are_visited_again(tmp_path: Path) -> None:
    with Visits.open(tmp_path / "visits.sqlite") as book:
        book.save(article(1, MORNING - timedelta(days=1), fetched_at=MORNING - timedelta(days=2)))
        book.save(article(2, MORNING))
        book.save(article(3, MORNING + timedelta(seconds=1)))
        book.save(article(4, None))
        due = [known.url[-1] for known in book.due_articles("post", MORNING)]
        assert due == ["2", "1"]
        assert book.next_due(["post"], MORNING) == MORNING + timedelta(seconds=1)
        assert book.next_due(["post"], MORNING + timedelta(days=1)) is None
        assert book.next_due(["other"], MORNING) is None


def test_a_url_that_leads_to_another_is_known_as_that(tmp_path: Path) -> None:
    with Visits.open(tmp_path / "visits.sqlite") as book:
        old, new = article(1, MORNING), article(2, MORNING)
        book.save(old)
        book.save(new)
        book.lead(old.key, new.key, old.url, "redirect", MORNING)
        assert book.find(old.key) == new


def test_what_is_kept_together_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    with Visits.open(tmp_path / "visits.sqlite") as book:
        with suppress(ZeroDivisionError), book.together():
            book.save(article(1, MORNING))
            raise ZeroDivisionError
        assert book.find(article(1, MORNING).key) is None


def test_runs_are_kept_with_what_they_did(tmp_path: Path) -> None:
    with Visits.open(tmp_path / "visits.sqlite") as book:
        run = book.start_run(MORNING)
        book.end_run(run, MORNING + timedelta(minutes=1), [CrawlReport("post", fetched=3)])
        assert book.start_run(MORNING) == run + 1


def test_a_book_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "visits.sqlite").write_text("no database, at all, and longer than a header")
    with pytest.raises(CrawlerError, match=r"cannot open the crawler's book at .*visits\.sqlite"):
        Visits.open(tmp_path / "visits.sqlite")
