"""Furniture: lines of a page that are not the article. Cut from the body, kept with their kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.agencies import masked, names_agency
from etl.byline import is_byline
from etl.line_rules import line_rules
from etl.normalize import words_of
from etl.phrases import kind_of_opening
from etl.telling import narrow
from etl.version_notes import may_be_note


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that was cut from the body, with its kind.

    `start` and `end` are its character offsets in the page text; None where it was cut out of the
    page's elements before there was a page text.
    """

    kind: str
    text: str
    start: int | None = None
    end: int | None = None


_MAX_CHARS = 2000
# Lines that say what an agency gave are short.
_AGENCY_WORDS = 28
_NARROWED_CHARS = 120
# Remembered of the words of all lines.
_MOST_WORDS = 100_000


def _openings(words: int) -> re.Pattern[str]:
    """All openings of lines of so many words: most lines open as no furniture does."""
    return _openings_within(_limits()[bisect_left(_limits(), words)])


@cache
def _limits() -> tuple[int, ...]:
    return tuple(sorted({rule.max_words for rule in line_rules()}))


@cache
def _openings_within(words: int) -> re.Pattern[str]:
    openings = [
        rule.opening
        for rule in line_rules()
        if rule.opening and not rule.is_note and not rule.of_agency and words <= rule.max_words
    ]
    return re.compile(
        "|".join(
            f"(?i:{each.pattern})" if each.flags & re.IGNORECASE else f"(?:{each.pattern})"
            for each in openings
        )
    )


@cache
def _needed() -> tuple[str, ...]:
    """What some rule's words hold, wherever in a line they stand."""
    return tuple(
        dict.fromkeys(part for rule in line_rules() if rule.anywhere for part in rule.needed)
    )


def kind_of(line: str, *headlines: str) -> str | None:
    """Name the kind of furniture that a line is; None when it belongs to the article.

    >>> kind_of("FILE - In this photo a ferry leaves. (AP Photo/Jane Roe)")
    'caption'
    >>> kind_of("- AP"), kind_of("Read more: Ferry fares rise")
    ('tagline', 'related')
    >>> kind_of("The ferry left the harbor at noon, officials said.") is None
    True
    """
    if len(line) > _MAX_CHARS:
        return None
    if (kind := _kind_by_words(line)) is not None:
        return kind
    return "headline" if _repeats_any(line, headlines) else None


# A page's lines are asked about where they are found and again where they are put in order.
@lru_cache(maxsize=2048)
def _kind_by_words(line: str) -> str | None:
    """The kind of furniture that a line is, whatever the headline says."""
    if len(line) <= _NARROWED_CHARS:
        line = narrow(line)
    small = line.lower()
    words = small.split()
    count = len(words)
    if count <= _limits()[-1]:
        note = may_be_note(small)
        other = _openings(count).match(line) is not None or _holds_any(small, words)
        named = (other or count <= _AGENCY_WORDS) and names_agency(line)
        if note or other or named:
            seen = masked(line) if named else None
            if kind := _kind_by_rules(line, small, count, note, other, seen):
                return kind
    if (kind := kind_of_opening(line)) is not None:
        return kind
    return "byline" if is_byline(line) else None


def _kind_by_rules(  # noqa: PLR0913, PLR0917 - a line in three forms, and what it may be
    line: str, small: str, count: int, note: bool, other: bool, seen: str | None
) -> str | None:
    """The kind of the first rule that a line fits; `seen`: masked, where it names an agency."""
    for rule in line_rules():
        if count > rule.max_words:
            continue
        if rule.of_agency:
            if seen is not None and rule.fits(seen, small):
                return rule.kind
        elif (note if rule.is_note else other) and rule.fits(line, small):
            return rule.kind
    return None


class _Holding(dict[str, bool]):
    """Whether a word between spaces holds some of what is needed, remembered for the next line."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = any(part in word for part in _needed_words())
        return found


_may_hold = _Holding().__getitem__


@cache
def _needed_words() -> tuple[str, ...]:
    """One word of all that is needed: where none of them is held, nothing needed stands."""
    return tuple(dict.fromkeys(max(part.split(), key=len) for part in _needed()))


def _holds_any(small: str, words: list[str]) -> bool:
    return any(map(_may_hold, words)) and any(part in small for part in _needed())


# A line that is so much longer than a headline says more than that.
_LONGER = 60
_MAX_LABEL_WORDS = 4


@lru_cache(maxsize=64)
def _title_words(headline: str) -> list[str]:
    return words_of(headline)


def _repeats_any(line: str, headlines: tuple[str, ...]) -> bool:
    """Whether a line is a headline again, alone or behind a caption's label."""
    if not headlines or len(line) > max(map(len, headlines)) + _LONGER:
        return False
    headlines = tuple(each for each in headlines if len(line) <= len(each) + _LONGER)
    if not (words := words_of(line)):
        return False
    alone = line.rstrip().endswith((".", "?”", ".”"))
    return any(_ends_in(words, _title_words(each), alone=alone) for each in headlines)


def _ends_in(words: list[str], title: list[str], *, alone: bool) -> bool:
    if words == title:
        return True
    behind_label = bool(title) and not alone and len(words) <= len(title) + _MAX_LABEL_WORDS
    return behind_label and words[-len(title) :] == title
