"""Whether a line tells something, as news does, or only points, asks or labels.

The words that open furniture ("Sign up ...", "Related ...") open sentences of news too. What is
furniture has hardly ever the form of those: titles and labels have no full stop at their end, and
requests turn to their reader.
"""

from __future__ import annotations

import re

from etl.months import month_pattern

_LEAST_WORDS = 4
_STOP = re.compile(r"""[.…。।۔።]["'”’»)\]」』]*$""")
_QUOTED = re.compile('["“”„]')
_SAID = re.compile(
    r"[,?!] (?:\w[\w.’'-]* ){1,6}(?:said|says|told|tells|asked|warned|urged|shouted|wrote|added)\b"
)
_READER = re.compile(
    r"\b(?:your?|yours|our|(?-i:[Uu]s)|we|subscri(?:bing|ptions?)|latest|breaking news"
    r"|headlines|this (?:article|story|page|site|website)|(?-i:(?<=\w )(?:Sie|Ihnen|Ihren?))|vous"
    r"|votre|vos)\b|\b(?:here|below|above)\W*$",
    re.IGNORECASE,
)
# Signs of scripts that put no space between words begin here; two of them count as a word.
UNSPACED = "\u2e80"
_SIGNS_A_WORD = 2
_MAX_WORD = 15

_LOWER_WORD = re.compile(r"(?<![\w.])[^\W\d_]{2,}(?![\w.]*@)")
_OF_DATES = re.compile(
    rf"(?:{month_pattern()}|at|on|by|in|of|and|am|pm|ago|less|than|uhr|del?|den|der|um|kl|à|las"
    r"|published|posted|updated|modified|created|first|last|originally|min(?:ute)?s?|hours?|days?"
    r"|weeks?|read|admin|noon|midnight|a|an|the|edt|est|gmt|utc|bst)",
    re.IGNORECASE,
)
_WORDS_OF_A_SENTENCE = 3
_WORDS_OF_A_TEXT = 6


# Letters and digits as wide as the signs that stand beside them.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE_SIGN = re.compile("[\uff01-\uff5e]")


def narrow(text: str) -> str:
    """A text of the same length with wide letters, digits and signs as they are elsewhere.

    >>> narrow("【パリＡＦＰ＝時事】")
    '【パリAFP=時事】'
    """
    if text.isascii() or _WIDE_SIGN.search(text) is None:
        return text
    return text.translate(_WIDE)


def rough_words(line: str) -> int:
    """How many words a line has, in any script; exact enough to tell long from short."""
    words = len(line.split())
    if len(line) > words * _MAX_WORD:
        return len(line) // _SIGNS_A_WORD
    return max(words, sum(sign >= UNSPACED for sign in line) // _SIGNS_A_WORD)


def tells(line: str) -> bool:
    """Whether a line is a whole sentence, with a full stop.

    >>> tells("Related charges were dropped in May."), tells("Related: The charges of May")
    (True, False)
    """
    return _STOP.search(line) is not None and rough_words(line) >= _LEAST_WORDS


def is_quoted(line: str) -> bool:
    """Whether a line is what somebody said.

    >>> is_quoted("Follow us, the guide told the hikers."), is_quoted("Follow us on the web.")
    (True, False)
    """
    return tells(line) and (_QUOTED.search(line) or _SAID.search(line)) is not None


def tells_of_others(line: str) -> bool:
    """Whether a line is a whole sentence and does not turn to its reader; people quoted may.

    >>> tells_of_others("Donate blood, the hospital asked residents on Friday.")
    True
    >>> tells_of_others("Donate today to keep our newsroom open.")
    False
    """
    return tells(line) and (is_quoted(line) or _READER.search(line) is None)


def tells_more_than_a_date(line: str) -> bool:
    """Whether words stand beside the date in a line that opens with one.

    >>> tells_more_than_a_date("March 5, 2026 was the day on which the ferry stopped.")
    True
    >>> tells_more_than_a_date("March 5, 2026 at 8:30 a.m. by Jane Roe")
    False
    """
    words = [word for word in _LOWER_WORD.findall(line) if word.islower() or not word.isascii()]
    said = sum(_OF_DATES.fullmatch(word) is None for word in words)
    return said >= (_WORDS_OF_A_SENTENCE if _STOP.search(line) else _WORDS_OF_A_TEXT)
