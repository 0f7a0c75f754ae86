"""Which judgements stand: the last word counts, and a withdrawal restores the state before."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from etl.article_id import article_id_of
from etl.judgement import Judgement, Withdrawal
from etl.judgement_states import Settled, settle

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def url(name: str) -> str:
    return f"https://{name}.example/a"


def said(what: Any, one: str, other: str, minute: int) -> Judgement:
    return Judgement.of(what, url(one), url(other), NOON + timedelta(minutes=minute))


def states(*judgements: Judgement, withdrawn: tuple[Judgement, ...] = ()) -> list[str]:
    taken_back = [Withdrawal(each.judgement_id, NOON) for each in withdrawn]
    found = {each.judgement: each.state for each in settle(judgements, taken_back)}
    return [found[each] for each in judgements]


def groups(settled: list[Settled]) -> dict[int, int | None]:
    found = {}
    for each in settled:
        if each.state == "stands":
            found[each.judgement.article_a] = each.group_a
            found[each.judgement.article_b] = each.group_b
    return found


def test_of_two_on_one_pair_the_newer_stands() -> None:
    assert states(said("same", "a", "b", 1), said("different", "a", "b", 2)) == [
        "overruled",
        "stands",
    ]
    assert states(said("different", "a", "b", 1), said("same", "b", "a", 2)) == [
        "overruled",
        "stands",
    ]


def test_a_withdrawal_brings_back_what_was_overruled() -> None:
    first, second = said("same", "a", "b", 1), said("different", "a", "b", 2)
    assert states(first, second, withdrawn=(second,)) == ["stands", "withdrawn"]
    assert states(first, second, withdrawn=(first,)) == ["withdrawn", "stands"]


def test_the_oldest_of_three_that_cannot_all_be_true_is_overruled() -> None:
    chain = said("same", "a", "b", 1), said("same", "b", "c", 2)
    assert states(*chain, said("different", "a", "c", 3)) == ["overruled", "stands", "stands"]
    assert states(*chain, said("different", "a", "c", 0)) == ["stands", "stands", "overruled"]


def test_of_one_instant_different_counts_as_the_newer() -> None:
    assert states(said("same", "a", "b", 1), said("different", "a", "b", 1)) == [
        "overruled",
        "stands",
    ]


def test_a_contradiction_is_told_by_the_chain_that_makes_it() -> None:
    chain = [said("same", *pair, minute) for minute, pair in enumerate(["ab", "bc", "cd"], 1)]
    parting = said("different", "a", "d", 0)
    (oldest, *_) = settle([*chain, parting], [])
    assert oldest.judgement == parting
    ids = [each.judgement_id for each in chain]
    assert list(oldest.contradicted_by) in (ids, ids[::-1])

    newest = said("different", "a", "d", 9)
    (oldest, *_) = settle([*chain, newest], [])
    assert oldest.judgement == chain[0]
    against = [newest.judgement_id, ids[2], ids[1]]
    assert list(oldest.contradicted_by) in (against, against[::-1])


def test_articles_are_in_one_group_also_through_others() -> None:
    chain = [said("same", *pair, minute) for minute, pair in enumerate(["ab", "cd", "bc"])]
    found = groups(settle([*chain, said("different", "a", "e", 7)], []))
    ids = {name: article_id_of(url(name)) for name in "abcde"}
    first = min(ids[name] for name in "abcd")
    assert found == {ids[name]: ids["e"] if name == "e" else first for name in "abcde"}


NAMES = "abcdef"
PAIRS = list(combinations(NAMES, 2))
judged = st.builds(
    lambda what, pair, minute: said(what, *pair, minute),
    st.sampled_from(["same", "same", "different"]),
    st.sampled_from(PAIRS),
    st.integers(0, 12),
)
many = st.lists(judged, max_size=14, unique_by=lambda each: each.judgement_id)


@given(many, st.sets(st.integers(0, 13)), st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_lines(
    judgements: list[Judgement], withdrawn: set[int], chance: random.Random
) -> None:
    taken_back = [
        Withdrawal(each.judgement_id, NOON + timedelta(hours=number))
        for number, each in enumerate(judgements)
        if number in withdrawn
    ]
    expected = settle(judgements, taken_back)
    chance.shuffle(judgements)
    chance.shuffle(taken_back)
    assert settle(judgements, taken_back) == expected


@given(many)
def test_what_stands_can_all_be_true_and_what_does_not_cannot_be_added(
    judgements: list[Judgement],
) -> None:
    settled = settle(judgements, [])
    standing = [each.judgement for each in settled if each.state == "stands"]
    assert can_all_be_true(standing)
    by_id = {each.judgement.judgement_id: each.judgement for each in settled}
    for each in settled:
        if each.state == "overruled":
            against = [by_id[number] for number in each.contradicted_by]
            assert against
            assert can_all_be_true(against)
            assert not can_all_be_true([*against, each.judgement])
            assert {other.judgement_id for other in against} <= {
                other.judgement_id for other in standing
            }
            assert all(other.when >= each.judgement.when for other in against)


def can_all_be_true(judgements: list[Judgement]) -> bool:
    name: dict[int, int] = {}
    for each in judgements:
        name.setdefault(each.article_a, each.article_a)
        name.setdefault(each.article_b, each.article_b)
    for each in judgements:
        if each.what == "same":
            one, other = name[each.article_a], name[each.article_b]
            name = {key: one if value == other else value for key, value in name.items()}
    return all(
        name[each.article_a] != name[each.article_b]
        for each in judgements
        if each.what == "different"
    )


@given(many)
def test_articles_share_a_group_when_a_chain_of_standing_judgements_joins_them(
    judgements: list[Judgement],
) -> None:
    settled = settle(judgements, [])
    same = [
        each.judgement
        for each in settled
        if each.state == "stands" and each.judgement.what == "same"
    ]
    name = groups(settled)
    for article, group in name.items():
        assert group is not None
        reached = {article}
        for _ in same:
            for each in same:
                ends = {each.article_a, each.article_b}
                if reached & ends:
                    reached |= ends
        assert group == min(reached)


@given(many, judged)
def test_to_judge_and_to_withdraw_is_the_state_before(
    before: list[Judgement], new: Judgement
) -> None:
    if new in before:
        return
    taken_back = [Withdrawal(new.judgement_id, NOON + timedelta(days=1))]
    after = [each for each in settle([*before, new], taken_back) if each.judgement != new]
    assert after == settle(before, [])


@given(many, judged)
def test_the_last_word_always_stands(before: list[Judgement], last: Judgement) -> None:
    newest = Judgement.of(last.what, last.url_key_a, last.url_key_b, NOON + timedelta(days=2))
    assert settle([*before, newest], [])[-1].state == "stands"
