"""Pages that are no longer read as before are told of; chance and small counts are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.expect import Expect
from etl.health.reading import Rates, held_against, reading

USUAL = Rates(
    outlet="post", recent_pages=100, recent_articles=95, recent_undated=2, recent_wire=30,
    recent_words=400.0, recent_shorter=48, before_pages=400, before_articles=380,
    before_undated=8, before_wire=120, before_words=400.0,
)  # fmt: skip


def kinds(rates: Rates) -> list[str]:
    return [each.kind for each in reading(rates)]


def test_pages_that_are_read_as_before_are_well() -> None:
    assert kinds(USUAL) == []


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"recent_articles": 60, "recent_wire": 19, "recent_shorter": 30}, "fewer_read"),
        ({"recent_undated": 30}, "fewer_dated"),
        ({"recent_wire": 2}, "wire_changed"),
        ({"recent_wire": 70}, "wire_changed"),
        ({"recent_words": 150.0, "recent_shorter": 85}, "length_changed"),
        ({"recent_words": 900.0, "recent_shorter": 10}, "length_changed"),
    ],
)
def test_each_change_is_told_by_its_name(changed: dict[str, int], kind: str) -> None:
    assert kinds(replace(USUAL, **changed)) == [kind]


@pytest.mark.parametrize(
    "changed",
    [
        {"recent_articles": 88},  # less than ten points
        {"recent_articles": 100},  # better than before
        {"recent_undated": 0},
        {"recent_words": 150.0, "recent_shorter": 55},  # a median by chance
        {"recent_words": 300.0, "recent_shorter": 90},  # shorter, not much
    ],
)
def test_what_is_small_or_may_be_chance_is_not_told(changed: dict[str, int]) -> None:
    assert kinds(replace(USUAL, **changed)) == []


def test_below_the_least_counts_nothing_is_said() -> None:
    few = replace(USUAL, recent_pages=19, recent_articles=0, recent_undated=0, recent_wire=0)
    assert kinds(few) == []
    new = replace(USUAL, before_pages=49, before_articles=49, recent_articles=10)
    assert kinds(new) == []


def test_the_finding_says_both_shares_and_what_to_do() -> None:
    (found,) = reading(replace(USUAL, recent_articles=50, recent_wire=15, recent_shorter=25))
    assert found.line() == (
        "fewer_read: post: 50% (95% in 28 days before) of its pages became articles; its pages may"
        ' have changed: wirecopy sql "from rejections", then a [[selector]]'
    )


@pytest.mark.parametrize(
    ("expect", "kinds"),
    [
        (Expect(body_words=420, wire_share=0.35), []),
        (Expect(), []),
        (Expect(body_words=900), ["unexpected_length"]),
        (Expect(body_words=150), ["unexpected_length"]),
        (Expect(wire_share=0.9), ["unexpected_wire"]),
        (Expect(wire_share=0.0), ["unexpected_wire"]),
    ],
)
def test_what_the_outlets_file_expects_is_held_against_what_was_read(
    expect: Expect, kinds: list[str]
) -> None:
    assert [each.kind for each in held_against(USUAL, expect)] == kinds


def test_too_few_articles_are_held_against_nothing() -> None:
    few = replace(USUAL, recent_articles=19, recent_wire=0)
    assert list(held_against(few, Expect(body_words=9, wire_share=1.0))) == []
