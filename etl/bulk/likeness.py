"""What many pairs of texts have in common, exactly: the scores of `etl.verify.verify` in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.compiled import compiled, inlined
from etl.bulk.threads import on_all_cores
from etl.verify import MIN_SENTENCE_WORDS, SENTENCE_DICE

if TYPE_CHECKING:
    from etl.bulk.arrays import Bounds, Counts, Hashes
    from etl.bulk.prepared import Prepared

_ONE = np.uint64(1)
_PAIRS_AT_ONCE = 20_000


def compare(texts: Prepared, pairs: Counts) -> Counts:
    """Count what the texts of each pair share.

    Args:
        texts: the texts.
        pairs: of shape (p, 2): the places of both texts among them. Pairs whose first text is the
            same are fastest one behind the other.

    Returns:
        Counts of shape (p, 7): shared shingles, words of the first and of the second text in
        sentences that have a counterpart, numbers of the first text's sentences that those like
        them print too, numbers in those, and words of the first and of the second text above their
        first sentence without a counterpart.
    """
    found = np.zeros((len(pairs), 7), dtype=np.int32)

    def compare_some(first: int) -> None:
        some = slice(first, first + _PAIRS_AT_ONCE)
        _compare(
            pairs[some], texts.shingle_bounds, texts.shingles, texts.sentence_bounds,
            texts.word_bounds, texts.bags, texts.masked, texts.number_bounds, texts.numbers,
            texts.exact, texts.marks, found[some],
        )  # fmt: skip

    on_all_cores(compare_some, range(0, len(pairs), _PAIRS_AT_ONCE))
    return found


@compiled
def _compare(
    pairs: Counts,
    shingle_bounds: Bounds,
    shingles: Hashes,
    sentence_bounds: Bounds,
    word_bounds: Bounds,
    bags: Hashes,
    masked: Hashes,
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
                    other = _nearest(j, first, last, word_bounds, masked, exact, marks)
                if other < 0:
                    other, is_opening = first - 1, False
                    continue
                if _is_counterpart(j, other, word_bounds, bags, exact):
                    size = word_bounds[j + 1] - word_bounds[j]
                    found[row, 1 + side] += size
                    if is_opening:
                        found[row, 5 + side] += size
                else:
                    is_opening = False
                if side == 0:
                    mine = number_bounds[j + 1] - number_bounds[j]
                    theirs = number_bounds[other + 1] - number_bounds[other]
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
def _nearest(
    j: int, first: int, last: int, word_bounds: Bounds, masked: Hashes, exact: Hashes, marks: Hashes
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
        dice = _dice(j, other, word_bounds, masked)
        if dice >= best_dice and (best < 0 or dice > best_dice):
            best, best_dice = other, dice
    return best


@inlined
def _is_counterpart(j: int, other: int, word_bounds: Bounds, bags: Hashes, exact: Hashes) -> bool:
    """Whether two sentences that are alike but for their numbers are so with them, too."""
    return exact[other] == exact[j] or _dice(j, other, word_bounds, bags) >= SENTENCE_DICE


@inlined
def _dice(j: int, other: int, word_bounds: Bounds, words: Hashes) -> float:
    """Dice coefficient of the word multisets of two sentences."""
    common = _common_sorted(
        words, word_bounds[j], word_bounds[j + 1],
        words, word_bounds[other], word_bounds[other + 1],
    )  # fmt: skip
    size = word_bounds[j + 1] - word_bounds[j] + word_bounds[other + 1] - word_bounds[other]
    dice: float = 2 * common / size
    return dice


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
