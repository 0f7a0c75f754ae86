"""Many lines to hashes of their words: lines with the same words have the same hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled
from etl.bulk.tokens import tokens_of
from etl.shingle import FACTOR, MIX_1, MIX_2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.bulk.arrays import Bounds, Counts, Hashes

_FACTOR, _MIX_1, _MIX_2 = np.uint64(FACTOR), np.uint64(MIX_1), np.uint64(MIX_2)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)
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
        value = np.uint64(0)
        for word in words[bounds[line] : bounds[line + 1]]:
            value = value * _FACTOR + word
        value = (value ^ (value >> _30)) * _MIX_1
        value = (value ^ (value >> _27)) * _MIX_2
        found[line] = value ^ (value >> _31)
    return found
