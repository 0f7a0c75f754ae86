"""Words of many texts to their MinHash signatures and sketches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled
from etl.bulk.minhash import minima
from etl.bulk.shingles import distinct, shingles
from etl.bulk.winnowing import winnow

if TYPE_CHECKING:
    from etl.bulk.arrays import Bounds, Codes, Counts, Hashes


@compiled
def sign_tokens(
    word_bounds: Bounds,
    words: Hashes,
    permuted: Codes,
    counts: Counts,
    hashvalues: Codes,
    sizes: Counts,
) -> Codes:
    """Fill counts, hashvalues and sizes; the sketches, so large each, one behind the other."""
    found = np.empty(len(words), dtype=np.uint32)
    size = 0
    for text in range(len(word_bounds) - 1):
        ordered = shingles(words[word_bounds[text] : word_bounds[text + 1]])
        once = distinct(ordered)
        counts[text] = len(once)
        minima(once, permuted, hashvalues[text])
        start = size
        for each in distinct(winnow(ordered)):
            found[size] = np.uint32(each & np.uint64(0xFFFFFFFF))
            size += 1
        found[start:size].sort()
        sizes[text] = size - start
    return found[:size]
