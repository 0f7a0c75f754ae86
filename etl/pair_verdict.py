"""What a pair of texts is to each other: a function of counts and thresholds, and of nothing else.

So a threshold can be moved without comparing a text again; `warehouse/macros/pair_verdicts.sql`
says the same in SQL, and a test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from etl.thresholds import DEFAULTS

if TYPE_CHECKING:
    from etl.thresholds import Thresholds

PairVerdict = Literal[
    "same_version", "write_thru", "excerpt", "roundup", "template", "shared_quote", "unrelated"
]


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
    def opening_a(self) -> float:
        """Words of a above its first sentence without a counterpart, for each of the shared words.

        1 where b has the top of a in one piece, and nothing of what stands below.
        """
        return self.opening_words_a / self.shared_words if self.shared_words else 0.0

    @property
    def opening_b(self) -> float:
        """The same of b."""
        return self.opening_words_b / self.shared_words if self.shared_words else 0.0

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
    counts: Counts, *, same_kind: bool, thresholds: Thresholds = DEFAULTS
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
    is_part = larger >= thresholds.inside or _is_opening(counts, thresholds)
    return "excerpt" if is_part else "shared_quote"


def _is_opening(counts: Counts, thresholds: Thresholds) -> bool:
    """Whether one text has the top of the other."""
    of_a = counts.opening_a >= thresholds.opening and counts.covered_b >= thresholds.related
    of_b = counts.opening_b >= thresholds.opening and counts.covered_a >= thresholds.related
    return of_a or of_b


def _is_template(counts: Counts, smaller: float, thresholds: Thresholds) -> bool:
    """Whether the sentences are the same form, filled in with other figures or names."""
    enough = counts.numbers >= thresholds.numbers_enough
    if enough and counts.numbers_agree < thresholds.numbers_agree:
        return True
    is_whole = smaller >= thresholds.same_covered
    return counts.verbatim < (thresholds.same_verbatim if is_whole else thresholds.verbatim)
