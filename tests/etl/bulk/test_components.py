from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from etl.bulk.components import components

EDGES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


@given(EDGES, st.randoms())
def test_a_component_is_named_by_its_smallest_node_whatever_the_order(
    edges: list[tuple[int, int]], chance: Random
) -> None:
    expected = list(range(12))
    for _ in range(12):
        for a, b in edges:
            expected[a] = expected[b] = min(expected[a], expected[b])
    shuffled = edges.copy()
    chance.shuffle(shuffled)
    pairs = np.array(shuffled, dtype=np.int32).reshape(-1, 2)
    assert components(12, pairs).tolist() == expected
