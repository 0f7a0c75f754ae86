"""What many pairs of texts have in common, exactly: the scores of `etl.verify.verify` in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled, inlined
from etl.verify import MIN_SENTENCE_WORDS, SENTENCE_DICE

if TYPE_CHECKING:
    from etl.bulk.arrays import Bounds, Counts, Hashes
    from etl.bulk.prepared import Prepared

_ONE = np.uint64(1)


def compare(texts: Prepared, pairs: Counts) -> Counts:
    """Count what the texts of each pair share.

    Args:
        texts: the texts.
        pairs: of shape (p, 2): the places of both texts among them. Pairs whose first text is the
            same are fastest one behind the other.

    Returns:
        Counts of shape (p, 7): shared shingles, words of the first and of the second text in
        sentences that have a counterpart, numbers of the first text's sentences that their
        counterparts print too, numbers in those, and words of the first and of the second text
        above their first sentence without a counterpart.
    """
    found = np.zeros((len(pairs), 7), dtype=np.int32)
    _compare(
        pairs, texts.shingle_bounds, texts.shingles, texts.sentence_bounds, texts.word_bounds,
        texts.bags, texts.number_bounds, texts.numbers, texts.exact, texts.marks, found,
    )  # fmt: skip
    return found


@compiled
def _compare(
    pairs: Counts,
    shingle_bounds: Bounds,
    shingles: Hashes,
    sentence_bounds: Bounds,
    word_bounds: Bounds,
    bags: Hashes,
    number_bounds: Bounds,
    numbers: Hashes,
    exact: Hashes,
    marks: Hashes,
    found: Counts,
) -> None:
    slots = np.zeros(16, dtype=np.uint64)
    held = -1
    for row in range(len(pairs)):
        a, b = pairs[row, 0], pairs[row, 1]
        if a != held:
            slots = _slots(shingles, shingle_bounds[a], shingle_bounds[a + 1])
            held = a
        found[row, 0] = _common(slots, shingles, shingle_bounds[b], shingle_bounds[b + 1])
        for side in range(2):
            here, there = (a, b) if side == 0 else (b, a)
            first, last = sentence_bounds[there], sentence_bounds[there + 1]
            other, is_opening = first - 1, True
            for j in range(sentence_bounds[here], sentence_bounds[here + 1]):
                # Copies go on in the same order, so the next sentence is the likely one.
                other += 1
                if other >= last or exact[other] != exact[j]:
                    other = _counterpart(j, first, last, word_bounds, bags, exact, marks)
                if other < 0:
                    other, is_opening = first - 1, False
                    continue
                size = word_bounds[j + 1] - word_bounds[j]
                found[row, 1 + side] += size
                if is_opening:
                    found[row, 5 + side] += size
                if side == 0:
                    mine = number_bounds[j + 1] - number_bounds[j]
                    theirs = number_bounds[other + 1] - number_bounds[other]
                    if mine and theirs:
                        found[row, 3] += _common_sorted(
                            numbers, number_bounds[j], number_bounds[j + 1],
                            numbers, number_bounds[other], number_bounds[other + 1],
                        )  # fmt: skip
                    found[row, 4] += max(mine, theirs)


@compiled
def _slots(values: Hashes, first: int, last: int) -> Hashes:
    size = 16
    while size < 2 * (last - first):
        size *= 2
    slots = np.zeros(size, dtype=np.uint64)
    mask = np.uint64(size - 1)
    for at in range(first, last):
        slot = values[at] & mask
        while slots[slot] != np.uint64(0):
            slot = (slot + _ONE) & mask
        slots[slot] = values[at] | _ONE
    return slots


@compiled
def _common(slots: Hashes, values: Hashes, first: int, last: int) -> int:
    mask, count = np.uint64(len(slots) - 1), 0
    for at in range(first, last):
        slot = values[at] & mask
        while slots[slot] != np.uint64(0) and slots[slot] != values[at] | _ONE:
            slot = (slot + _ONE) & mask
        if slots[slot] != np.uint64(0):
            count += 1
    return count


@compiled
def _counterpart(
    j: int, first: int, last: int, word_bounds: Bounds, bags: Hashes, exact: Hashes, marks: Hashes
) -> int:
    """The sentence that has the same words, else the one with the highest Dice coefficient."""
    for other in range(first, last):
        if exact[other] == exact[j]:
            return other
    size = word_bounds[j + 1] - word_bounds[j]
    best, best_dice = -1, SENTENCE_DICE
    if size < MIN_SENTENCE_WORDS:
        return best
    for other in range(first, last):
        length = word_bounds[other + 1] - word_bounds[other]
        if 2 * min(size, length) < SENTENCE_DICE * (size + length):
            continue
        only, rest = 0, marks[j] & ~marks[other]
        while rest:
            rest &= rest - _ONE
            only += 1
        if 2 * (size - only) < SENTENCE_DICE * (size + length):
            continue
        common = _common_sorted(
            bags, word_bounds[j], word_bounds[j + 1],
            bags, word_bounds[other], word_bounds[other + 1],
        )  # fmt: skip
        dice = 2 * common / (size + length)
        if dice >= best_dice and (best < 0 or dice > best_dice):
            best, best_dice = other, dice
    return best


@inlined
def _common_sorted(a: Hashes, i: int, end_a: int, b: Hashes, j: int, end_b: int) -> int:
    """Size of the intersection of two sorted multisets."""
    common = 0
    while i < end_a and j < end_b:
        if a[i] == b[j]:
            common += 1
            i += 1
            j += 1
        elif a[i] < b[j]:
            i += 1
        else:
            j += 1
    return common
