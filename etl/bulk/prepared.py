"""Texts taken apart once for all their pairs: distinct shingles, and sentences as sorted words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from etl.bulk.compiled import compiled, inlined
from etl.bulk.shingles import distinct, shingles
from etl.bulk.threads import on_all_cores
from etl.bulk.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from etl.bulk.arrays import Bools, Bounds, Counts, Hashes

# Every number as one and the same word: sentences of one form align by the words around them.
_NUMBER = np.uint64(0x23)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_32 = np.uint64(32)
_58 = np.uint64(58)
_ONE = np.uint64(1)
_TEXTS_A_PART = 2_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """n texts with m sentences in all, one behind the other.

    Text i has the shingles `shingles[shingle_bounds[i]:shingle_bounds[i + 1]]`, each once, and the
    sentences `sentence_bounds[i]` to `sentence_bounds[i + 1]`. Sentence j has the words
    `bags[word_bounds[j]:word_bounds[j + 1]]`, in `masked` with every number as the same word, and
    the numbers `numbers[number_bounds[j]:number_bounds[j + 1]]` (words of digits side by side are
    one), all sorted; `exact[j]` is the hash of its words in order, `marks[j]` has a bit for each
    masked word.
    """

    shingle_bounds: Bounds
    shingles: Hashes
    sentence_bounds: Bounds
    word_bounds: Bounds
    bags: Hashes
    masked: Hashes
    number_bounds: Bounds
    numbers: Hashes
    exact: Hashes
    marks: Hashes

    @property
    def shingle_counts(self) -> Counts:
        """Distinct shingles of each text."""
        return np.diff(self.shingle_bounds).astype(np.int32)

    @property
    def word_counts(self) -> Counts:
        """Words of each text."""
        return np.diff(self.word_bounds[self.sentence_bounds]).astype(np.int32)


def prepare(texts: Sequence[str]) -> Prepared:
    """Take texts apart for comparison."""
    parts = [texts[first : first + _TEXTS_A_PART] for first in range(0, len(texts), _TEXTS_A_PART)]
    return _beside(on_all_cores(_prepare_part, parts or [texts]))


def _prepare_part(texts: Sequence[str]) -> Prepared:
    tokens = tokens_of(texts)
    return Prepared(*_prepare(tokens.bounds, tokens.words, tokens.sentences, tokens.numbers))


def _beside(parts: Sequence[Prepared]) -> Prepared:
    """The texts of all parts, one behind the other."""
    columns: dict[str, list[NDArray[Any]]] = {
        each.name: [getattr(part, each.name) for part in parts] for each in fields(Prepared)
    }
    joined: dict[str, NDArray[Any]] = {
        name: _following(arrays) if name.endswith("bounds") else np.concatenate(arrays)
        for name, arrays in columns.items()
    }
    return Prepared(**joined)


def _following(bounds: Sequence[Bounds]) -> Bounds:
    """Bounds that go on from those before them."""
    sizes = [np.diff(each) for each in bounds]
    return np.concatenate([np.zeros(1, dtype=np.int64), *sizes]).cumsum()


@compiled
def _prepare(bounds: Bounds, words: Hashes, sentences: Counts, is_number: Bools) -> tuple[Any, ...]:
    texts, total = len(bounds) - 1, len(words)
    shingle_bounds = np.zeros(texts + 1, dtype=np.int64)
    all_shingles = np.empty(total, dtype=np.uint64)
    sentence_bounds = np.zeros(texts + 1, dtype=np.int64)
    word_bounds = np.zeros(total + 1, dtype=np.int64)
    number_bounds = np.zeros(total + 1, dtype=np.int64)
    bags = np.empty(total, dtype=np.uint64)
    masked = np.empty(total, dtype=np.uint64)
    numbers = np.empty(total, dtype=np.uint64)
    exact = np.empty(total, dtype=np.uint64)
    marks = np.empty(total, dtype=np.uint64)
    sentence, number = 0, 0
    for text in range(texts):
        first, last = bounds[text], bounds[text + 1]
        found = distinct(shingles(words[first:last]))
        shingle_bounds[text + 1] = shingle_bounds[text] + len(found)
        all_shingles[shingle_bounds[text] : shingle_bounds[text + 1]] = found
        at = first
        while at < last:
            end = at
            value, mark, first_number = np.uint64(0), np.uint64(0), number
            while end < last and sentences[end] == sentences[at]:
                value = _joined(value, words[end])
                bags[end] = words[end]
                masked[end] = _NUMBER if is_number[end] else words[end]
                mark |= _ONE << ((masked[end] * _MULTIPLIER) >> _58)
                if is_number[end] and end > at and is_number[end - 1]:
                    numbers[number - 1] = _joined(numbers[number - 1], words[end])
                elif is_number[end]:
                    numbers[number] = words[end]
                    number += 1
                end += 1
            bags[at:end].sort()
            masked[at:end].sort()
            numbers[first_number:number].sort()
            exact[sentence], marks[sentence] = value, mark
            sentence += 1
            word_bounds[sentence], number_bounds[sentence] = end, number
            at = end
        sentence_bounds[text + 1] = sentence
    return (
        shingle_bounds, all_shingles[: shingle_bounds[texts]], sentence_bounds,
        word_bounds[: sentence + 1], bags, masked, number_bounds[: sentence + 1], numbers[:number],
        exact[:sentence], marks[:sentence],
    )  # fmt: skip


@inlined
def _joined(value: np.uint64, word: np.uint64) -> np.uint64:
    """The hash of words in order, with one more."""
    mixed = (value + word) * _MULTIPLIER
    return mixed ^ (mixed >> _32)
