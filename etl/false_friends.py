"""What the marks of agencies stand for elsewhere, and how a text says so."""

from __future__ import annotations

import re
from functools import cache

from etl.agencies import agencies, agency_named
from etl.alternation import any_of

_WORD = re.compile(r"\w+")
_LONG_WORD = 8
_ACRONYM = re.compile(r"[A-ZÄÖÜÉ]{2,6}$")
_MAX_DEFINING = 80
_MAX_DEFINITIONS = 20
# A dateline's mark is followed by a dash, a definition by the rest of its sentence.
_DASHED = re.compile(r"\s?[-–—_]")
_SMALL = frozenset({
    "of", "the", "and", "for", "de", "du", "des", "la", "le", "les", "et", "del", "los", "y", "e",
    "di", "da", "do", "dos", "der", "die", "das", "und", "für", "in", "on", "ng", "sa", "na",
})  # fmt: skip


@cache
def _false_friends() -> dict[str, re.Pattern[str]]:
    return {
        agency.key: re.compile(rf"(?<!\w){any_of(agency.false_friends)}(?!\w)", re.IGNORECASE)
        for agency in agencies()
        if agency.false_friends
    }


def has_false_friend(key: str, text: str) -> bool:
    """Whether a text spells out what an agency's mark stands for elsewhere.

    >>> has_false_friend("AFP", "the Armed Forces of the Philippines (AFP)")
    True
    """
    pattern = _false_friends().get(key)
    return pattern is not None and pattern.search(text) is not None


def is_spelled_out(mark: str, before: str) -> bool:
    """Whether the words before a mark in brackets are those that its letters stand for.

    An agency's own name is no other meaning, and words in capitals are a dateline's place. Words
    in small letters that begin alike are an accident.

    >>> is_spelled_out("UPI", "through the Unified Payments Interface")
    True
    >>> is_spelled_out("AP", "the Arbeitspreis"), is_spelled_out("AP", "in OAKTON")
    (True, False)
    """
    if not _ACRONYM.match(mark) or before.isupper():
        return False
    words = [word for word in _WORD.findall(before[-_MAX_DEFINING:]) if word not in _SMALL]
    spelled = words[-len(mark) :]
    if "".join(word[0] for word in spelled) == mark:
        return agency_named(" ".join(spelled)) is None
    return bool(words) and _holds_in_order(words[-1], mark)


def _holds_in_order(word: str, mark: str) -> bool:
    """Whether a long word, no name in capitals, begins as a mark and holds all of its letters."""
    if len(word) < _LONG_WORD or word.isupper() or word[0] != mark[0]:
        return False
    letters = iter(word.upper())
    return all(letter in letters for letter in mark)


def means_another(mark: str, text: str) -> bool:
    """Whether a text says somewhere that a mark is short for something that is no agency.

    >>> means_another("AFP", "soldiers of the Armed Forces of the Philippines (AFP) came")
    True
    """
    start = -1
    for _ in range(_MAX_DEFINITIONS):
        if (start := text.find(f"({mark})", start + 1)) < 0:
            return False
        behind = start + len(mark) + 2
        before = text[max(0, start - _MAX_DEFINING) : start]
        if not _DASHED.match(text, behind) and is_spelled_out(mark, before):
            return True
    return False
