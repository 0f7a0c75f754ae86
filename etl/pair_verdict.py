"""What a pair of texts is to each other: a function of counts and thresholds, and of nothing else.

So a threshold can be moved without comparing a text again; `warehouse/loads/pair.sql` says the
same in SQL, and a test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PairVerdict = Literal[
    "same_version", "write_thru", "excerpt", "roundup", "template", "shared_quote", "unrelated"
]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where one verdict ends and the next begins, as shares unless they say words or numbers.

    Attributes:
        least_words: fewer words in common prove nothing: a caption, a sign-off, furniture.
        quote_words: fewer are a sentence or two, which anybody may quote; only texts that have
            nothing else may be versions with so few.
        same_covered: one text, but for a headline that slipped in or a paragraph that was edited.
        version_larger: most of one text is in the other. A text that is half something else is a
            report of its own that quotes.
        version_smaller: and about as much of the other in it; with less it is a cut.
        inside: half of a text is in the other: it quotes or was cut from it.
        related: a quarter of a text is in the other, and
        opening: what both share is the top of the longer one and nothing below: that is how copy is
            cut, whatever an outlet puts around it, while a quotation is from anywhere.
        same_verbatim: of the words in common, this share of shingles. Where sentences have their
            counterparts, but no run of five words is the same in most of them, they are cast from
            one form with other names and figures.
        verbatim: the same where one text covers only a part of the other, and which sentences
            belong together is less sure.
        numbers_enough: one or two numbers that differ are as often a correction as another day.
        numbers_agree: of so many, most have to be the same: the rest of a report that is printed
            every day is.
    """

    least_words: int = 25
    quote_words: int = 40
    same_covered: float = 0.9
    version_larger: float = 0.6
    version_smaller: float = 0.42
    inside: float = 0.5
    related: float = 0.25
    opening: float = 0.9
    same_verbatim: float = 0.5
    verbatim: float = 0.7
    numbers_enough: int = 3
    numbers_agree: float = 0.6


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Counts:
    """What two texts have in common; the columns of `pair`."""

    shingles_a: int
    shingles_b: int
    shingles_shared: int
    words_a: int
    words_b: int
    covered_words_a: int
    covered_words_b: int
    opening_words_a: int
    opening_words_b: int
    numbers: int
    numbers_same: int

    @property
    def covered_a(self) -> float:
        """Share of a's words in sentences that have a counterpart in b."""
        return self.covered_words_a / self.words_a if self.words_a else 0.0

    @property
    def covered_b(self) -> float:
        """Share of b's words in sentences that have a counterpart in a."""
        return self.covered_words_b / self.words_b if self.words_b else 0.0

    @property
    def shared_words(self) -> int:
        """Words in aligned sentences, the smaller side."""
        return min(self.covered_words_a, self.covered_words_b)

    @property
    def opening(self) -> float:
        """Words above the first sentence without a counterpart, for each of the shared words.

        Of the text that lies less in the other: 1 where that has its top in one piece, and nothing
        of what stands below.
        """
        words = max(self.opening_words_a, self.opening_words_b)
        if self.covered_a != self.covered_b:
            is_a = self.covered_a < self.covered_b
            words = self.opening_words_a if is_a else self.opening_words_b
        return words / self.shared_words if self.shared_words else 0.0

    @property
    def verbatim(self) -> float:
        """Share of the words in common that stand in shared shingles.

        More than 1 where texts share shingles beyond their aligned sentences. Of a text that
        repeats itself each shingle counts once.
        """
        possible = min(self.shared_words, self.shingles_a, self.shingles_b)
        return self.shingles_shared / possible if possible else 0.0

    @property
    def numbers_agree(self) -> float:
        """Share of the numbers in aligned sentences that are the same."""
        return self.numbers_same / self.numbers if self.numbers else 1.0


def verdict_of(  # noqa: PLR0911 - one return a verdict
    counts: Counts, *, same_kind: bool, thresholds: Thresholds = THRESHOLDS
) -> PairVerdict:
    """Name what two texts are to each other.

    Args:
        counts: what they have in common.
        same_kind: whether both are articles or both are round-ups.
        thresholds: where one verdict ends and the next begins.

    >>> verdict_of(Counts(96, 236, 95, 100, 240, 100, 100, 100, 40, 2, 2), same_kind=True)
    'excerpt'
    """
    larger = max(counts.covered_a, counts.covered_b)
    smaller = min(counts.covered_a, counts.covered_b)
    if counts.shared_words < thresholds.least_words:
        return "unrelated"
    if larger >= thresholds.inside and _is_template(counts, smaller, thresholds):
        return "template"
    if smaller >= thresholds.same_covered:
        return "same_version"
    # A copy of a round-up that lost its headline is most of it; a story in it is not.
    if not same_kind and smaller < thresholds.version_larger:
        return "roundup"
    if counts.shared_words < thresholds.quote_words:
        return "shared_quote"
    if larger >= thresholds.version_larger and smaller >= thresholds.version_smaller:
        return "write_thru"
    is_opening = larger >= thresholds.related and counts.opening >= thresholds.opening
    return "excerpt" if larger >= thresholds.inside or is_opening else "shared_quote"


def _is_template(counts: Counts, smaller: float, thresholds: Thresholds) -> bool:
    """Whether the sentences are the same form, filled in with other figures or names."""
    enough = counts.numbers >= thresholds.numbers_enough
    if enough and counts.numbers_agree < thresholds.numbers_agree:
        return True
    is_whole = smaller >= thresholds.same_covered
    return counts.verbatim < (thresholds.same_verbatim if is_whole else thresholds.verbatim)
