"""Edits between the passages that both texts have: whole sentences that only one has, or moved."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from etl.edits.ends import same_ends
from etl.edits.inside import numbers
from etl.edits.kinds import has_words
from etl.edits.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from etl.edits.align import Alignment, Block
    from etl.edits.model import Kind
    from etl.edits.units import Body

Where = Literal["lead", "middle", "tail"]


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two passages of both texts: the units and the offsets, in each."""

    units_a: range
    units_b: range
    a: Span
    b: Span
    where: Where


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring units of one text that have one fate, with the space up to the next run."""

    first: int
    last: int
    span: Span
    moved: Block | None
    is_dateline: bool


def gaps(a: Body, b: Body, kept: list[Block]) -> Iterator[Gap]:
    """The gaps that are not the same, without the space that is the same around them."""
    end = len(a.units), len(b.units)
    last_real = max((n for n, each in enumerate(kept) if not _is_dateline(a, each)), default=-1)
    first_real = min((n for n, each in enumerate(kept) if not _is_dateline(a, each)), default=-1)
    unit_a = unit_b = at_a = at_b = 0
    for place, block in enumerate([*kept, None]):
        next_a, next_b = (block.a, block.b) if block else end
        stop_a = a.units[next_a].start if block else len(a.text)
        stop_b = b.units[next_b].start if block else len(b.text)
        where: Where = "middle"
        if place <= first_real:
            where = "lead"
        elif place > last_real >= 0:
            where = "tail"
        if a.text[at_a:stop_a] != b.text[at_b:stop_b]:
            span_a, span_b = _trimmed(a.text, b.text, Span(at_a, stop_a), Span(at_b, stop_b))
            yield Gap(range(unit_a, next_a), range(unit_b, next_b), span_a, span_b, where)
        if block:
            unit_a, unit_b = block.last_a + 1, block.last_b + 1
            at_a, at_b = a.units[block.last_a].end, b.units[block.last_b].end


def _is_dateline(a: Body, block: Block) -> bool:
    return all(a.units[place].is_dateline for place in range(block.a, block.last_a + 1))


def _trimmed(left: str, right: str, a: Span, b: Span) -> tuple[Span, Span]:
    """Two spans without the space that is the same at their beginnings and their ends."""
    head, tail = same_ends(left[slice(*a)], right[slice(*b)], str.isspace)
    return Span(a.start + head, a.end - tail), Span(b.start + head, b.end - tail)


class Sentences:
    """Makes the edits of whole sentences."""

    def __init__(self, a: Body, b: Body, alignment: Alignment) -> None:
        self.a, self.b = a, b
        self._kept = alignment.kept
        self._moved_a = {
            n: each for each in alignment.moved for n in range(each.a, each.last_a + 1)
        }
        self._moved_b = {
            n: each for each in alignment.moved for n in range(each.b, each.last_b + 1)
        }
        self._places_a: dict[Block, Span] = {}
        self._places_b: dict[Block, Span] = {}

    def edits(self) -> Iterator[Edit]:
        """All but those of what was moved, whose places are noted on the way."""
        for gap in gaps(self.a, self.b, self._kept):
            runs_a = list(_runs(self.a, gap.units_a, gap.a, self._moved_a))
            runs_b = list(_runs(self.b, gap.units_b, gap.b, self._moved_b))
            self._places_a |= {run.moved: run.span for run in runs_a if run.moved}
            self._places_b |= {run.moved: run.span for run in runs_b if run.moved}
            left = [run for run in runs_a if not run.moved]
            right = [run for run in runs_b if not run.moved]
            yield from self._of_gap(gap, left, right, (not runs_a, not runs_b))

    def moved(self) -> Iterator[tuple[Block, Span, Span]]:
        """What was moved, with its places; to be asked behind the edits."""
        for block, span in self._places_a.items():
            yield block, span, self._places_b[block]

    def _of_gap(
        self, gap: Gap, left: list[Run], right: list[Run], blank: tuple[bool, bool]
    ) -> Iterator[Edit]:
        """Space that stands alone in its text belongs to the first edit of the other."""
        rest_a = gap.a if blank[0] else Span(gap.a.end, gap.a.end)
        rest_b = gap.b if blank[1] else Span(gap.b.start, gap.b.start)
        for run in left:
            yield self._gone(run, rest_b, _gone_kind(run, gap, alone=not right))
            rest_b = Span(rest_b.end, rest_b.end)
        for run in right:
            yield self._new(run, rest_a, _new_kind(run, gap, alone=not left))
            rest_a = Span(rest_a.end, rest_a.end)
        if rest_a.start < rest_a.end or rest_b.start < rest_b.end:
            yield self._edit("typography_changed", rest_a, rest_b)

    def _gone(self, run: Run, other: Span, kind: Kind) -> Edit:
        return self._edit(kind, run.span, other, (run.first, run.last))

    def _new(self, run: Run, other: Span, kind: Kind) -> Edit:
        return self._edit(kind, other, run.span, None, (run.first, run.last))

    def _edit(
        self,
        kind: Kind,
        span_a: Span,
        span_b: Span,
        units_a: tuple[int, int] | None = None,
        units_b: tuple[int, int] | None = None,
    ) -> Edit:
        before, after = self.a.text[slice(*span_a)], self.b.text[slice(*span_b)]
        if not has_words(before) and not has_words(after):
            kind = "typography_changed"
        numbers_a = numbers(self.a, *units_a) if units_a else None
        numbers_b = numbers(self.b, *units_b) if units_b else None
        return Edit(kind, "body", span_a, span_b, before, after, numbers_a, numbers_b)


def _runs(body: Body, units: range, span: Span, moved: Mapping[int, Block]) -> Iterator[Run]:
    """Cut the units of a gap into runs that together take up all of its span."""
    groups: list[tuple[int, int, Block | None, bool]] = []
    for place in units:
        fate = moved.get(place), body.units[place].is_dateline
        if groups and groups[-1][2:] == fate:
            groups[-1] = groups[-1][0], place, *fate
        else:
            groups.append((place, place, *fate))
    begins = [body.units[first].start for first, *_ in groups]
    bounds = [span.start, *begins[1:], span.end]
    for (first, last, block, is_dateline), (start, end) in zip(
        groups, pairwise(bounds), strict=False
    ):
        yield Run(first, last, Span(start, end), block, is_dateline)


def _gone_kind(run: Run, gap: Gap, *, alone: bool) -> Kind:
    if run.is_dateline:
        return "dateline_dropped"
    if not alone or gap.where == "middle":
        return "sentences_removed"
    return "lead_trimmed" if gap.where == "lead" else "tail_cut"


def _new_kind(run: Run, gap: Gap, *, alone: bool) -> Kind:
    if run.is_dateline:
        return "dateline_added"
    if not alone or gap.where == "middle":
        return "sentences_inserted"
    return "lead_added" if gap.where == "lead" else "tail_added"
