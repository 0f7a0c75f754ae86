"""A text taken apart to be aligned: its dateline and its sentences, with their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from etl.edits.quotations import quotation_spans
from etl.edits.words import Words, printed_words
from etl.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

# Sentences, of a text of any size; news has a few dozen, a live-blog of a day some thousand.
MOST_UNITS = 50_000
_DATELINE = "\n"
_NOWHERE = (-1, -1)
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or the dateline, which has number 0; `first` to `last` are its words."""

    start: int
    end: int
    first: int
    last: int
    number: int

    @property
    def is_dateline(self) -> bool:
        """Whether it is no sentence but the dateline."""
        return self.number == 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last - self.first


class Body:
    """A body with its units in order; all but the space between them belongs to one.

    `is_coarse`: it has more sentences than are told apart; all of it is one.
    """

    def __init__(self, text: str, dateline: str | None) -> None:
        self.text = text
        self.words: Words = printed_words(text)
        self.is_coarse = False
        self.units = self._units(dateline)
        self.keys = [self._key(unit) for unit in self.units]

    def _units(self, dateline: str | None) -> list[Unit]:
        units: list[Unit] = []
        number = 0
        for start, end, is_dateline in _spans(self.text, _place_of(dateline, self.text)):
            if len(units) == MOST_UNITS:
                self.is_coarse = True
                return [self._unit(0, len(self.text), 1)]
            number += not is_dateline
            units.append(self._unit(start, end, 0 if is_dateline else number))
        return units

    def _unit(self, start: int, end: int, number: int) -> Unit:
        first, last = self.words.first_from(start), self.words.first_from(end)
        return Unit(start, end, first, last, number)

    def _key(self, unit: Unit) -> str:
        """The words of a sentence, or its signs where it has none; one key for all datelines."""
        if unit.is_dateline:
            return _DATELINE
        words = self.words.keys[unit.first : unit.last]
        return " ".join(words) if words else self.text[unit.start : unit.end]

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.units) - any(unit.is_dateline for unit in self.units)

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """The spans of its quotations."""
        return quotation_spans(self.text)

    def printed(self, first: int, last: int) -> str:
        """The units from one to another, as printed."""
        return self.text[self.units[first].start : self.units[last].end]


def _spans(text: str, dateline: tuple[int, int]) -> Iterator[tuple[int, int, bool]]:
    """Where the sentences stand and, as the one of which that is true, the dateline."""
    start, end = dateline
    for paragraph in _PARAGRAPH.finditer(text):
        first, last = paragraph.span()
        if first <= start < last:
            yield from ((*span, False) for span in sentence_spans(text, first, start))
            yield start, end, True
            first = end
        yield from ((*span, False) for span in sentence_spans(text, first, last))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    return [(start, end) for start, end, _ in _spans(text, _NOWHERE)]


def _place_of(dateline: str | None, text: str) -> tuple[int, int]:
    """Where the dateline stands; _NOWHERE when it does not, as words of their own in one line."""
    line = (dateline or "").strip()
    start = text.find(line) if line and "\n" not in line else -1
    end = start + len(line)
    if start < 0 or _is_inside_word(text, start) or _is_inside_word(text, end):
        return _NOWHERE
    return start, end


def _is_inside_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place + 1]
    return len(around) == 2 and around.isalnum()  # noqa: PLR2004 - one character on each side
