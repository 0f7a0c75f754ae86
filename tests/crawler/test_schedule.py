from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import Discovery
from crawler.known import Answer, Known
from crawler.schedule import (
    MOST_FAILURES,
    Pace,
    after_answer,
    after_failure,
    is_conditional,
    next_interval,
)
from crawler.url import url_key

MORNING = datetime(2031, 4, 7, 6, tzinfo=UTC)
PACE = Pace()
URL = "https://post.example/mill"


def known(**given: Any) -> Known:
    kind = given.pop("kind", "article")
    discovery = Discovery("post", "feed", "https://post.example/feed.xml")
    return Known(url_key(URL), URL, "post", kind, discovery, MORNING, MORNING, **given)


def page(at: datetime, **given: Any) -> Answer:
    return Answer(at, given.pop("status", 200), digest=given.pop("digest", "sha256:1"), **given)


@given(st.lists(st.integers(1, 5_000), max_size=12))
def test_an_article_is_due_at_times_of_its_schedule_only_and_not_for_ever(
    minutes: list[int],
) -> None:
    now, article = MORNING, after_answer(known(), page(MORNING), PACE)
    due = {MORNING + wait for wait in PACE.revisits}
    for wait in minutes:
        assert article.next_at is None or article.next_at in due
        now += timedelta(minutes=wait)
        if article.next_at is not None and article.next_at <= now:
            article = after_answer(article, page(now), PACE)
            assert article.next_at is None or article.next_at > now
    assert after_answer(article, page(MORNING + timedelta(days=8)), PACE).next_at is None


@given(st.lists(st.integers(0, 3), max_size=30))
def test_a_source_is_polled_within_its_bounds_sooner_after_news(news: list[int]) -> None:
    interval = None
    for count in news:
        after = next_interval(interval, count, PACE)
        assert PACE.shortest <= after <= PACE.longest
        if interval is not None:
            assert after <= interval if count else after >= interval
        interval = after


def test_an_article_that_fails_is_put_off_for_longer_each_time_and_given_up() -> None:
    article, waits = known(), []
    while article.next_at is not None:
        before = article.next_at
        article = after_failure(article, before, PACE, status=503)
        waits.append((article.next_at or before) - before)
    assert len(waits) == MOST_FAILURES
    assert waits[:-1] == sorted(waits[:-1])
    assert after_answer(article, page(MORNING), PACE).failures == 0


@given(st.integers(1, 60))
def test_a_source_that_fails_is_never_given_up(failures: int) -> None:
    source = known(kind="feed")
    for _ in range(failures):
        source = after_failure(source, MORNING, PACE)
    assert source.next_at is not None
    assert source.next_at - MORNING <= PACE.longest


def test_only_what_has_a_validator_is_asked_for_changes_and_every_fourth_time_not() -> None:
    article = after_answer(known(), page(MORNING, etag='"1"'), PACE)
    asked = []
    for _ in range(8):
        asked.append(is_conditional(article))
        article = after_answer(article, page(MORNING, etag='"1"'), PACE)
    assert asked == [True, True, False, True, True, True, False, True]
    assert not is_conditional(after_answer(known(), page(MORNING), PACE))


@pytest.mark.parametrize("validator", ["etag", "last_modified"])
def test_a_validator_that_outlives_a_change_is_believed_no_more(validator: str) -> None:
    first = after_answer(known(), page(MORNING, **{validator: "x"}), PACE)
    second = after_answer(first, page(MORNING, digest="sha256:2", **{validator: "x"}), PACE)
    assert (second.changes, is_conditional(second)) == (1, False)


def test_the_same_body_keeps_the_record_that_holds_it() -> None:
    first = after_answer(known(), page(MORNING, record_id="<1>"), PACE)
    later = MORNING + timedelta(hours=1)
    again = after_answer(first, page(later, record_id="<2>"), PACE)
    assert (again.record_id, again.recorded_at, again.changes) == ("<1>", MORNING, 0)
    edited = after_answer(again, page(later, digest="sha256:2", record_id="<3>"), PACE)
    assert (edited.record_id, edited.recorded_at, edited.changes) == ("<3>", later, 1)
