from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tools.components import components

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(pairs: list[tuple[int, int]], chance: object) -> None:
    mixed = [pair[:: chance.choice((1, -1))] for pair in pairs]  # type: ignore[attr-defined]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert components(10, mixed) == components(10, pairs)


@given(PAIRS)
def test_a_pair_is_in_one_component_and_each_is_named_by_its_least(
    pairs: list[tuple[int, int]],
) -> None:
    found = components(10, pairs)
    assert all(found[one] == found[other] for one, other in pairs)
    assert all(found[name] == name <= number for number, name in enumerate(found))
    joins = {tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1]}
    assert len(set(found)) >= 10 - len(joins)
