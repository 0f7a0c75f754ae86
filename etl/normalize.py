"""Text as printed to text that can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

import ftfy
from ftfy.badness import is_bad

from etl.byline import is_byline
from etl.slug import is_wire_line

if TYPE_CHECKING:
    from collections.abc import Iterable

# Typography is kept in the body; only what reprints' systems broke is repaired.
_REPAIR = ftfy.TextFixerConfig(
    uncurl_quotes=False,
    fix_line_breaks=True,
    fix_character_width=False,
    normalization="NFC",
    unescape_html=False,
)
MAX_MARKS = 30
_MAX_REPAIRED_CHARS = 2_000_000
_INSIDE = re.compile(r"['’,]")
_SPACE = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
# Hardly any text has one, and looking for them is fast.
_ODD_SPACES = ("  ", "\t", "\u00a0", *map(chr, range(0x2000, 0x200C)), "\u202f", "\u3000", "\ufeff")
# Scripts that put no space between words: there each character counts as a word.
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_LETTERS = rf"(?:(?![{_IDEOGRAPHS}])[^\W_])+"
_WORD = re.compile(rf"\d+(?:[.,]\d+)+|[{_IDEOGRAPHS}]|{_LETTERS}(?:['’]{_LETTERS})*")
# The same for a text without those scripts, three times as fast.
_PLAIN_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
# The marks that make most of English text other than ASCII; they stand for no letter.
_MARKS = (("’", "'"), *((mark, " ") for mark in "‘“”–—…\u00a0"))
# Accents of Latin, Greek and Cyrillic letters, all of which combine.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_MAY_COMBINE = re.compile("[^\0-\u02ff]")
_END_OF_COPY = "###"
_BREAK_OR_END = re.compile(rf"\n\s*\n|(?<!\s)\s+{_END_OF_COPY}\s+|\n(?=[ \t]{{2,}}\S)")
# The same for a text without that mark, twenty times as fast.
_BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]{2,}\S)")
_ENDED = re.compile(r"""[.!?…:;。！？।۔؟։።។]["'”’»)\]」』]*$""")
_HARD_WRAP_CHARS = 90
_HARD_WRAP_LEAST = 40
_HARD_WRAP_SHARE = 0.55


# Characters that are repaired whatever stands around them: controls, ligatures, separators.
_REPAIRED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufb00-\ufb06\ufeff\ufffd\ud800-\udfff]"
)


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# Broken text shows in two such characters side by side, or in one before what was a space.
_SUSPECT = re.compile("[^\x00-\x7f]{2}|[\u00c2\u00c3]")


def repair(text: str) -> str:
    """Undo mojibake, drop control characters, compose to NFC; the words stay as printed."""
    if text.isascii():
        if _CONTROLS.search(text) is None:
            return text
        is_whole = False
    else:
        text = _stream_safe(text)
        is_whole = _REPAIRED.search(text) is None and not (_SUSPECT.search(text) and is_bad(text))
    if is_whole:
        return unicodedata.normalize("NFC", text)
    if len(text) > _MAX_REPAIRED_CHARS:
        return unicodedata.normalize("NFC", text)
    return ftfy.fix_text(text, _REPAIR)


def _stream_safe(text: str) -> str:
    """Cut runs of combining marks to MAX_MARKS: ordering them takes time that grows as a square.

    No language needs more than a few (UAX #15, Stream-Safe Text Format).
    """
    # A longer run covers one of these places at least.
    if not any(map(unicodedata.combining, text[MAX_MARKS::MAX_MARKS])):
        return text
    return _combining_run().sub(lambda run: run.group()[:MAX_MARKS], text)


@cache
def _combining_run() -> re.Pattern[str]:
    marks = [chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code))]
    return re.compile(f"[{''.join(marks)}]{{{MAX_MARKS + 1},}}")


def words_of(text: str) -> list[str]:
    """Words for comparison: lower case, no accents, no punctuation, apostrophes gone.

    >>> words_of("The mayor’s “café” -- 10,425 visits")
    ['the', 'mayors', 'cafe', '10425', 'visits']
    >>> words_of("気象庁 said")
    ['気', '象', '庁', 'said']
    """
    folded = text.casefold()
    pattern = _PLAIN_WORD
    if not folded.isascii():
        folded = fold(text)
        if IDEOGRAPH.search(folded):
            pattern = _WORD
    return [word if word.isalnum() else _INSIDE.sub("", word) for word in pattern.findall(folded)]


def fold(text: str) -> str:
    """A text without case and accents, compatibility forms as plain ones (Unicode NFKD).

    >>> fold("Café ½ TÜRKIYE")
    'cafe 1⁄2 turkiye'
    """
    folded = text.casefold()
    for mark, plain in _MARKS:
        folded = folded.replace(mark, plain)
    if folded.isascii():
        return folded
    # Decomposing may bring capitals back: the one sign for "TEL" becomes three letters.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
    folded = _ACCENTS.sub("", decomposed)
    if _MAY_COMBINE.search(folded):
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    return folded


def lines_of_text(text: str) -> list[str]:
    """Paragraphs of a plain text: by blank lines, else by lines; hard-wrapped lines are joined.

    `###`, the old mark for the end of copy, separates paragraphs too where it stands between them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    has_odd_spaces = any(space in text for space in _ODD_SPACES)
    blocks = (_BREAK_OR_END if _END_OF_COPY in text else _BREAK).split(text)
    split = [_lines_of_block(block, has_odd_spaces=has_odd_spaces) for block in blocks]
    width = max((len(line) for lines in split for line in lines), default=0)
    joined = ([" ".join(lines)] if _is_hard_wrapped(lines, width) else lines for lines in split)
    return [line for lines in joined for line in lines]


def _lines_of_block(block: str, *, has_odd_spaces: bool) -> list[str]:
    if has_odd_spaces:
        block = _SPACE.sub(" ", block)
    return [line for each in block.split("\n") if (line := each.strip())]


def _is_hard_wrapped(lines: list[str], width: int) -> bool:
    """Whether a block's lines end by width: all but the last of like length, mid-sentence.

    `width` is that of the text's longest line: a short headline and its byline are as long as
    each other, but not as what stands below them.
    """
    if len(lines) < 2 or any(is_byline(line) or is_wire_line(line) for line in lines):  # noqa: PLR2004 - one line cannot be wrapped
        return False
    widest = max(map(len, lines))
    if widest <= _HARD_WRAP_CHARS and all(starmap(_goes_on, pairwise(lines))):
        return True
    if width <= _HARD_WRAP_CHARS:
        widest = width
    if not _HARD_WRAP_LEAST <= widest <= _HARD_WRAP_CHARS:
        return False
    full = lines[:-1]
    open_ended = sum(not _ENDED.search(line) for line in full)
    return min(map(len, full)) >= widest * _HARD_WRAP_SHARE and open_ended * 2 >= len(full)


def heal(paragraphs: Iterable[str]) -> list[str]:
    """Join a paragraph that was broken in mid-sentence: no stop before, lower case after.

    >>> heal(["They were finally driven out", "of the city in March.", "Then it rained."])
    ['They were finally driven out of the city in March.', 'Then it rained.']
    """
    healed: list[str] = []
    for paragraph in paragraphs:
        if healed and _goes_on(healed[-1], paragraph):
            healed[-1] = f"{healed[-1]} {paragraph}"
        else:
            healed.append(paragraph)
    return healed


def is_ended(paragraph: str) -> bool:
    """Whether a paragraph ends as a sentence does, closing quotes and brackets aside."""
    return _ENDED.search(paragraph) is not None


def _goes_on(paragraph: str, following: str) -> bool:
    return following[:1].islower() and _is_open(paragraph)


def _is_open(paragraph: str) -> bool:
    return not is_ended(paragraph) and len(paragraph.split()) > 3  # noqa: PLR2004


def comparable_text(body: str, dateline: str | None) -> str:
    """The words of a body that copies share: without its dateline."""
    if dateline and (start := body.find(dateline)) >= 0:
        body = body[:start] + body[start + len(dateline) :]
    return body
