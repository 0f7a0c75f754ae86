"""Many lines to hashes of their words: lines with the same words have the same hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled
from etl.bulk.shingles import hash_words
from etl.bulk.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.bulk.arrays import Bounds, Counts, Hashes

# Lines at a time: their arrays stay in the processor's cache.
_LINES = 1024


def hash_lines(lines: Sequence[str]) -> tuple[Counts, Hashes]:
    """The number of the words of each line, and a hash of them all, in order.

    The words are those of `etl.normalize.words_of`: case, accents and punctuation do not count.
    """
    counts = [np.empty(0, dtype=np.int32)]
    hashes = [np.empty(0, dtype=np.uint64)]
    for first in range(0, len(lines), _LINES):
        tokens = tokens_of(lines[first : first + _LINES])
        counts.append(np.diff(tokens.bounds).astype(np.int32))
        hashes.append(_hash(tokens.bounds, tokens.words))
    return np.concatenate(counts), np.concatenate(hashes)


@compiled
def _hash(bounds: Bounds, words: Hashes) -> Hashes:
    found = np.empty(len(bounds) - 1, dtype=np.uint64)
    for line in range(len(found)):
        found[line] = hash_words(words, bounds[line], bounds[line + 1])
    return found
