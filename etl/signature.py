"""Comparable texts to signatures: MinHash of their shingles, and the sketch that finds candidates.

The MinHash signature is that of `datasketch.MinHash` (Broder
1997, "On the resemblance and containment of documents") with `etl.shingle.shingle_hash` as its hash
function, bit for bit, so it can be taken into any index of that library. Candidates are found by
the sketch, which is that of `etl.shingle.sketch_of`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.minhash import PERMUTATIONS, permutations
from etl.bulk.signing import sign_tokens
from etl.bulk.threads import on_all_cores
from etl.bulk.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.bulk.arrays import Bounds, Codes, Counts

# To be raised whenever signing, verifying or what is compared (etl/normalize.py) changes:
# a re-extraction takes over signatures and pairs of the same scheme.
SIGNATURE_SCHEME = "5"
# Texts at a time: their arrays stay in the processor's cache.
_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures of n texts; those of a text without words are empty.

    `shingles`: distinct shingles of each, shape (n,). `hashvalues`: minima, shape (n,
    PERMUTATIONS). Text i has the sketch `sketches[bounds[i]:bounds[i + 1]]`, low halves of shingle
    hashes, each once.
    """

    shingles: Counts
    hashvalues: Codes
    bounds: Bounds
    sketches: Codes


def sign(texts: Sequence[str]) -> Signatures:
    """Sign comparable texts."""
    counts, sizes = (np.zeros(len(texts), dtype=np.int32) for _ in range(2))
    hashvalues = np.empty((len(texts), PERMUTATIONS), dtype=np.uint32)

    def sign_some(first: int) -> Codes:
        some = slice(first, first + _TEXTS)
        tokens = tokens_of(texts[some])
        return sign_tokens(
            tokens.bounds, tokens.words, permutations(),
            counts[some], hashvalues[some], sizes[some],
        )  # fmt: skip

    sketches = on_all_cores(sign_some, range(0, len(texts), _TEXTS))
    bounds = np.concatenate([np.zeros(1, dtype=np.int64), sizes]).cumsum()
    return Signatures(
        counts, hashvalues, bounds, np.concatenate([np.empty(0, dtype=np.uint32), *sketches])
    )
