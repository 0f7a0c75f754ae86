"""MinHash signatures of many texts at once: what `datasketch.MinHash` gives, bit for bit.

Broder 1997, "On the resemblance and containment of documents". The scheme is datasketch's
`affine32`: each hash is mixed once by MurmurHash3's finaliser, then a * h + b modulo 2^32.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled

if TYPE_CHECKING:
    from etl.bulk.arrays import Codes, Hashes

PERMUTATIONS = 128
SEED = 1
_16, _13 = np.uint32(16), np.uint32(13)
_FMIX_1, _FMIX_2 = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)


@cache
def permutations() -> Codes:
    """Multipliers and addends of datasketch's permutations, shape (2, PERMUTATIONS)."""
    from datasketch import MinHash

    made = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme="affine32").permutations
    return np.array(made, dtype=np.uint32)


@compiled
def minima(hashes: Hashes, permuted: Codes, least: Codes) -> None:
    """Fill `least` with the least hash of one text under each permutation.

    Args:
        hashes: of its shingles; their low halves count.
        permuted: as `permutations` gives them.
        least: of shape (PERMUTATIONS,); all ones for a text without shingles.
    """
    least[:] = np.uint32(0xFFFFFFFF)
    factors, addends = permuted[0], permuted[1]
    for each in hashes:
        value = np.uint32(each & np.uint64(0xFFFFFFFF))
        value = np.uint32((value ^ (value >> _16)) * _FMIX_1)
        value = np.uint32((value ^ (value >> _13)) * _FMIX_2)
        value = np.uint32(value ^ (value >> _16))
        for row in range(PERMUTATIONS):
            least[row] = min(least[row], np.uint32(factors[row] * value + addends[row]))
