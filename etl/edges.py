"""What the verified pairs of a batch say for the forming of stories, each rule for all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from etl.clusters import SURE
from etl.cuts import Cut, Item
from etl.normalize import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from typing import TypeAlias

    from etl.bulk.arrays import Bools, Counts, Shares
    from etl.pair_columns import PairColumns

    Pairs: TypeAlias = list[tuple[int, int]]

Kind = Literal["article", "roundup"]
# A quarter of a text in the other: more than a quotation or the background of a running story.
RELATED_COVERED = 0.25
RELATED_WEIGHT = 35
# A third of both texts in each other: versions that have drifted apart, not far from joining.
NEAR_COVERED = 0.33
NEAR_WEIGHT = 65
# What is shared is the top of a text, and hardly anything below; it is a fifth of the other one,
OPENING_CUT = 0.9
CUT_COVERED = 0.2
# which has no more words of its own than so many, or the same headline: longer ones are reports.
OWN_WORDS = 250
# The words around a cut make it not much longer than its source (as much of both is shared, so
# their lengths are as the shares are); a longer text is a report of its own.
CUT_LENGTH = 0.7
# An item of a digest is less than half of it.
ITEM_MOST = 0.5
# All of a cut but a sentence that an outlet put in or a number that it rounded.
WHOLE_CUT = 0.9
# Tomorrow's round-up repeats much of today's and is another one all the same.
SERIES_APART = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What stories need to know of an article's latest version.

    `item` is an agency's article; `quotes`: it says itself that the agency has only contributed.
    """

    article_id: int
    version_id: int
    kind: Kind
    time: datetime | None
    item: str | None = None
    quotes: bool = False
    headline: str | None = None
    words: int = 0


class Edges:
    """The pairs that say something, as what the clusters are made along."""

    def __init__(self, candidates: Sequence[Candidate], pairs: PairColumns) -> None:
        """Begin.

        Args:
            candidates: the articles, by id.
            pairs: of two of them, by their places.
        """
        self._candidates = candidates
        self._ids = np.array([each.article_id for each in candidates], dtype=np.uint64)
        self._pairs = pairs = pairs.where(~pairs.are("unrelated"))
        self._smaller = np.minimum(pairs.covered_a, pairs.covered_b)
        self._larger = np.maximum(pairs.covered_a, pairs.covered_b)
        self._has_top = np.maximum(pairs.opening_a, pairs.opening_b) >= OPENING_CUT
        is_roundup = np.array([each.kind == "roundup" for each in candidates], dtype=np.bool_)
        self._same_kind = is_roundup[pairs.a] == is_roundup[pairs.b]
        self._of_a_series = is_roundup[pairs.a] & is_roundup[pairs.b] & self._are_apart()
        # A version joins its like; the same text joins in any case, for a copy may be late.
        self._joins = pairs.are("same_version") | (pairs.are("write_thru") & ~self._of_a_series)

    def all(self) -> Pairs:
        """Every pair that says something."""
        return self._named(self._pairs.a, self._pairs.b)

    @property
    def weights(self) -> Counts:
        """How much each pair speaks for one story; templates and round-ups do not."""
        is_part = self._pairs.are("excerpt", "shared_quote") & (self._larger >= RELATED_COVERED)
        is_near = self._pairs.are("excerpt") & (self._smaller >= NEAR_COVERED)
        weights: Counts = np.select(
            [self._joins, is_near, is_part], [SURE, NEAR_WEIGHT, RELATED_WEIGHT], 0
        ).astype(np.int32)
        return weights

    def joining(self, digests: Collection[int]) -> Pairs:
        """The pairs of versions, the strongest first; ties by ids.

        Without those of a list of items and one of them, a good part of it.

        Args:
            digests: the articles that have items of several stories.
        """
        is_list = self._have_no_main_part(digests)
        pairs = self._pairs
        is_item = ~pairs.are("same_version") & (is_list[pairs.a] | is_list[pairs.b])
        pairs = pairs.where(self._joins & ~is_item)
        strength = np.minimum(pairs.covered_a, pairs.covered_b) + pairs.resemblance
        first, last = np.minimum(pairs.a, pairs.b), np.maximum(pairs.a, pairs.b)
        order = np.lexsort((last, first, -strength))
        return self._named(pairs.a[order], pairs.b[order])

    def cuts(self) -> list[Cut]:
        """Pairs of which one is cut from the other: all of it, or all that it has of the other."""
        may_be = self._same_kind & ~self._of_a_series & self._pairs.are("excerpt", "write_thru")
        pairs, ends = self._pairs.where(may_be), self._ends(may_be)
        is_top = ends.source_opening >= OPENING_CUT
        # The middle of a text, and little of it, is what the longer text took from the shorter.
        is_whole = (ends.cut_covered >= WHOLE_CUT) & (
            is_top | (ends.source_covered >= RELATED_COVERED)
        )
        is_named = self._are_named_alike(ends)
        words = np.array([each.words for each in self._candidates], dtype=np.int32)
        quotes = np.array([each.quotes for each in self._candidates], dtype=np.bool_)
        is_around = is_named | (words[ends.cut] * (1 - ends.cut_covered) <= OWN_WORDS)
        least = np.maximum(CUT_COVERED, CUT_LENGTH * ends.source_covered)
        is_framed = (
            (ends.cut_covered < WHOLE_CUT)
            & (np.maximum(pairs.opening_a, pairs.opening_b) >= OPENING_CUT)
            & ~quotes[ends.cut]
            & (ends.cut_covered >= least)
            & is_around
        )
        chosen = is_whole | is_framed
        named = self._named(ends.cut[chosen], ends.source[chosen])
        evidence = zip(is_top[chosen].tolist(), (is_top & is_named)[chosen].tolist(), strict=True)
        return [Cut(*pair, *each) for pair, each in zip(named, evidence, strict=True)]

    def items(self) -> list[Item]:
        """Articles that have the top of another, and mostly something else: as a digest has."""
        may_be = self._has_top & self._pairs.are("excerpt", "write_thru", "shared_quote")
        ends = self._ends(may_be)
        is_item = ends.cut_covered < ITEM_MOST
        return [Item(*pair) for pair in self._named(ends.cut[is_item], ends.source[is_item])]

    def _are_apart(self) -> Bools:
        """Which pairs, if they are of one series (The Latest, In Brief), are not one all the same.

        They are of two days, or each has items of its own: one that goes on growing holds the
        earlier one whole.
        """
        told = np.array([_naive(each) for each in self._candidates], dtype="datetime64[us]")
        # A time that is not known is apart from nothing.
        days = np.abs(told[self._pairs.a] - told[self._pairs.b])
        are_apart: Bools = (self._larger < WHOLE_CUT) | (days > np.timedelta64(SERIES_APART))
        return are_apart

    def _have_no_main_part(self, digests: Collection[int]) -> Bools:
        """The digests of which no other article has half, but for copies of them.

        The others may be a story with an item beside it.
        """
        pairs = self._pairs
        is_digest = np.isin(self._ids, np.array(sorted(digests), dtype=np.uint64))
        is_part = pairs.are("same_version", "write_thru", "excerpt")
        has_main = np.zeros(len(self._ids), dtype=np.bool_)
        has_main[pairs.a[is_part & ~is_digest[pairs.b] & (pairs.covered_a >= ITEM_MOST)]] = True
        has_main[pairs.b[is_part & ~is_digest[pairs.a] & (pairs.covered_b >= ITEM_MOST)]] = True
        return is_digest & ~has_main

    def _ends(self, chosen: Bools) -> Ends:
        """Which of two has something of the other.

        That is the one that lies whole in the other; else the one that has the top of the other;
        else the one that lies more in the other (then the smaller id).
        """
        pairs = self._pairs.where(chosen)
        of_a, of_b = pairs.opening_a >= OPENING_CUT, pairs.opening_b >= OPENING_CUT
        by_share = (of_a == of_b) | (self._larger[chosen] >= WHOLE_CUT)
        a_is_more = (pairs.covered_a > pairs.covered_b) | (
            (pairs.covered_a == pairs.covered_b) & (pairs.a < pairs.b)
        )
        a_is_cut = np.where(by_share, a_is_more, ~of_a)
        return Ends(
            cut=np.where(a_is_cut, pairs.a, pairs.b),
            source=np.where(a_is_cut, pairs.b, pairs.a),
            cut_covered=np.where(a_is_cut, pairs.covered_a, pairs.covered_b),
            source_covered=np.where(a_is_cut, pairs.covered_b, pairs.covered_a),
            source_opening=np.where(a_is_cut, pairs.opening_b, pairs.opening_a),
        )

    def _are_named_alike(self, ends: Ends) -> Bools:
        """Whether headlines have the same words, in whatever type and case they are set."""
        numbers: dict[tuple[str, ...], int] = {}
        name = -1 - np.arange(len(self._candidates))
        for place in np.unique([ends.cut, ends.source]).tolist():
            if (headline := self._candidates[place].headline) is not None:
                name[place] = numbers.setdefault(tuple(words_of(headline)), len(numbers))
        are_alike: Bools = name[ends.cut] == name[ends.source]
        return are_alike

    def _named(self, some: Counts, others: Counts) -> Pairs:
        """Pairs of article ids."""
        return list(zip(self._ids[some].tolist(), self._ids[others].tolist(), strict=True))


class Ends(NamedTuple):
    """By pair: the place of the article that has something of the other, and of that other."""

    cut: Counts
    source: Counts
    cut_covered: Shares
    source_covered: Shares
    source_opening: Shares


def _naive(candidate: Candidate) -> datetime | None:
    return candidate.time.astimezone(UTC).replace(tzinfo=None) if candidate.time else None
