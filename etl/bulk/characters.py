"""What each character is to a word or a sentence, and what it is folded to, as arrays.

Folding is that of `etl.normalize.words_of`: no case, no accents, compatibility forms as plain ones.
Characters are looked at when they first occur, so that a process pays for the scripts that it sees.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from etl.normalize import IDEOGRAPH, fold

if TYPE_CHECKING:
    from collections.abc import Iterable


CODES = 0x110000
# Classes. A joiner stands inside a word, a point inside a number; both are left out of the word,
# but for the decimal point.
UNKNOWN, EXPANDS, BREAK, LETTER, DIGIT, IDEOGRAPHIC, MARK, JOINER, COMMA, POINT = range(10)
# Flags for the ends of sentences, of the character as printed.
(
    ENDS,
    ENDS_ALONE,
    CLOSES,
    OPENS,
    SPACE,
    NEW_LINE,
    BEGINS,
    CAPITAL,
    ASCII_LETTER,
    WORDLIKE,
) = (1 << bit for bit in range(10))

_CLOSERS, _OPENERS = "\"'”’)", "\"'“‘("
_ENDERS, _ENDERS_ALONE = ".!?。！？", "。！？"
_ASCII_LETTER = re.compile("[A-Za-z]")
_BEGINS = re.compile(r"[^\W_a-z]")


class Characters:
    """Tables by code point: `folded` (what it becomes), `kind` (its class), `flags`.

    Threads that share them hold `learning` while they look for characters that are not known yet.
    """

    def __init__(self) -> None:
        self.folded = np.zeros(CODES, dtype=np.uint32)
        self.kind = np.zeros(CODES, dtype=np.uint8)
        self.flags = np.zeros(CODES, dtype=np.uint16)
        self.learning = Lock()
        self._expansions: dict[int, str] = {}
        self._expanding = re.compile("(?!)")
        self.learn(range(128))

    def learn(self, codes: Iterable[int]) -> None:
        """Fill in the rows of some characters."""
        for code in codes:
            char = chr(code)
            self.flags[code] = _flags(char)
            self.kind[code], folded = _kind(char)
            if self.kind[code] == EXPANDS:
                self._expansions[code] = folded
                self._expanding = re.compile(f"[{''.join(map(chr, self._expansions))}]")
            else:
                self.folded[code] = ord(folded)

    def expand(self, text: str) -> str:
        """A text without the characters that stand for several."""
        if text.isascii() or not self._expanding.search(text):
            return text
        return text.translate(self._expansions)


@cache
def characters() -> Characters:
    """The tables of this process."""
    return Characters()


def _flags(char: str) -> int:
    marks = (
        (ENDS, char in _ENDERS),
        (ENDS_ALONE, char in _ENDERS_ALONE),
        (CLOSES, char in _CLOSERS),
        (OPENS, char in _OPENERS),
        (SPACE, char.isspace()),
        (NEW_LINE, char == "\n"),
        (BEGINS, bool(_BEGINS.match(char))),
        (CAPITAL, "A" <= char <= "Z"),
        (ASCII_LETTER, bool(_ASCII_LETTER.match(char))),
        (WORDLIKE, char.isalnum() or char == "_"),
    )
    return sum(flag for flag, holds in marks if holds)


def _kind(char: str) -> tuple[int, str]:
    """The class of a character and what it is folded to, the latter at least one character."""
    if char in _PUNCTUATION:
        return _PUNCTUATION[char], char
    folded = fold(char)
    if not folded:
        return (MARK, char) if unicodedata.combining(char) else (BREAK, " ")
    if len(folded) > 1:
        return (EXPANDS, folded) if any(map(str.isalnum, folded)) else (BREAK, " ")
    if IDEOGRAPH.match(folded):
        return IDEOGRAPHIC, folded
    if folded.isdecimal():
        return DIGIT, folded
    return (LETTER if folded.isalnum() else _PUNCTUATION.get(folded, BREAK)), folded


_PUNCTUATION = {
    "'": JOINER,
    "’": JOINER,
    ",": COMMA,
    ".": POINT,
    **dict.fromkeys("‘“”–—…\xa0", BREAK),
}
