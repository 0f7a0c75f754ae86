"""Which sentences of one text are which of the other: in order, and those that were moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.edits.chain import heaviest_chain
from etl.edits.ends import same_ends
from etl.edits.likeness import alike_units, bag_of, same_units, weight_of_bag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.edits.likeness import Candidate
    from etl.edits.units import Body

_MOVED_ALIKE = 0.8
_MOVED_WEIGHT = 8
# Of a sentence that was split, the second part has this share of its words in the whole.
_SPLIT_OFF = 0.6
_LEAST_COMMON = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Units that are the same passage in both texts: indexes of the first and of the last."""

    a: int
    last_a: int
    b: int
    last_b: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """`kept` go forward in both texts, `moved` do not; `is_coarse`: not all pairs were tried."""

    kept: list[Block]
    moved: list[Block]
    is_coarse: bool


def align(a: Body, b: Body) -> Alignment:
    """Align two bodies; nothing is kept where they have no words worth the name in common."""
    head, tail = same_ends(a.keys, b.keys)
    stop_a, stop_b = len(a.units) - tail, len(b.units) - tail
    same = same_units(a, b, (range(head, stop_a), range(head, stop_b)))
    alike, is_coarse = alike_units(
        a,
        b,
        _without(range(head, stop_a), {pair.a for pair in same}),
        _without(range(head, stop_b), {pair.b for pair in same}),
    )
    chain = heaviest_chain([*same, *alike])
    pairs = [
        *((place, place) for place in range(head)),
        *_filled([(pair.a, pair.b) for pair in chain], a.keys, b.keys, (head, stop_a, stop_b)),
        *((stop_a + place, stop_b + place) for place in range(tail)),
    ]
    moved = _moved([*same, *alike], pairs)
    kept = _with_split(a, b, pairs, moved)
    if not _has_common_words(a, b, [*kept, *moved]):
        return Alignment([], [], is_coarse)
    return Alignment(kept, moved, is_coarse)


def _without(places: range, known: set[int]) -> list[int]:
    return [place for place in places if place not in known]


def _filled(
    chain: Sequence[tuple[int, int]],
    left: Sequence[str],
    right: Sequence[str],
    bounds: tuple[int, int, int],
) -> Iterator[tuple[int, int]]:
    """The chain, with the same units beside its pairs that were too many to be tried."""
    head, stop_a, stop_b = bounds
    i, j = head, head
    for next_a, next_b in [*chain, (stop_a, stop_b)]:
        before, behind = same_ends(left[i:next_a], right[j:next_b])
        yield from ((i + place, j + place) for place in range(before))
        yield from ((next_a - place, next_b - place) for place in range(behind, 0, -1))
        if next_a < stop_a:
            yield next_a, next_b
        i, j = next_a + 1, next_b + 1


def _moved(candidates: Iterable[Candidate], pairs: Iterable[tuple[int, int]]) -> list[Block]:
    """Pairs of units that stand alone in their places, the heaviest first, neighbours joined."""
    used_a, used_b = ({place for place, _ in pairs}, {place for _, place in pairs})
    chosen: list[tuple[int, int]] = []
    for pair in sorted(candidates, key=lambda each: (-each.weight, each.a, each.b)):
        is_free = pair.a not in used_a and pair.b not in used_b
        if is_free and pair.dice >= _MOVED_ALIKE and pair.weight >= _MOVED_WEIGHT:
            used_a.add(pair.a)
            used_b.add(pair.b)
            chosen.append((pair.a, pair.b))
    blocks: list[Block] = []
    for i, j in sorted(chosen):
        last = blocks[-1] if blocks else None
        if last and (last.last_a + 1, last.last_b + 1) == (i, j):
            blocks[-1] = Block(last.a, i, last.b, j)
        else:
            blocks.append(Block(i, i, j, j))
    return blocks


def _with_split(
    a: Body, b: Body, pairs: Sequence[tuple[int, int]], moved: Iterable[Block]
) -> list[Block]:
    """The pairs as blocks; a changed one takes up the neighbour that was split off from it."""
    used_a = {i for i, _ in pairs} | {n for each in moved for n in range(each.a, each.last_a + 1)}
    used_b = {j for _, j in pairs} | {n for each in moved for n in range(each.b, each.last_b + 1)}
    blocks: list[Block] = []
    for i, j in pairs:
        if a.keys[i] == b.keys[j]:
            blocks.append(Block(i, i, j, j))
            continue
        first_b, last_b = _grown(a, i, b, j, used_b)
        first_a, last_a = (i, i) if first_b < last_b else _grown(b, j, a, i, used_a)
        used_a.update(range(first_a, last_a + 1))
        used_b.update(range(first_b, last_b + 1))
        blocks.append(Block(first_a, last_a, first_b, last_b))
    return blocks


def _grown(whole: Body, place: int, parts: Body, part: int, used: set[int]) -> tuple[int, int]:
    """The units of `parts` that together are one of `whole`, of which `part` is one."""
    missing = _bag(whole, place) - _bag(parts, part)
    first = last = part
    for step in (-1, 1):
        near = part + step
        while 0 <= near < len(parts.units) and near not in used:
            bag = _bag(parts, near)
            weight = weight_of_bag(bag)
            if not weight or weight_of_bag(missing & bag) < _SPLIT_OFF * weight:
                break
            missing -= bag
            first, last = min(first, near), max(last, near)
            near += step
    return first, last


def _bag(body: Body, place: int) -> Counter[str]:
    unit = body.units[place]
    return Counter() if unit.is_dateline else bag_of(body.words.keys[unit.first : unit.last])


def _has_common_words(a: Body, b: Body, blocks: Iterable[Block]) -> bool:
    """Whether the blocks have a few words in common, datelines aside."""
    common = 0
    for each in blocks:
        left, right = _bag_of(a, each.a, each.last_a), _bag_of(b, each.b, each.last_b)
        common += sum((left & right).values())
        if common >= _LEAST_COMMON:
            return True
    return False


def _bag_of(body: Body, first: int, last: int) -> Counter[str]:
    return sum((_bag(body, place) for place in range(first, last + 1)), Counter())
