"""Which words of a changed passage are those of the other: the best alignment, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.edits.ends import same_ends
from etl.edits.likeness import weight_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Cells of the table, of one passage: 400 changed words against 400.
LARGEST_TABLE = 160_000
# Words that go on together in both are worth more than the same words here and there.
_GOES_ON = 1

WordPairs = list[tuple[int, int]]


def pair_words(left: Sequence[str], right: Sequence[str], budget: int) -> tuple[WordPairs, int]:
    """Align two lists of words.

    Args:
        left: keys of the words of one passage.
        right: those of the other.
        budget: cells that may be filled; where they do not do, only the same words at both ends of
            the passages are paired.

    Returns:
        The indexes of the words that are paired, in order; and the cells that would have been
        needed.

    >>> pair_words("a ferry sank".split(), "the ferry sank".split(), 100)
    ([(1, 1), (2, 2)], 1)
    """
    head, tail = same_ends(left, right)
    stop_a, stop_b = len(left) - tail, len(right) - tail
    cells = (stop_a - head) * (stop_b - head)
    pairs = [(place, place) for place in range(head)]
    if 0 < cells <= min(budget, LARGEST_TABLE):
        middle = _best(left[head:stop_a], right[head:stop_b])
        pairs += [(head + i, head + j) for i, j in middle]
    pairs += [(stop_a + place, stop_b + place) for place in range(tail)]
    return _without_islands(pairs, left, right), cells


def _best(left: Sequence[str], right: Sequence[str]) -> WordPairs:
    """The alignment of the greatest weight, by a table of the best from each place on."""
    width = len(right) + 1
    best = [[0] * width for _ in range(len(left) + 1)]
    # The best from a place on if the words at it are paired; -1 where they are not the same.
    paired = [[-1] * width for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        word, weight = left[i], 2 * weight_of(left[i])
        row, below, here, next_pairs = best[i], best[i + 1], paired[i], paired[i + 1]
        for j in range(len(right) - 1, -1, -1):
            found = max(below[j], row[j + 1])
            if word == right[j]:
                here[j] = weight + max(below[j + 1], next_pairs[j + 1] + _GOES_ON)
                found = max(found, here[j])
            row[j] = found
    return list(_traced(best, paired))


def _traced(
    best: Sequence[Sequence[int]], paired: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Walk the table from its beginning along the best."""
    i = j = 0
    goes_on = False
    while i < len(best) - 1 and j < len(best[0]) - 1:
        at = paired[i][j]
        if at >= 0 and (goes_on or at == best[i][j]):
            yield i, j
            goes_on = paired[i + 1][j + 1] + _GOES_ON >= best[i + 1][j + 1]
            i, j = i + 1, j + 1
        else:
            goes_on = False
            i, j = (i + 1, j) if best[i + 1][j] >= best[i][j + 1] else (i, j + 1)


def _without_islands(pairs: WordPairs, left: Sequence[str], right: Sequence[str]) -> WordPairs:
    """The pairs without those that stand alone amid larger changes, as "of" in another clause.

    A run of pairs stays when it weighs as much as what changed on one of its sides, in one text.
    """
    runs = list(_runs(pairs))
    kept: WordPairs = []
    at_a = at_b = 0
    for place, run in enumerate(runs):
        first, last = run[0], run[-1]
        after = runs[place + 1][0] if place + 1 < len(runs) else (len(left), len(right))
        here = sum(weight_of(left[i]) for i, _ in run)
        before = max(_weight(left[at_a : first[0]]), _weight(right[at_b : first[1]]))
        behind = max(_weight(left[last[0] + 1 : after[0]]), _weight(right[last[1] + 1 : after[1]]))
        if here >= min(before, behind) / 2:
            kept += run
            at_a, at_b = last[0] + 1, last[1] + 1
    return kept


def _weight(words: Sequence[str]) -> int:
    return sum(map(weight_of, words))


def _runs(pairs: WordPairs) -> Iterator[WordPairs]:
    run: WordPairs = []
    for i, j in pairs:
        if run and (run[-1][0] + 1, run[-1][1] + 1) != (i, j):
            yield run
            run = []
        run.append((i, j))
    if run:
        yield run
