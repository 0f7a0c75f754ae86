"""The heaviest chain of pairs that go forward in both texts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.edits.likeness import Candidate


def heaviest_chain(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Choose pairs, no two of which cross or share a unit, of the greatest weight together.

    The heaviest increasing subsequence: for every end in the other text, the best chain so far.
    """
    ordered = sorted(candidates, key=lambda pair: (pair.a, -pair.b))
    ends: list[int] = []
    totals: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for place, pair in enumerate(ordered):
        at = bisect_left(ends, pair.b)
        total = pair.weight + (totals[at - 1] if at else 0)
        before.append(tops[at - 1] if at else -1)
        stop = at
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if stop == at and at < len(ends) and ends[at] == pair.b:
            continue
        ends[at:stop] = [pair.b]
        totals[at:stop] = [total]
        tops[at:stop] = [place]
    chain: list[Candidate] = []
    place = tops[-1] if tops else -1
    while place >= 0:
        chain.append(ordered[place])
        place = before[place]
    return chain[::-1]
