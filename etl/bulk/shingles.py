"""Words to shingles: a hash for each run of five words; and values without repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled, inlined
from etl.shingle import FACTOR, MIX_1, MIX_2, SHINGLE_WORDS

if TYPE_CHECKING:
    from etl.bulk.arrays import Hashes

_FACTOR, _MIX_1, _MIX_2 = np.uint64(FACTOR), np.uint64(MIX_1), np.uint64(MIX_2)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)


@compiled
def shingles(words: Hashes) -> Hashes:
    """The hash of each shingle in order; a text shorter than a shingle is one shingle.

    Args:
        words: hashes of the words of one text.
    """
    count = len(words) - SHINGLE_WORDS + 1
    if count < 1:
        count = min(len(words), 1)
    found = np.empty(count, dtype=np.uint64)
    for first in range(count):
        found[first] = hash_words(words, first, min(first + SHINGLE_WORDS, len(words)))
    return found


@inlined
def hash_words(words: Hashes, first: int, last: int) -> np.uint64:
    """The hash of the words from one place to another, in order: that of `etl.shingle`."""
    value = np.uint64(0)
    for place in range(first, last):
        value = value * _FACTOR + words[place]
    value = (value ^ (value >> _30)) * _MIX_1
    value = (value ^ (value >> _27)) * _MIX_2
    return value ^ (value >> _31)


@compiled
def distinct(values: Hashes) -> Hashes:
    """The values without repetitions, in order of their first occurrence."""
    size = 16
    while size < 2 * len(values):
        size *= 2
    slots = np.zeros(size, dtype=np.uint64)
    found = np.empty(len(values), dtype=np.uint64)
    count, zero_seen = 0, False
    mask = np.uint64(size - 1)
    for value in values:
        if value == np.uint64(0):
            if not zero_seen:
                found[count] = value
                count += 1
            zero_seen = True
            continue
        slot = value & mask
        while slots[slot] != np.uint64(0) and slots[slot] != value:
            slot = (slot + np.uint64(1)) & mask
        if slots[slot] == np.uint64(0):
            slots[slot] = value
            found[count] = value
            count += 1
    return found[:count]
