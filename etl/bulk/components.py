"""Connected components: which nodes a chain of pairs leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled

if TYPE_CHECKING:
    from etl.bulk.arrays import Counts


@compiled
def components(nodes: int, pairs: Counts) -> Counts:
    """The smallest node of each node's component, by union and find with path halving.

    Args:
        nodes: how many there are.
        pairs: of shape (p, 2).
    """
    parent = np.arange(nodes).astype(np.int32)
    for row in range(len(pairs)):
        one, other = pairs[row, 0], pairs[row, 1]
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        while parent[other] != other:
            parent[other] = parent[parent[other]]
            other = parent[other]
        if one < other:
            parent[other] = one
        else:
            parent[one] = other
    for node in range(nodes):
        parent[node] = parent[parent[node]]
    return parent
