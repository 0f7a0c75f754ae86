"""Candidate pairs checked on the text: exact resemblance, containment, aligned sentences.

A sentence has its like in the other text where that has one with a Dice coefficient of word
multisets of at least 0.8, every number taken for the same word, and a counterpart where that holds
for the words as they are. What the words of sentences with counterparts cover, each way, tells a
version from a short cut and both from a shared quotation; whether the numbers of like sentences
agree, and how much is the same word for word, tells a version from a template (the daily market
report with other figures).

This is how it reads for one pair; `etl.bulk` does the same for many, and a test compares them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from etl.normalize import words_of
from etl.pair_verdict import Counts, verdict_of
from etl.sentences import sentences_of
from etl.shingle import shingles_of
from etl.thresholds import DEFAULTS

if TYPE_CHECKING:
    from etl.pair_verdict import PairVerdict
    from etl.thresholds import Thresholds

SENTENCE_DICE = 0.8
MIN_SENTENCE_WORDS = 3
_NUMBER = "#"


class ComparableText:
    """A text taken apart once for all its pairs."""

    def __init__(self, version_id: int, text: str, kind: str) -> None:
        self.version_id = version_id
        self.kind = kind
        self.sentences = [words for part in sentences_of(text) if (words := words_of(part))]
        self.words = [word for sentence in self.sentences for word in sentence]
        self.shingles = frozenset(shingles_of(self.words))

    @cached_property
    def masked(self) -> list[Counter[str]]:
        """Word multiset a sentence, every number as one and the same word."""
        return [
            Counter(_NUMBER if word[0].isdigit() else word for word in words)
            for words in self.sentences
        ]

    @cached_property
    def bags(self) -> list[Counter[str]]:
        """Word multiset a sentence."""
        return [Counter(words) for words in self.sentences]

    @cached_property
    def numbers(self) -> list[Counter[str]]:
        """Numbers a sentence."""
        return [Counter(numbers_of(words)) for words in self.sentences]

    @cached_property
    def exact(self) -> dict[str, int]:
        """Index of each sentence by its words."""
        return {" ".join(words): index for index, words in enumerate(self.sentences)}

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """Sentences by each masked word in them."""
        index: dict[str, list[int]] = {}
        for number, bag in enumerate(self.masked):
            for word in bag:
                index.setdefault(word, []).append(number)
        return index


@dataclass(frozen=True, slots=True)
class Pair:
    """A verified pair: every score, and the verdict that they give."""

    version_a: int
    version_b: int
    resemblance: float
    containment_a: float
    containment_b: float
    covered_a: float
    covered_b: float
    numbers_agree: float
    shared_words: int
    opening_a: float
    opening_b: float
    verdict: PairVerdict


def numbers_of(words: list[str]) -> list[str]:
    """Numbers in a sentence; words of digits side by side are one: a date, a score, a fraction.

    >>> numbers_of("june 12 2018 up 6 1 8 points".split())
    ['12 2018', '6 1 8']
    """
    runs = groupby(words, key=lambda word: word[0].isdigit())
    return [" ".join(run) for is_number, run in runs if is_number]


def verify(one: ComparableText, other: ComparableText, thresholds: Thresholds = DEFAULTS) -> Pair:
    """Compare two texts exactly; the result does not depend on their order."""
    a, b = (one, other) if one.version_id < other.version_id else (other, one)
    counts = count(a, b)
    shared = counts.shingles_shared
    union = len(a.shingles) + len(b.shingles) - shared
    return Pair(
        a.version_id,
        b.version_id,
        round(shared / union, 6) if union else 0.0,
        round(shared / len(a.shingles), 6) if a.shingles else 0.0,
        round(shared / len(b.shingles), 6) if b.shingles else 0.0,
        round(counts.covered_a, 6),
        round(counts.covered_b, 6),
        round(counts.numbers_agree, 6),
        counts.shared_words,
        round(counts.opening_a, 6),
        round(counts.opening_b, 6),
        verdict_of(counts, same_kind=a.kind == b.kind, thresholds=thresholds),
    )


def count(a: ComparableText, b: ComparableText) -> Counts:
    """Count what two texts have in common."""
    alike, back = _align(a, b), _align(b, a)
    numbers, same = _numbers(a, b, alike)
    counterparts, back = _with_numbers(a, b, alike), _with_numbers(b, a, back)
    return Counts(
        shingles_a=len(a.shingles),
        shingles_b=len(b.shingles),
        shingles_shared=len(a.shingles & b.shingles),
        words_a=len(a.words),
        words_b=len(b.words),
        covered_words_a=_covered(a, counterparts),
        covered_words_b=_covered(b, back),
        opening_words_a=_opening(a, counterparts),
        opening_words_b=_opening(b, back),
        numbers=numbers,
        numbers_same=same,
    )


def _align(a: ComparableText, b: ComparableText) -> dict[int, int]:
    """For each sentence of a, the one of b that is most like it, numbers aside, if any is."""
    found: dict[int, int] = {}
    for index, words in enumerate(a.sentences):
        exact = b.exact.get(" ".join(words))
        best = exact if exact is not None else _nearest(a.masked[index], len(words), b)
        if best is not None:
            found[index] = best
    return found


def _nearest(bag: Counter[str], size: int, b: ComparableText) -> int | None:
    """The sentence of b with the highest Dice coefficient of at least SENTENCE_DICE."""
    if size < MIN_SENTENCE_WORDS:
        return None
    hits: Counter[int] = Counter()
    for word, count in bag.items():
        for number in b.holders.get(word, ()):
            hits[number] += min(count, b.masked[number][word])
    best, best_dice = None, SENTENCE_DICE
    for number, common in sorted(hits.items()):
        dice = 2 * common / (size + len(b.sentences[number]))
        if dice >= best_dice and (best is None or dice > best_dice):
            best, best_dice = number, dice
    return best


def _with_numbers(a: ComparableText, b: ComparableText, alike: dict[int, int]) -> dict[int, int]:
    """The sentences that are still alike when their numbers count: counterparts."""
    return {
        index: other
        for index, other in alike.items()
        if a.sentences[index] == b.sentences[other]
        or _dice(a.bags[index], b.bags[other]) >= SENTENCE_DICE
    }


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def _covered(text: ComparableText, counterparts: dict[int, int]) -> int:
    """Number of words in sentences that have a counterpart."""
    return sum(len(text.sentences[index]) for index in counterparts)


def _opening(text: ComparableText, counterparts: dict[int, int]) -> int:
    """Number of words above the first sentence that has no counterpart."""
    with_one = takewhile(lambda each: each[0] in counterparts, enumerate(text.sentences))
    return sum(len(sentence) for _, sentence in with_one)


def _numbers(a: ComparableText, b: ComparableText, alike: dict[int, int]) -> tuple[int, int]:
    """How many numbers there are in sentences that are alike, and how many both print."""
    total = same = 0
    for index, other in alike.items():
        left, right = a.numbers[index], b.numbers[other]
        total += max(left.total(), right.total())
        same += (left & right).total()
    return total, same
