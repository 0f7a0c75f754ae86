"""Two texts as one, sentence by sentence: what both have, what only one has, what was moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from etl.edits.units import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.edits.model import Comparison, Edit, Text

PieceKind = Literal["same", "gone", "new", "moved_away", "moved_here"]
LineKind = PieceKind | Literal["changed"]
_QUIET = frozenset({"typography_changed"})
_WHOLE = frozenset({"sentences_inserted", "lead_added", "tail_added", "dateline_added"})
_OF_FIRST = frozenset({"gone", "moved_away"})
_LEAST_FOLDED = 2
_SHOWN_FIRST, _SHOWN_LAST = 2, 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one fate."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in pieces; `kind` where all of it has one fate, else `changed`."""

    pieces: tuple[Piece, ...]

    @property
    def kind(self) -> LineKind:
        """The fate of all its pieces, or `changed`."""
        kinds = {piece.kind for piece in self.pieces}
        return self.pieces[0].kind if len(kinds) == 1 else "changed"


@dataclass(frozen=True, slots=True)
class Fold:
    """Sentences of one fate that are not shown."""

    kind: LineKind
    sentences: int


def lines_of(comparison: Comparison, a: Text, b: Text) -> list[Line]:
    """Cut both bodies into lines, in the order of the second; typography counts as the same.

    >>> from etl.edits.compare import compare
    >>> from etl.edits.model import Text
    >>> a, b = Text("", "Rain fell on 12 towns."), Text("", "Rain fell on 15 towns.")
    >>> [piece.text for piece in lines_of(compare(a, b), a, b)[0].pieces]
    ['Rain fell on ', '12', '15', ' towns.']
    """
    edits = [edit for edit in comparison.edits if edit.part == "body"]
    lines: list[Line] = []
    pieces: list[Piece] = []
    for piece, closes in _cut(_stream(edits, a.body, b.body), a.body, b.body):
        pieces.append(piece)
        if closes:
            lines += _line(pieces)
            pieces = []
    return [*lines, *_line(pieces)]


def _line(pieces: Sequence[Piece]) -> Iterator[Line]:
    if any(piece.text.strip() for piece in pieces):
        yield Line(tuple(pieces))


_Span = tuple[int, int]
_Placed = tuple[PieceKind, int, int]


def _stream(edits: Sequence[Edit], a: str, b: str) -> Iterator[_Placed]:
    """Runs of both texts with their offsets: in the first for what is gone, else in the second."""
    gone = deque(sorted((edit for edit in edits if edit.a.start < edit.a.end), key=lambda e: e.a))
    new = deque(sorted((edit for edit in edits if edit.b.start < edit.b.end), key=lambda e: e.b))
    at_a = at_b = 0
    while at_a < len(a) or at_b < len(b):
        left = gone[0] if gone and gone[0].a.start == at_a else None
        right = new[0] if new and new[0].b.start == at_b else None
        if left and not (right and _is_before(right, left)):
            if left.kind not in _QUIET:
                yield "moved_away" if left.kind == "moved" else "gone", *left.a
            gone.popleft()
            at_a = left.a.end
        elif right:
            yield from _arrived(right)
            new.popleft()
            at_b = right.b.end
        else:
            rest_a = (gone[0].a.start if gone else len(a)) - at_a
            rest_b = (new[0].b.start if new else len(b)) - at_b
            step = min(rest_a, rest_b)
            yield "same", at_b, at_b + step
            at_a, at_b = at_a + step, at_b + step


def _is_before(right: Edit, left: Edit) -> bool:
    """Whether what is new is to be shown before what is gone, where both are at their places.

    What was changed is shown as old and new side by side: nothing comes between the two.
    """
    if right == left or left.kind == "moved":
        return False
    if right.kind == "moved" or _is_in_both(left):
        return True
    return not _is_in_both(right) and right.kind not in _WHOLE


def _is_in_both(edit: Edit) -> bool:
    """Whether it has something in each text."""
    return edit.a.start < edit.a.end and edit.b.start < edit.b.end


def _arrived(edit: Edit) -> Iterator[_Placed]:
    """What an edit brings into the second text; what was moved, with what was changed in it."""
    if edit.kind != "moved":
        yield "same" if edit.kind in _QUIET else "new", *edit.b
        return
    at = edit.b.start
    for change in edit.changes:
        if change.kind not in _QUIET:
            yield "moved_here", at, change.b.start
            yield "gone", *change.a
            yield "new", *change.b
            at = change.b.end
    yield "moved_here", at, edit.b.end


def _cut(stream: Iterable[_Placed], a: str, b: str) -> Iterator[tuple[Piece, bool]]:
    """Cut runs where sentences begin; and whether a line ends behind a piece.

    A line ends with a sentence of the second text, or with one of the first that is gone whole.
    """
    spans = {True: sentences(a), False: sentences(b)}
    is_gone_only = True
    for kind, start, end in stream:
        is_first = kind in _OF_FIRST
        text = a if is_first else b
        for begin, stop in _parts(spans[is_first], start, end):
            if text[begin:stop].strip():
                is_gone_only = is_gone_only and is_first
            closes = _is_end(spans[is_first], stop) and (is_gone_only or not is_first)
            yield Piece(kind, text[begin:stop]), closes
            is_gone_only = is_gone_only or closes


def _parts(spans: Sequence[_Span], start: int, end: int) -> Iterator[_Span]:
    """A run in parts, each of one sentence and the space behind it."""
    first = bisect_right(spans, start, key=_begin)
    inner = [begin for begin, _ in spans[first : bisect_left(spans, end, key=_begin)]]
    return pairwise([start, *inner, end])


def _is_end(spans: Sequence[_Span], place: int) -> bool:
    """Whether a sentence ends at a place, or before it and the next has not begun."""
    behind = bisect_left(spans, place, key=_begin)
    return behind > 0 and spans[behind - 1][1] <= place


def _begin(span: _Span) -> int:
    return span[0]


def folded(lines: Iterable[Line]) -> list[Line | Fold]:
    """The lines without long stretches of one fate: what is the same, and the midst of all else.

    >>> lines = [Line((Piece("same", "Rain fell."),))] * 12
    >>> folded(lines)
    [Fold(kind='same', sentences=12)]
    """
    shown: list[Line | Fold] = []
    for kind, group in groupby(lines, key=lambda line: line.kind):
        run = list(group)
        first, last = (0, 0) if kind == "same" else (_SHOWN_FIRST, _SHOWN_LAST)
        left_out = len(run) - first - last
        if kind == "changed" or left_out < _LEAST_FOLDED:
            shown += run
        else:
            shown += [*run[:first], Fold(kind, left_out), *run[len(run) - last :]]
    return shown
