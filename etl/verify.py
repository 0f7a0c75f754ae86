"""Candidate pairs checked on the text: exact resemblance, containment, aligned sentences.

A sentence has a counterpart when the other text has one with a Dice coefficient of word multisets
of at least 0.8, numbers left out of the comparison. What the words of such sentences cover, each
way, tells a version from a short cut and both from a shared quotation; whether their numbers agree
tells a version from a template (the daily market report with other figures).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from crawler.identity import hash64
from etl.normalize import words_of
from etl.sentences import sentences_of
from etl.signature import shingles_of

PairVerdict = Literal[
    "same_version", "write_thru", "excerpt", "roundup", "template", "shared_quote", "unrelated"
]

SENTENCE_DICE = 0.8
SAME_COVERED = 0.9
VERSION_LARGER, VERSION_SMALLER = 0.6, 0.45
RESEMBLES = 0.25
INSIDE = 0.8
QUOTES_WORDS = 40
NUMBERS_AGREE, NUMBERS_ENOUGH = 0.6, 5
NUMBERS_ALL_DIFFER = 2
RESEMBLES_COVERED = 0.4
LEAST_WORDS = 25
_MIN_SENTENCE_WORDS = 3
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
    def masked(self) -> list[list[str]]:
        """Words a sentence, every number as one and the same word: templates align by these."""
        return [
            [_NUMBER if word[0].isdigit() else word for word in words] for words in self.sentences
        ]

    @cached_property
    def bags(self) -> list[Counter[str]]:
        """Masked word multiset a sentence."""
        return [Counter(words) for words in self.masked]

    @cached_property
    def exact(self) -> dict[str, int]:
        """Index of each sentence by its words."""
        return {" ".join(words): index for index, words in enumerate(self.sentences)}

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """Sentences by each word in them."""
        index: dict[str, list[int]] = {}
        for number, bag in enumerate(self.bags):
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
    verdict: PairVerdict

    @property
    def pair_id(self) -> int:
        """Hash of both versions."""
        return hash64("pair", str(self.version_a), str(self.version_b))


def verify(one: ComparableText, other: ComparableText) -> Pair:
    """Compare two texts exactly; the result does not depend on their order."""
    a, b = (one, other) if one.version_id < other.version_id else (other, one)
    shared = len(a.shingles & b.shingles)
    union = len(a.shingles) + len(b.shingles) - shared
    counterparts = _align(a, b)
    back = _align(b, a)
    covered_a, words_a = _covered(a, counterparts)
    covered_b, words_b = _covered(b, back)
    numbers, count = _numbers(a, b, counterparts)
    resemblance = shared / union if union else 0.0
    verdict = _verdict(
        a, b, resemblance, covered_a, covered_b, numbers, count, min(words_a, words_b)
    )
    return Pair(
        a.version_id,
        b.version_id,
        round(resemblance, 6),
        round(shared / len(a.shingles), 6) if a.shingles else 0.0,
        round(shared / len(b.shingles), 6) if b.shingles else 0.0,
        round(covered_a, 6),
        round(covered_b, 6),
        round(numbers, 6),
        min(words_a, words_b),
        verdict,
    )


def _align(a: ComparableText, b: ComparableText) -> dict[int, int]:
    """For each sentence of a, its best counterpart in b, where there is one."""
    found: dict[int, int] = {}
    for index, words in enumerate(a.sentences):
        exact = b.exact.get(" ".join(words))
        best = exact if exact is not None else _nearest(a.bags[index], len(words), b)
        if best is not None:
            found[index] = best
    return found


def _nearest(bag: Counter[str], size: int, b: ComparableText) -> int | None:
    """The sentence of b with the highest Dice coefficient of at least SENTENCE_DICE."""
    if size < _MIN_SENTENCE_WORDS:
        return None
    hits: Counter[int] = Counter()
    for word, count in bag.items():
        for number in b.holders.get(word, ()):
            hits[number] += min(count, b.bags[number][word])
    best, best_dice = None, SENTENCE_DICE
    for number, common in sorted(hits.items()):
        dice = 2 * common / (size + len(b.sentences[number]))
        if dice >= best_dice and (best is None or dice > best_dice):
            best, best_dice = number, dice
    return best


def _covered(text: ComparableText, counterparts: dict[int, int]) -> tuple[float, int]:
    """Share and number of words in sentences that have a counterpart."""
    words = sum(len(text.sentences[index]) for index in counterparts)
    return (words / len(text.words) if text.words else 0.0), words


def _numbers(
    a: ComparableText, b: ComparableText, counterparts: dict[int, int]
) -> tuple[float, int]:
    """Share of the numbers in aligned sentences that both print, and how many there are."""
    same = total = 0
    for index, other in counterparts.items():
        left = Counter(word for word in a.sentences[index] if word[0].isdigit())
        right = Counter(word for word in b.sentences[other] if word[0].isdigit())
        same += sum((left & right).values())
        total += max(sum(left.values()), sum(right.values()))
    return (same / total if total else 1.0), total


def _other_numbers(agree: float, count: int) -> bool:
    """The sign of a template: the same sentences with other numbers."""
    none_agrees = count >= NUMBERS_ALL_DIFFER and agree == 0
    return none_agrees or (count >= NUMBERS_ENOUGH and agree < NUMBERS_AGREE)


def _verdict(  # noqa: PLR0911, PLR0913, PLR0917 - one return a verdict, one argument a score
    a: ComparableText,
    b: ComparableText,
    resemblance: float,
    covered_a: float,
    covered_b: float,
    numbers: float,
    count: int,
    shared_words: int,
) -> PairVerdict:
    larger, smaller = max(covered_a, covered_b), min(covered_a, covered_b)
    resembles = resemblance >= RESEMBLES and larger >= RESEMBLES_COVERED
    related = larger >= VERSION_LARGER or resembles or shared_words >= QUOTES_WORDS
    if related and _other_numbers(numbers, count):
        return "template"
    if shared_words < LEAST_WORDS:
        return "unrelated"
    if smaller >= SAME_COVERED:
        return "same_version"
    if a.kind != b.kind and related:
        return "roundup"
    if (larger >= VERSION_LARGER and smaller >= VERSION_SMALLER) or resembles:
        return "write_thru"
    if larger >= INSIDE:
        return "excerpt"
    return "shared_quote" if shared_words >= QUOTES_WORDS else "unrelated"
