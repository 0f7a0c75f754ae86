from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.pauses import Patience, Pauses
from crawler.retry_after import LONGEST_WAIT_S, asked_wait

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
POST = "harbour-post.example"


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def pauses(clock: Clock, **patience: float) -> Pauses:
    return Pauses({}, Patience(**patience), now=clock)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120.0),
        (b" 7 ", 7.0),
        (b"0", 0.0),
        (b"99999999999999999999", LONGEST_WAIT_S),
        (b"Mon, 02 Mar 2026 12:02:00 GMT", 120.0),
        (b"Mon, 02 Mar 2026 14:02:00 +0200", 120.0),
        (b"Monday, 02-Mar-26 12:02:00 GMT", 120.0),
        (b"Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        (b"Mon, 02 Mar 2099 11:00:00 GMT", LONGEST_WAIT_S),
        *((other, None) for other in (None, b"", b"soon", b"-5", b"1.5", b"\xff\xb2", b"Mon, 99")),
    ],
)
def test_seconds_and_dates_are_read_up_to_a_day(header: bytes | None, seconds: float) -> None:
    assert asked_wait(header, None, NOON) == seconds


def test_a_date_counts_from_the_servers_own_clock() -> None:
    wrong_clock = b"Mon, 02 Mar 2020 12:00:00 GMT"
    assert asked_wait(b"Mon, 02 Mar 2020 12:01:30 GMT", wrong_clock, NOON) == 90.0


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_any_header_is_a_wait_within_a_day_or_none(header: bytes, date: bytes) -> None:
    found = asked_wait(header, date, NOON)
    assert found is None or 0.0 <= found <= LONGEST_WAIT_S


@given(st.integers(0, 200_000))
def test_seconds_and_the_date_that_they_lead_to_are_one_wait(seconds: int) -> None:
    date = format_datetime(NOON + timedelta(seconds=seconds), usegmt=True).encode()
    assert asked_wait(date, None, NOON) == asked_wait(str(seconds).encode(), None, NOON)


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks() -> None:
    clock = Clock()
    found = pauses(clock)
    found.busy(POST, 90.0)
    assert found.until == {POST: NOON + timedelta(seconds=90)}
    clock.wait(89)
    assert found.left(POST) == 1.0
    assert found.left("other.example") == 0.0
    clock.wait(1)
    assert found.left(POST) == 0.0
    found.answered(POST)
    assert found.until == {}


@pytest.mark.parametrize("asked", [None, 0.0])
def test_a_server_that_names_no_time_is_left_alone_twice_as_long_each_time(
    asked: float | None,
) -> None:
    clock = Clock()
    found = pauses(clock, backoff_s=10, longest_s=1000, attempts=9)
    seen = []
    for _ in range(4):
        found.busy(POST, asked)
        seen.append(found.left(POST))
        clock.wait(seen[-1])
    assert seen == [10.0, 20.0, 40.0, 80.0]
    found.answered(POST)
    found.busy(POST, asked)
    assert found.left(POST) == 10.0


def test_answers_that_were_on_their_way_together_are_one_refusal() -> None:
    clock = Clock()
    found = pauses(clock, backoff_s=10)
    found.busy(POST, None)
    clock.wait(1)
    found.busy(POST, None)
    found.answered(POST)
    assert found.left(POST) == 10.0


def test_a_wait_that_is_longer_than_a_crawl_ends_the_crawl_of_that_server() -> None:
    found = pauses(Clock(), longest_s=300)
    found.busy("a.example", 300.0)
    found.busy("b.example", 301.0)
    found.busy("c.example", 1e9)
    assert found.given_up == {"b.example": "busy", "c.example": "busy"}
    assert found.until["c.example"] == NOON + timedelta(days=1)


def test_a_server_that_stays_busy_or_silent_is_given_up() -> None:
    clock = Clock()
    found = pauses(clock, attempts=3, backoff_s=1, longest_s=100)
    for _ in range(3):
        assert found.given_up == {}
        found.busy(POST, None)
        found.silent("mute.example")
        clock.wait(found.left(POST))
    assert found.given_up == {POST: "busy", "mute.example": "silent"}
    assert found.until["mute.example"] > NOON


def test_one_answer_makes_up_for_all_silence_before_it() -> None:
    found = pauses(Clock(), attempts=2)
    for _ in range(3):
        found.silent(POST)
        found.answered(POST)
    assert found.given_up == {}


def test_the_pauses_of_an_earlier_crawl_are_kept_to() -> None:
    until = {"a.example": NOON + timedelta(hours=2), "b.example": NOON - timedelta(hours=2)}
    found = Pauses(until, Patience(), now=Clock())
    assert found.given_up == {"a.example": "busy"}
    assert found.left("b.example") == 0.0


def test_those_who_waited_together_do_not_go_together() -> None:
    clock = Clock()
    found = pauses(clock, backoff_s=10)
    found.busy(POST, None)
    clock.wait(10)
    found.space(POST, 5.0)
    assert found.left(POST) == 5.0
    found.busy(POST, None)
    assert found.left(POST) == 20.0


def test_a_server_has_its_time_and_no_more() -> None:
    clock = Clock()
    found = pauses(clock, longest_crawl_s=1800, longest_s=300)
    found.asking(POST)
    clock.wait(1800)
    found.asking(POST)
    found.asking("other.example")
    assert found.given_up == {}
    clock.wait(1)
    found.asking(POST)
    found.asking("other.example")
    assert found.given_up == {POST: "slow"}
    assert found.until[POST] == clock() + timedelta(seconds=300)
    clock.wait(300)
    found.forget_given_up()
    found.asking(POST)
    assert found.given_up == {}


def test_where_no_time_is_set_a_server_has_all_of_it() -> None:
    clock = Clock()
    found = pauses(clock)
    for _ in range(3):
        found.asking(POST)
        clock.wait(86_400)
    assert found.given_up == {}
