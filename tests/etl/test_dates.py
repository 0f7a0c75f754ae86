from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates import DateContext, read_published

TWO_WAYS = "12/09/2017 09:03"
SEPTEMBER = datetime(2017, 9, 12, 9, 3, tzinfo=UTC)
DECEMBER = datetime(2017, 12, 9, 9, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("context", "instant"),
    [
        (DateContext(day_first=True), SEPTEMBER),
        (DateContext(day_first=False), DECEMBER),
        (DateContext(url="https://post.example/2017/09/12/ferry"), SEPTEMBER),
        (DateContext(url="https://post.example/20171209/ferry"), DECEMBER),
        (DateContext(lead="The ferry stopped on Tuesday."), SEPTEMBER),
        (DateContext(lead="The ferry stopped on Saturday."), DECEMBER),
        (DateContext(fetched_at=datetime(2017, 9, 14, tzinfo=UTC)), SEPTEMBER),
        (DateContext(country="us"), DECEMBER),
        (DateContext(country="in"), SEPTEMBER),
        (DateContext(day_first=True, country="us"), SEPTEMBER),
        (DateContext(country="us", lead="It stopped on Tuesday."), SEPTEMBER),
    ],
)
def test_a_date_that_is_two_dates_is_read_by_what_else_is_known(
    context: DateContext, instant: datetime
) -> None:
    found = read_published(TWO_WAYS, context)
    assert found is not None
    assert found.instant == instant
    assert found.precision == "minute"


@pytest.mark.parametrize(
    "context",
    [
        DateContext(),
        DateContext(url="https://post.example/ferry-stops"),
        DateContext(lead="The ferry stopped next Tuesday."),
        DateContext(fetched_at=datetime(2018, 5, 1, tzinfo=UTC)),
    ],
)
def test_a_date_that_nothing_decides_says_that_it_is_ambiguous(context: DateContext) -> None:
    found = read_published(TWO_WAYS, context)
    assert found is not None
    assert (found.raw, found.instant, found.precision) == (TWO_WAYS, None, "ambiguous")


@pytest.mark.parametrize(
    ("raw", "instant", "precision"),
    [
        ("25/12/2025", datetime(2025, 12, 25, tzinfo=UTC), "day"),
        ("12/25/2025", datetime(2025, 12, 25, tzinfo=UTC), "day"),
        ("07/07/2025", datetime(2025, 7, 7, tzinfo=UTC), "day"),
        ("05.03.2026", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("2026-03-05", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("2026-03-05T08:30:00Z", datetime(2026, 3, 5, 8, 30, tzinfo=UTC), "instant"),
        ("2026-03-05T08:30:00+0200", datetime(2026, 3, 5, 6, 30, tzinfo=UTC), "instant"),
        ("March 5, 2026", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("Published: 5 March 2026, 8:30 a.m.", datetime(2026, 3, 5, 8, 30, tzinfo=UTC), "minute"),
        ("March 5, 2026 8:30 PM EST", datetime(2026, 3, 6, 1, 30, tzinfo=UTC), "instant"),
        ("Thu, 05 Mar 2026 08:30:00 GMT", datetime(2026, 3, 5, 8, 30, tzinfo=UTC), "instant"),
    ],
)
def test_a_date_that_is_one_date_needs_no_help(raw: str, instant: datetime, precision: str) -> None:
    found = read_published(raw, DateContext())
    assert found is not None
    assert (found.instant, found.precision) == (instant, precision)


def test_a_time_without_a_zone_is_the_outlet_s_own() -> None:
    found = read_published("2026-03-05 08:30", DateContext(time_zone="Asia/Kolkata"))
    assert found is not None
    assert found.instant == datetime(2026, 3, 5, 3, 0, tzinfo=UTC)


def test_an_unknown_zone_is_read_as_utc() -> None:
    found = read_published("2026-03-05 08:30", DateContext(time_zone="../../etc/zone"))
    assert found is not None
    assert found.instant == datetime(2026, 3, 5, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("raw", ["", "by admin", "Tuesday", "12", "99/99/2017", "year 3000000000"])
def test_what_is_no_date_is_none(raw: str) -> None:
    assert read_published(raw, DateContext()) is None


CONTEXTS = st.builds(
    DateContext,
    day_first=st.sampled_from([None, True, False]),
    time_zone=st.sampled_from([None, "Europe/Berlin", "No/Where", "\0"]),
    country=st.sampled_from([None, "us", "in"]),
    url=st.none() | st.text(max_size=40),
    fetched_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    lead=st.text(max_size=40),
)
DATE_LIKE = st.text("0123456789/.-: TZ+aApPmMWwJjFfSsQq,th", max_size=40) | st.text(max_size=80)


@given(DATE_LIKE, CONTEXTS)
def test_any_text_is_read_without_an_error(raw: str, context: DateContext) -> None:
    found = read_published(raw, context)
    if found is not None and found.instant is not None:
        assert found.instant.utcoffset() == timedelta(0)
    if found is not None:
        assert (found.instant is None) == (found.precision == "ambiguous")


@given(st.datetimes(datetime(1950, 1, 2), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_an_iso_time_comes_back_as_the_same_instant(moment: datetime) -> None:
    found = read_published(moment.isoformat(), DateContext())
    assert found is not None
    assert found.instant == moment


@pytest.mark.parametrize("piece", ["1", "1/", "12/09/2017 ", ":", "January ", "published ", "9T"])
def test_a_hostile_text_is_read_at_once(piece: str) -> None:
    started = time.perf_counter()
    read_published(piece * (100_000 // len(piece)), DateContext(lead="on Tuesday " * 9000))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("raw", "instant", "precision"),
    [
        ("12 de marzo de 2026", datetime(2026, 3, 12, tzinfo=UTC), "day"),
        ("9. März 2026", datetime(2026, 3, 9, tzinfo=UTC), "day"),
        ("9. März 2026, 18.30 Uhr", datetime(2026, 3, 9, 18, 30, tzinfo=UTC), "minute"),
        ("Publié le 11 mars 2026 à 8h15", datetime(2026, 3, 11, 8, 15, tzinfo=UTC), "minute"),
        ("1er août 2026", datetime(2026, 8, 1, tzinfo=UTC), "day"),
        ("5 giugno 2026", datetime(2026, 6, 5, tzinfo=UTC), "day"),
        ("quinta-feira, 5 de março de 2026", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("5 maart 2026", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("5 grudnia 2026", datetime(2026, 12, 5, tzinfo=UTC), "day"),
        ("5 Ağustos 2026", datetime(2026, 8, 5, tzinfo=UTC), "day"),
        ("5 марта 2026", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("5 мая 2026 в 08:15", datetime(2026, 5, 5, 8, 15, tzinfo=UTC), "minute"),
        ("2026年3月5日", datetime(2026, 3, 5, tzinfo=UTC), "day"),
        ("2026년 3월 5일 08:15", datetime(2026, 3, 5, 8, 15, tzinfo=UTC), "minute"),
    ],
)
def test_a_month_of_another_language_is_read(raw: str, instant: datetime, precision: str) -> None:
    found = read_published(raw, DateContext())
    assert found is not None
    assert (found.raw, found.instant, found.precision) == (raw, instant, precision)


@pytest.mark.parametrize(
    "raw", ["31 de febrero de 2026", "12 de marzo", "mars 2026", "4 lunes 2026"]
)
def test_a_date_of_another_language_that_is_none_stays_unread(raw: str) -> None:
    assert read_published(raw, DateContext()) is None


def test_midnight_in_the_basic_format_is_an_instant() -> None:
    found = read_published("20260303T000000+0100", DateContext())
    assert found is not None
    assert found.instant == datetime(2026, 3, 2, 23, tzinfo=UTC)
    assert found.precision == "instant"
