"""Lines of judgements: what is written is read, and what is no judgement is passed over."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.article_id import article_id_of
from etl.judgement import Journal, Judgement, Withdrawal
from etl.judgement_lines import read_journal, read_line

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE, OTHER = "https://post.example/ferry", "https://echo.example/ferry"


def judged(**changed: Any) -> bytes:
    said = json.loads(Judgement.of("same", ONE, OTHER, NOON).line()) | changed
    return json.dumps({name: value for name, value in said.items() if value is not ...}).encode()


texts = st.none() | st.text(
    st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20
).filter(str.strip)
moments = st.datetimes(
    datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip
judgements = st.builds(
    lambda what, pair, when, by, note: Judgement.of(what, *pair, when, by, note),
    st.sampled_from(["same", "different"]),
    st.lists(st.integers(1, 9), min_size=2, max_size=2, unique=True).map(
        lambda pair: [f"https://outlet{number}.example/a" for number in pair]
    ),
    moments,
    texts,
    texts,
)
withdrawals = st.builds(Withdrawal, st.integers(0, 2**64 - 1), moments, texts, texts)


@given(judgements | withdrawals)
def test_what_is_written_is_read(said: Judgement | Withdrawal) -> None:
    assert said.line().count(b"\n") == 1
    assert read_line(said.line()) == said


@given(st.lists(judgements | withdrawals, max_size=8), st.randoms(use_true_random=False))
def test_neither_the_order_of_lines_nor_twice_the_same_line_matters(
    said: list[Judgement | Withdrawal], chance: random.Random
) -> None:
    lines = [each.line() for each in said]
    shuffled = [*lines, *chance.choices(lines, k=3)] if lines else []
    chance.shuffle(shuffled)
    one, other = read_journal(b"".join(lines)), read_journal(b"".join(shuffled))
    assert (one.judgements, one.withdrawals) == (other.judgements, other.withdrawals)


@given(st.lists(judgements, min_size=1, max_size=4), st.data())
def test_a_line_that_a_crash_cut_off_takes_no_other_with_it(
    said: list[Judgement], data: st.DataObject
) -> None:
    *whole, torn = [each.line() for each in said]
    cut = data.draw(st.integers(1, len(torn) - 2))
    journal = read_journal(b"".join(whole) + torn[:cut])
    assert journal.judgements == read_journal(b"".join(whole)).judgements
    assert journal.is_torn
    (bad,) = journal.bad
    assert (bad.number, bad.why) == (len(said), "the end of it was never written: it is no JSON")


def test_a_last_line_that_lacks_only_its_end_counts() -> None:
    line = Judgement.of("same", ONE, OTHER, NOON).line()
    journal = read_journal(line[:-1])
    assert len(journal.judgements) == 1
    assert journal.is_torn
    assert journal.bad == ()


@given(st.binary(max_size=60))
def test_no_bytes_stop_the_reading(content: bytes) -> None:
    good = Judgement.of("same", ONE, OTHER, NOON)
    journal = read_journal(content + b"\n" + good.line())
    assert journal.judgements == (good,)
    assert not journal.is_torn


def test_an_empty_file_says_nothing() -> None:
    assert read_journal(b"") == read_journal(b"\n \n") == Journal()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"\xff", "it is no JSON"),
        (b"[" * 50_000, "it is no JSON"),
        (b"9" * 5_000, "it is no JSON"),
        (b"[]", "it is no JSON object"),
        (b" " * 100_001, "it is longer than 100,000 bytes"),
        (b"{}", "`what` is neither same nor different"),
        (judged(what=["same"]), "`what` is neither same nor different"),
        (judged(url_key_a=7), "`url_key_a` is no text"),
        (judged(url_key_b=...), "`url_key_b` is no text"),
        (judged(note="\ud800"), "`note` is no text"),
        (judged(by=" "), "`by` is no text"),
        (judged(when=...), "`when` is no time with its zone, as 2026-03-01T10:00:00Z"),
        (judged(when="2026-03-02"), "`when` is no time with its zone, as 2026-03-01T10:00:00Z"),
        (
            judged(when="0001-01-01T00:00:00+23:00"),
            "`when` is no time with its zone, as 2026-03-01T10:00:00Z",
        ),
        (judged(article_a="1"), "article 1 does not have that URL"),
        (judged(article_b="x"), "`article_b` is no id"),
        (judged(article_b=True), "`article_b` is no id"),
        (judged(url_key_a=ONE, url_key_b=f"{ONE}/?utm_source=x"), "both URLs are of one article"),
        (
            judged(what="different"),
            "its `judgement_id` is not that of what it says: it was changed",
        ),
        (b'{"withdraws": null}', "`withdraws` is not the id of a judgement"),
        (b'{"withdraws": "99999999999999999999"}', "`withdraws` is no id"),
        (b'{"withdraws": "7"}', "`when` is no time with its zone, as 2026-03-01T10:00:00Z"),
    ],
)
def test_a_line_that_says_nothing_is_told_with_what_is_wrong(line: bytes, why: str) -> None:
    assert read_line(line) == why


def test_a_withdrawal_of_what_is_not_there_is_told() -> None:
    lines = Judgement.of("same", ONE, OTHER, NOON).line() + Withdrawal(7, NOON).line()
    (bad,) = read_journal(lines).bad
    assert (bad.number, bad.why) == (2, "it withdraws a judgement that is not there")


def test_a_line_by_hand_needs_no_ids_and_takes_any_url_in_any_order() -> None:
    said: dict[str, Any] = {"what": "same", "when": "2026-03-02T13:00:00+01:00"}
    urls = ["http://www.post.example/ferry/?utm_source=x#top", OTHER]
    for first, second in (urls, urls[::-1]):
        ids = {"article_a": article_id_of(ONE), "article_b": str(article_id_of(OTHER))}
        if first == OTHER:
            ids = {"article_a": ids["article_b"], "article_b": ids["article_a"]}
        for more in ({}, ids):
            line = json.dumps(said | {"url_key_a": first, "url_key_b": second} | more).encode()
            assert read_line(line) == Judgement.of("same", ONE, OTHER, NOON)


def test_the_id_is_of_all_that_was_said() -> None:
    said = [
        Judgement.of("same", ONE, OTHER, NOON),
        Judgement.of("different", ONE, OTHER, NOON),
        Judgement.of("same", ONE, f"{OTHER}-2", NOON),
        Judgement.of("same", ONE, OTHER, NOON + timedelta(microseconds=1)),
        Judgement.of("same", ONE, OTHER, NOON, "ada"),
        Judgement.of("same", ONE, OTHER, NOON, None, "ada"),
    ]
    assert len({each.judgement_id for each in said}) == len(said)
    assert Judgement.of("same", OTHER, ONE, NOON) == said[0]
