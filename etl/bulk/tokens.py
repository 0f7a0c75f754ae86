"""Many texts to one array of words: the hash of each, its sentence, whether it is a number.

The words are those of `etl.normalize.words_of`, the sentences those of
`etl.sentences.sentences_of`; a test holds them against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.characters import (
    ASCII_LETTER,
    BEGINS,
    BREAK,
    CAPITAL,
    CLOSES,
    COMMA,
    DIGIT,
    ENDS,
    ENDS_ALONE,
    EXPANDS,
    IDEOGRAPHIC,
    JOINER,
    LETTER,
    MARK,
    NEW_LINE,
    OPENS,
    POINT,
    SPACE,
    UNKNOWN,
    WORDLIKE,
    characters,
)
from etl.bulk.compiled import compiled
from etl.sentences import ABBREVIATIONS
from etl.shingle import FNV_OFFSET, FNV_PRIME, word_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.bulk.arrays import Bools, Bounds, Codes, Counts, Flags, Hashes, Kinds
    from etl.bulk.characters import Characters

_OFFSET, _PRIME = np.uint64(FNV_OFFSET), np.uint64(FNV_PRIME)

# Characters take many times the room of the words; those of so few texts stay in the cache.
_TEXTS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of n texts, one behind the other.

    Text i has the words `bounds[i]:bounds[i + 1]`. A word has its hash, the number of its sentence
    in the text, and whether it begins with a digit.
    """

    bounds: Bounds
    words: Hashes
    sentences: Counts
    numbers: Bools


def tokens_of(texts: Sequence[str]) -> Tokens:
    """Take texts apart."""
    parts = [
        _tokens_of(texts[first : first + _TEXTS_AT_ONCE])
        for first in range(0, len(texts), _TEXTS_AT_ONCE)
    ]
    if len(parts) == 1:
        return parts[0]
    counts = [np.diff(part.bounds) for part in parts]
    return Tokens(
        np.concatenate([np.zeros(1, dtype=np.int64), *counts]).cumsum(),
        np.concatenate([np.empty(0, dtype=np.uint64), *(part.words for part in parts)]),
        np.concatenate([np.empty(0, dtype=np.int32), *(part.sentences for part in parts)]),
        np.concatenate([np.empty(0, dtype=np.bool_), *(part.numbers for part in parts)]),
    )


def _tokens_of(texts: Sequence[str]) -> Tokens:
    known = characters()
    codes = _known_codes(known, texts)
    bounds = np.zeros(len(texts) + 1, dtype=np.int64)
    # A word takes at least one character, and words without a space between them are ideographs.
    words = np.empty(len(codes), dtype=np.uint64)
    sentences = np.empty(len(codes), dtype=np.int32)
    numbers = np.empty(len(codes), dtype=np.bool_)
    count = _tokenize(
        codes, known.folded, known.kind, known.flags, _abbreviations(),
        bounds, words, sentences, numbers,
    )  # fmt: skip
    # Copies, so that what was reserved for the characters can go.
    return Tokens(bounds, words[:count].copy(), sentences[:count].copy(), numbers[:count].copy())


def _known_codes(known: Characters, texts: Sequence[str]) -> Codes:
    """The code points of all texts, none of which stands for several, all of them looked up."""
    codes = _codes(texts)
    with known.learning:
        if _rarest(codes, known.kind) == UNKNOWN:
            known.learn(np.unique(codes[known.kind[codes] == UNKNOWN]).tolist())
        if _rarest(codes, known.kind) == EXPANDS:
            codes = _codes([known.expand(text) for text in texts])
            known.learn(np.unique(codes[known.kind[codes] == UNKNOWN]).tolist())
    return codes


def _codes(texts: Sequence[str]) -> Codes:
    """The code points of all texts, each text closed by a 0."""
    joined = "".join(
        f"{text}\0" if "\0" not in text else f"{text.replace(chr(0), ' ')}\0" for text in texts
    )
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@compiled
def _rarest(codes: Codes, kind: Kinds) -> int:
    """The least of the classes of all characters: the first two need work."""
    least = kind[0]
    for code in codes:
        least = min(least, kind[code])
    return int(least)


@cache
def _abbreviations() -> Hashes:
    """Hashes of the abbreviations as printed."""
    return np.array([word_hash(each) for each in ABBREVIATIONS], dtype=np.uint64)


@compiled
def _tokenize(
    codes: Codes,
    folded: Codes,
    kind: Kinds,
    flags: Flags,
    abbreviations: Hashes,
    bounds: Bounds,
    words: Hashes,
    sentences: Counts,
    numbers: Bools,
) -> int:
    """Fill bounds, words, sentences and numbers; the number of words.

    Every text ends with a 0, which is no part of a word, so no run needs to look for the end.
    """
    count, text, sentence, ended, place = 0, 0, 0, False, 0
    while place < len(codes):
        what = kind[codes[place]]
        if LETTER <= what <= IDEOGRAPHIC:
            if ended and count > bounds[text]:
                sentence += 1
            ended = flags[codes[place]] & ENDS_ALONE != 0
            sentences[count] = sentence
            numbers[count] = what == DIGIT
            value, start = _OFFSET, place
            while what == LETTER:
                value = (value ^ np.uint64(folded[codes[place]])) * _PRIME
                place += 1
                what = kind[codes[place]]
            # Calls cost more than the few words that need one.
            if what != BREAK or place == start:
                value, place = _read_word(codes, folded, kind, start)
            words[count] = value
            count += 1
        elif codes[place] == 0:
            text += 1
            bounds[text] = count
            sentence, ended = 0, False
            place += 1
        else:
            if not ended and flags[codes[place]] & (ENDS | NEW_LINE):
                ended = _ends_sentence(codes, flags, abbreviations, place)
            place += 1
    return count


@compiled
def _read_word(codes: Codes, folded: Codes, kind: Kinds, place: int) -> tuple[np.uint64, int]:
    """The hash of the word that begins at a place, and the place behind it."""
    here = kind[codes[place]]
    if here == IDEOGRAPHIC:
        return (_OFFSET ^ np.uint64(folded[codes[place]])) * _PRIME, place + 1
    if here == DIGIT:
        after = _number_end(codes, kind, place)
        if after > place:
            return _number_hash(codes, folded, kind, place, after), after
    value = _OFFSET
    while True:
        while here == LETTER or here == DIGIT:
            value = (value ^ np.uint64(folded[codes[place]])) * _PRIME
            place += 1
            here = kind[codes[place]]
        if here == MARK:
            after = _skip_marks(codes, kind, place)
        elif here == JOINER:
            after = _skip_marks(codes, kind, place + 1)
            if kind[codes[after]] != LETTER and kind[codes[after]] != DIGIT:
                break
        else:
            break
        place, here = after, kind[codes[after]]
    return value, place


@compiled
def _number_hash(codes: Codes, folded: Codes, kind: Kinds, place: int, after: int) -> np.uint64:
    value = _OFFSET
    for at in range(place, after):
        here = kind[codes[at]]
        if here == DIGIT or here == POINT:
            value = (value ^ np.uint64(folded[codes[at]])) * _PRIME
    return value


@compiled
def _skip_marks(codes: Codes, kind: Kinds, at: int) -> int:
    while kind[codes[at]] == MARK:
        at += 1
    return at


@compiled
def _number_end(codes: Codes, kind: Kinds, place: int) -> int:
    """Behind digits that are parted by points or commas; `place` itself where they are not."""
    at, parted, end = place, False, place
    while True:
        digits = False
        while kind[codes[at]] == DIGIT or kind[codes[at]] == MARK:
            digits = digits or kind[codes[at]] == DIGIT
            at += 1
        if not digits:
            break
        if parted:
            end = at
        if kind[codes[at]] == POINT or kind[codes[at]] == COMMA:
            parted = True
            at = _skip_marks(codes, kind, at + 1)
        else:
            break
    return end


@compiled
def _ends_sentence(codes: Codes, flags: Flags, abbreviations: Hashes, place: int) -> bool:
    """Whether a sentence ends at a stop or a line break."""
    flag = flags[codes[place]]
    if flag & (ENDS_ALONE | NEW_LINE):
        return True
    after = place + 1
    while flags[codes[after]] & CLOSES:
        after += 1
    spaces = after
    while flags[codes[after]] & SPACE:
        after += 1
    if after == spaces:
        return False
    if not flags[codes[after]] & BEGINS:
        if not flags[codes[after]] & OPENS:
            return False
        if not flags[codes[after + 1]] & BEGINS:
            return False
    return not _is_abbreviation(codes, flags, abbreviations, place)


@compiled
def _is_abbreviation(codes: Codes, flags: Flags, abbreviations: Hashes, stop: int) -> bool:
    """Whether the full stop at a place stands behind an abbreviation or a single capital."""
    if stop < 1 or codes[stop] != 46:
        return False
    start, value = stop, _OFFSET
    while start > 0 and flags[codes[start - 1]] & ASCII_LETTER:
        start -= 1
    for at in range(start, stop):
        value = (value ^ np.uint64(codes[at])) * _PRIME
    if start == stop or (start > 0 and flags[codes[start - 1]] & WORDLIKE):
        return False
    if stop - start == 1:
        if flags[codes[start]] & CAPITAL:
            return True
        # a.m. and p.m.
        if codes[start] == 109 and start > 1 and codes[start - 1] == 46:
            half = codes[start - 2]
            alone = start == 2 or not flags[codes[start - 3]] & WORDLIKE
            return alone and (half == 97 or half == 112)
        return False
    for each in abbreviations:
        if each == value:
            return True
    return False
