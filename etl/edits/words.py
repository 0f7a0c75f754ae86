"""The words of a text as printed: where each stands, and what it is compared by."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from etl.edits.spelling import spelling_key
from etl.normalize import words_of

# Scripts that put no space between words: there each character is one, as in words_of.
_IDEOGRAPH = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
# Accents that stand apart from their letter, and the vowel signs that many scripts write as marks.
_MARK = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u0900-\u0963\u0966-\u0dff\u1000-\u109f\u1780-\u17d3"
)
_LETTER = rf"(?:(?![{_IDEOGRAPH}])(?:[^\W_]|[{_MARK}]))"
_NUMBER = r"\d+(?:[.,]\d+)+"
_WORD = re.compile(rf"{_NUMBER}|[{_IDEOGRAPH}]|{_LETTER}+(?:['’]{_LETTER}+)*")
# The same for a text in Latin letters, several times as fast.
_PLAIN_WORD = re.compile(rf"{_NUMBER}|[^\W_]+(?:['’][^\W_]+)*")
_NOT_PLAIN = re.compile("[\u0300-\u1fff\u2070-\U0010ffff]")
_LONGEST = 200
_NUMERALS = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text: the offsets where each begins and ends, and its key."""

    starts: list[int]
    ends: list[int]
    keys: list[str]

    def first_from(self, offset: int) -> int:
        """Index of the first word that begins at an offset or behind it."""
        return bisect_left(self.starts, offset)


def printed_words(text: str) -> Words:
    """Find the words of a text.

    >>> printed_words("Grey 10,425").keys == printed_words("gray 10425").keys
    True
    """
    pattern = _WORD if _NOT_PLAIN.search(text) else _PLAIN_WORD
    spans = [found.span() for found in pattern.finditer(text)]
    return Words(
        [start for start, _ in spans],
        [end for _, end in spans],
        [key_of(text[start:end]) for start, end in spans],
    )


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """What a word is compared by: the same for all its spellings, in figures or in letters."""
    plain = plain_word(word)
    return _NUMERALS.get(plain) or spelling_key(plain)


def plain_word(word: str) -> str:
    """A word without capitals and accents, as words_of has it; one too long to be one as it is."""
    if len(word) > _LONGEST:
        return word
    return "".join(words_of(word)) or word.casefold()


def is_number(key: str) -> bool:
    """Whether the word of a key is a number, or begins with one, as "5th" does."""
    return key[:1].isdigit()
