"""Which shingles of a text stand for it: winnowing, as `etl.shingle.sketch_of` does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled
from etl.shingle import LEAST_WINDOWS, WINDOW

if TYPE_CHECKING:
    from etl.bulk.arrays import Hashes


@compiled
def winnow(hashes: Hashes) -> Hashes:
    """The chosen hashes of one text, in order, each once for a place.

    Args:
        hashes: of its shingles, in the order of the text.
    """
    count = len(hashes)
    width = max(1, min(WINDOW, count // LEAST_WINDOWS))
    found = np.empty(count, dtype=np.uint64)
    chosen, last = 0, -1
    best = -1
    for end in range(width - 1, count):
        start = end - width + 1
        if best < start:
            best = start
            for at in range(start + 1, end + 1):
                if hashes[at] <= hashes[best]:
                    best = at
        elif hashes[end] <= hashes[best]:
            best = end
        if best != last:
            found[chosen] = hashes[best]
            chosen += 1
            last = best
    return found[:chosen]
