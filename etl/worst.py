"""The worst errors of an evaluation: strangers in one story, and copies that were missed.

A merge is the worse the less its texts have in common, a miss the worse the more they have. Of
the pairs of two clusters in one story, and of the parts of one cluster in two stories, one pair
stands for all: of a few texts from each side the two that are furthest apart, or nearest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal

from etl.normalize import words_of
from etl.shingle import shingles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from etl.evaluate import Found
    from etl.gold import Gold

Error = Literal["merged", "missed"]
# Texts of each side that are looked at, and places where stories and clusters differ.
_SIDE, _PLACES = 4, 2000


@dataclass(frozen=True, slots=True)
class WrongPair:
    """One pair that stands for `pairs` of its kind; `containment` of the shorter in the longer."""

    error: Error
    a: str
    b: str
    pairs: int
    resemblance: float
    containment: float

    @property
    def badness(self) -> float:
        """0 for an error that anybody could make, 1 for one that nobody would."""
        return self.containment if self.error == "missed" else 1 - self.containment


@dataclass(frozen=True, slots=True)
class _Place:
    """Where labels and stories differ: some of its pairs, and how many there are."""

    error: Error
    some: Sequence[tuple[str, str]]
    pairs: int


def worst_errors(gold: Gold, found: Found, count: int) -> list[WrongPair]:
    """The worst errors, the worst one first; at most `count`, one a place."""
    if not count:
        return []
    places = sorted(_places(gold, found), key=lambda place: (-place.pairs, place.some))
    compare = _comparer(gold)
    wrong = [each for place in places[:_PLACES] if (each := _stands_for(place, gold, compare))]
    return sorted(wrong, key=lambda each: (-each.badness, -each.pairs, each.a, each.b))[:count]


def _places(gold: Gold, found: Found) -> Iterator[_Place]:
    by_home: dict[Hashable, dict[Hashable, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_cluster: dict[Hashable, dict[Hashable, list[str]]] = defaultdict(lambda: defaultdict(list))
    for text in gold.paired:
        by_home[found.homes[text.id]][text.cluster].append(text.id)
        by_cluster[text.cluster][found.homes[text.id]].append(text.id)
    for parts in by_home.values():
        yield from _apart("merged", parts.values())
    if not gold.pairs:
        for parts in by_cluster.values():
            yield from _apart("missed", parts.values())
    yield from _labelled(gold, found)


def _apart(error: Error, parts: Iterable[Sequence[str]]) -> Iterator[_Place]:
    """The largest part beside each other one."""
    main, *others = sorted(parts, key=lambda part: (-len(part), part))
    for other in others:
        some = product(sorted(main)[:_SIDE], sorted(other)[:_SIDE])
        yield _Place(error, list(some), len(main) * len(other))


def _labelled(gold: Gold, found: Found) -> Iterator[_Place]:
    """Labelled pairs that are missed, and those of one cluster that must not be joined."""
    wrong: dict[tuple[Error, frozenset[Hashable]], list[tuple[str, str]]] = defaultdict(list)
    for pair in gold.pairs:
        a, b = sorted(pair)
        homes = frozenset((found.homes[a], found.homes[b]))
        if len(homes) > 1 and gold.is_wanted(a, b):
            wrong["missed", homes].append((a, b))
        elif len(homes) == 1 and gold.is_forbidden(a, b):
            wrong["merged", homes].append((a, b))
    for (error, _), pairs in wrong.items():
        # Those of different clusters are in a place of their own already.
        within = [
            (a, b)
            for a, b in pairs
            if error == "missed" or gold.texts[a].cluster == gold.texts[b].cluster
        ]
        if within:
            yield _Place(error, sorted(within)[: _SIDE * _SIDE], len(within))


def _stands_for(place: _Place, gold: Gold, compare: Compare) -> WrongPair | None:
    """The worst of some pairs of a place, if any of them is wrong at all."""
    is_wrong = gold.is_forbidden if place.error == "merged" else gold.is_wanted
    pairs = [
        WrongPair(place.error, a, b, place.pairs, *compare(a, b))
        for a, b in place.some
        if is_wrong(a, b)
    ]
    return max(pairs, key=lambda pair: (pair.badness, pair.a, pair.b), default=None)


if TYPE_CHECKING:
    Compare = Callable[[str, str], tuple[float, float]]


def _comparer(gold: Gold) -> Compare:
    """Resemblance and containment of two texts by their ids, by exact shingles."""

    @lru_cache(maxsize=4096)
    def shingles(name: str) -> frozenset[str]:
        return frozenset(shingles_of(words_of(gold.texts[name].text)))

    def compare(a: str, b: str) -> tuple[float, float]:
        one, other = shingles(a), shingles(b)
        shared, least = len(one & other), min(len(one), len(other))
        union = len(one) + len(other) - shared
        return (shared / union if union else 0.0), (shared / least if least else 0.0)

    return compare
