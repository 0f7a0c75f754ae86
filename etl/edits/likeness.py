"""Which sentences of two texts may be one: the same words, or most of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.edits.words import is_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from etl.edits.units import Body

# A changed sentence has half of its words in common with the other; or one is a part of the other.
ALIKE = 0.5
PART_OF = 0.8
_LEAST_OF_PART = 8
_LONG_WORD = 4
_SHORT_SENTENCE = 3
# A sentence that stands several times in both texts is paired each with each up to this often.
_MOST_SAME = 64
# Meetings of a word in two sentences that are looked at; those of the rarest words come first.
_MOST_MEETINGS = 1_000_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two units that may be one: their indexes, what they share, and how alike they are."""

    a: int
    b: int
    weight: int
    dice: float


def weight_of(key: str) -> int:
    """Long words say more than short ones; characters that are words say as much as those.

    >>> weight_of("ferry"), weight_of("the"), weight_of("港")
    (2, 1, 2)
    """
    return 2 if len(key) >= _LONG_WORD or not key.isascii() else 1


def bag_of(words: Iterable[str]) -> Counter[str]:
    """Word multiset with all numbers as one word, as sentences are aligned by."""
    return Counter("#" if is_number(word) else word for word in words)


def weight_of_bag(bag: Mapping[str, int]) -> int:
    """Weight of all words of a bag."""
    return sum(weight_of(word) * count for word, count in bag.items())


def same_units(a: Body, b: Body, places: tuple[range, range]) -> list[Candidate]:
    """Pairs of units with the same words, or of the datelines, among those at some places."""
    stand = _stand(b.keys, places[1])
    found: list[Candidate] = []
    for key, mine in _stand(a.keys, places[0]).items():
        for i, j in _pairs(mine, stand.get(key, ())):
            unit = a.units[i]
            weight = 2 * weight_of_bag(bag_of(a.words.keys[unit.first : unit.last]))
            found.append(Candidate(i, j, max(1, weight), 1.0))
    return found


def _stand(keys: Sequence[str], places: range) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(keys[place], []).append(place)
    return found


def _pairs(mine: Sequence[int], others: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Each with each; where that is too many, the first with the first, the last with the last."""
    if len(mine) * len(others) <= _MOST_SAME:
        return [(i, j) for i in mine for j in others]
    forth = zip(mine, others, strict=False)
    back = zip(reversed(mine), reversed(others), strict=False)
    return sorted({*forth, *back})


def alike_units(
    a: Body, b: Body, left: Sequence[int], right: Sequence[int]
) -> tuple[list[Candidate], bool]:
    """Pairs of units that are not the same but alike, and whether words had to be left out."""
    bags_a = {i: _bag(a, i) for i in left}
    bags_b = {j: _bag(b, j) for j in right}
    meetings, is_bounded = _meetings(_holders(bags_a), _holders(bags_b))
    sizes_a = {i: weight_of_bag(bag) for i, bag in bags_a.items()}
    sizes_b = {j: weight_of_bag(bag) for j, bag in bags_b.items()}
    found: list[Candidate] = []
    for (i, j), common in meetings.items():
        dice = 2 * common / (sizes_a[i] + sizes_b[j])
        inside = common / min(sizes_a[i], sizes_b[j])
        if dice >= ALIKE or (inside >= PART_OF and common >= _LEAST_OF_PART):
            found.append(Candidate(i, j, common, dice))
    return found, is_bounded


def _bag(body: Body, place: int) -> Counter[str]:
    unit = body.units[place]
    if unit.is_dateline or unit.words < _SHORT_SENTENCE:
        return Counter()
    return bag_of(body.words.keys[unit.first : unit.last])


_Holders = dict[str, list[tuple[int, int]]]


def _holders(bags: Mapping[int, Counter[str]]) -> _Holders:
    """By each word, the units that have it, and how often."""
    found: _Holders = {}
    for place, bag in bags.items():
        for word, count in bag.items():
            found.setdefault(word, []).append((place, count))
    return found


def _meetings(left: _Holders, right: _Holders) -> tuple[dict[tuple[int, int], int], bool]:
    """The weight that every two units share, by words in the order of how rare they are."""
    shared: dict[tuple[int, int], int] = {}
    spent = 0
    for cost, word in sorted(_costs(left, right)):
        spent += cost
        if spent > _MOST_MEETINGS:
            return shared, True
        weight = weight_of(word)
        for i, here in left[word]:
            for j, there in right[word]:
                shared[i, j] = shared.get((i, j), 0) + weight * min(here, there)
    return shared, False


def _costs(left: _Holders, right: _Holders) -> Iterator[tuple[int, str]]:
    for word, units in left.items():
        if word in right:
            yield len(units) * len(right[word]), word
