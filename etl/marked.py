"""A page text with its evidence: the credits numbered, and marked in the lines where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.credit import Credit
    from etl.furniture import Furniture

_SHORT_TEXT = 6
_FIRST_LINES = 2
_LAST_LINES = 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A credit and the number that it is shown by."""

    number: int
    credit: Credit


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line; the numbers of the credits whose quotes it is, none for all the rest."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of the page text in pieces; `kind` is that of its furniture, None for the article."""

    start: int
    end: int
    kind: str | None
    pieces: tuple[Piece, ...]

    @property
    def is_marked(self) -> bool:
        """Whether evidence stands in it."""
        return any(piece.numbers for piece in self.pieces)


def numbered(evidence: Iterable[Credit]) -> tuple[Numbered, ...]:
    """Number the credits: those in the page text as they are read, then the others by weight."""
    ordered = sorted(evidence, key=_reading_order)
    return tuple(Numbered(number, credit) for number, credit in enumerate(ordered, 1))


def in_text(credit: Credit) -> bool:
    """Whether a credit stands in the page text."""
    return credit.start is not None and credit.end is not None


def _reading_order(credit: Credit) -> tuple[object, ...]:
    if in_text(credit):
        return 0, credit.start, credit.end, credit.place, -credit.weight, credit.rule
    where = credit.found_in, credit.quote, credit.place, credit.agency
    return 1, -credit.weight, credit.rule, *where


def marked_lines(
    page_text: str, furniture: Iterable[Furniture], credits_: Iterable[Numbered]
) -> list[MarkedLine]:
    """Cut a page text into its lines, each with its kind and its evidence."""
    spans = _spans(credits_)
    return [
        MarkedLine(start, end, kind, tuple(_pieces(page_text, start, end, spans)))
        for start, end, kind in _lines(page_text, furniture)
    ]


def _lines(page_text: str, furniture: Iterable[Furniture]) -> Iterator[tuple[int, int, str | None]]:
    """The lines in reading order; furniture behind a sentence is a line of its own."""
    placed = sorted(
        (each.start, each.end, each.kind)
        for each in furniture
        if each.start is not None and each.end is not None
    )
    at = 0
    for start, end, kind in placed:
        yield from _own(page_text, at, start)
        yield start, end, kind
        at = max(at, end)
    yield from _own(page_text, at, len(page_text))


def _own(page_text: str, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    at = start
    for line in page_text[start:end].split("\n"):
        if own := line.strip():
            begin = at + line.index(own)
            yield begin, begin + len(own), None
        at += len(line) + 1


def _spans(credits_: Iterable[Numbered]) -> list[tuple[int, int, tuple[int, ...]]]:
    """Where quotes stand in the page text; those that overlap are one span of several numbers."""
    merged: list[tuple[int, int, tuple[int, ...]]] = []
    placed = [
        (each.credit.start, each.credit.end, each.number)
        for each in credits_
        if each.credit.start is not None and each.credit.end is not None
    ]
    for start, end, number in sorted(placed):
        if merged and start < merged[-1][1]:
            first, last, numbers = merged[-1]
            merged[-1] = first, max(last, end), (*numbers, number)
        else:
            merged.append((start, end, (number,)))
    return merged


def _pieces(
    page_text: str, start: int, end: int, spans: Iterable[tuple[int, int, tuple[int, ...]]]
) -> Iterator[Piece]:
    at = start
    for first, last, numbers in spans:
        begin, stop = max(first, at), min(last, end)
        if begin >= stop:
            continue
        if at < begin:
            yield Piece(page_text[at:begin])
        yield Piece(page_text[begin:stop], numbers)
        at = stop
    if at < end:
        yield Piece(page_text[at:end])


def shortened(lines: Sequence[MarkedLine]) -> list[MarkedLine | None]:
    """The first and the last lines of a long text and all with evidence; None for what is left out.

    >>> lines = [MarkedLine(place, place + 1, None, ()) for place in range(20)]
    >>> [line and line.start for line in shortened(lines)]
    [0, 1, None, 19]
    """
    if len(lines) <= _SHORT_TEXT:
        return list(lines)
    kept: list[MarkedLine | None] = []
    for place, line in enumerate(lines):
        if place < _FIRST_LINES or place >= len(lines) - _LAST_LINES or line.is_marked:
            kept.append(line)
        elif kept[-1] is not None:
            kept.append(None)
    return kept
