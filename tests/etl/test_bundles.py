from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.bundles import Bundles

numbers = st.integers(0, 12)
steps = st.lists(st.tuples(st.booleans(), numbers, numbers), max_size=40)


class Plain:
    """The same by listing every pair."""

    def __init__(self) -> None:
        self.sets: list[set[int]] = [{number} for number in range(13)]
        self.parted: set[frozenset[int]] = set()

    def of(self, number: int) -> set[int]:
        return next(each for each in self.sets if number in each)

    def may_join(self, one: int, other: int) -> bool:
        return not any(
            frozenset((a, b)) in self.parted for a in self.of(one) for b in self.of(other)
        )

    def join(self, one: int, other: int) -> None:
        first, second = self.of(one), self.of(other)
        if first is not second:
            self.sets.remove(second)
            first |= second


@given(steps)
def test_bundles_answer_as_lists_of_pairs_would(given_steps: list[tuple[bool, int, int]]) -> None:
    bundles, plain = Bundles(), Plain()
    for joins, one, other in given_steps:
        if joins and plain.may_join(one, other):
            bundles.join(one, other)
            plain.join(one, other)
        elif not joins and plain.of(one) is not plain.of(other):
            bundles.part(one, other)
            plain.parted.add(frozenset((one, other)))
    for one in range(13):
        for other in range(13):
            assert bundles.are_one(one, other) == (plain.of(one) is plain.of(other))
            assert bundles.may_join(one, other) == plain.may_join(one, other)
        assert bundles.is_parted(one) == any(plain.of(one) & pair for pair in plain.parted)


def test_what_is_parted_is_not_joined_and_what_is_joined_is_not_parted() -> None:
    bundles = Bundles()
    bundles.join(1, 2)
    bundles.part(2, 3)
    with pytest.raises(ValueError, match="1 and 3 are parted"):
        bundles.join(1, 3)
    with pytest.raises(ValueError, match="1 and 2 are one"):
        bundles.part(1, 2)
    bundles.join(1, 2)


def test_large_bundles_are_asked_and_joined_in_next_to_no_time() -> None:
    """A bundle of 100,000 that is parted from 1,000: a list of pairs would be 100 million long."""
    bundles, chance = Bundles(), random.Random(7)
    for number in range(1, 100_000):
        bundles.join(chance.randrange(number), number)
    for number in range(200_000, 201_000):
        bundles.part(chance.randrange(100_000), number)
    assert not any(bundles.may_join(number * 90, 200_000 + number) for number in range(1_000))
    assert bundles.may_join(3, 300_000)
