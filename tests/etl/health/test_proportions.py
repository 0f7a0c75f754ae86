"""Two shares differ by more than chance, or not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from etl.health.proportions import Share, difference, wilson


@st.composite
def shares(draw: st.DrawFn) -> Share:
    whole = draw(st.integers(0, 500))
    return Share(draw(st.integers(0, whole)), whole)


@given(shares(), shares())
def test_a_difference_is_the_same_from_both_ends(one: Share, other: Share) -> None:
    assert difference(one, other) == -difference(other, one)
    assert difference(one, one) == 0


@given(shares(), st.floats(0.1, 5))
def test_an_interval_holds_what_was_seen_and_stays_within_bounds(share: Share, z: float) -> None:
    least, most = wilson(share, z)
    assert 0 <= least <= most <= 1
    if share.whole:
        assert least - 1e-9 <= share.value <= most + 1e-9


def test_chance_alone_is_above_the_limit_about_once_in_a_thousand() -> None:
    chance = random.Random(5)

    def drawn(whole: int) -> Share:
        return Share(sum(chance.random() < 0.8 for _ in range(whole)), whole)

    beyond = sum(abs(difference(drawn(200), drawn(60))) >= 3.3 for _ in range(3000))
    assert beyond <= 12
