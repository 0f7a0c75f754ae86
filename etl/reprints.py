"""What articles that say nothing themselves are, by what they are reprints of.

They follow the copies of which it is known along verified pairs, the surest first: how sure one is
of the copy, times the share of the reprint's words that the pair covers. Ties are broken by ids, so
the order in which articles and pairs come does not matter.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Literal, NamedTuple

from etl.verdict import DECIDES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from etl.pair_verdict import PairVerdict
    from etl.verdict import Relation

Basis = Literal["evidence", "own_copy", "pair"]

REPRINTS: tuple[PairVerdict, ...] = ("same_version", "write_thru", "excerpt")


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, and what its own page says: columns of `article_version`."""

    article_id: int
    relation: Relation
    agency: str | None
    agencies: tuple[str, ...]
    confidence: float
    own_agency: str | None = None
    agency_item: str | None = None

    def names(self, agency: str) -> bool:
        """Whether its own evidence names an agency as a supplier."""
        return self.relation != "none" and agency in {self.agency, *self.agencies}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A verified pair of two articles: how much of each is in the other."""

    pair_id: int
    a: int
    b: int
    verdict: PairVerdict
    covered_a: float
    covered_b: float

    def other(self, article_id: int) -> int:
        """The other one of the two."""
        return self.b if article_id == self.a else self.a

    def covered(self, article_id: int) -> float:
        """Share of one of the two that the other covers."""
        return self.covered_a if article_id == self.a else self.covered_b


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who supplied an article, how sure that is, and what says so: columns of `story_member`."""

    relation: Relation
    agency: str | None
    confidence: float
    credited: bool = False
    attributed_by: Basis | None = None
    evidence_pair: int | None = None


class Offer(NamedTuple):
    """What an article would be as a reprint of another, and how sure that would be."""

    confidence: float
    agency: str
    source: int
    pair_id: int | None

    @property
    def order(self) -> tuple[float, int, int]:
        """The surest first."""
        return -self.confidence, self.pair_id or 0, self.source

    def accept(self, member: Member, basis: Basis) -> Attribution:
        """What it makes of an article."""
        return Attribution(
            relation="full",
            agency=self.agency,
            confidence=self.confidence,
            credited=member.names(self.agency),
            attributed_by=basis,
            evidence_pair=self.pair_id,
        )


Near = dict[int, list[Likeness]]


def near_by(pairs: Iterable[Likeness], members: Collection[int]) -> Near:
    """The pairs of every article that may say what it is a reprint of."""
    near: Near = defaultdict(list)
    for pair in pairs:
        if pair.verdict in REPRINTS and pair.a in members and pair.b in members:
            near[pair.a].append(pair)
            near[pair.b].append(pair)
    return dict(near)


def offers_to(
    number: int,
    pairs: Iterable[Likeness],
    known: Mapping[int, Attribution],
    least: float = DECIDES,
) -> list[Offer]:
    """What an article would be by its pairs with articles of which it is known."""
    offers = []
    for pair in pairs:
        there = known.get(pair.other(number))
        if there and there.relation == "full" and there.agency:
            confidence = there.confidence * pair.covered(number)
            if confidence >= least:
                offers.append(Offer(confidence, there.agency, pair.other(number), pair.pair_id))
    return offers


class Spread:
    """Gives articles that say nothing the agency of what they are reprints of.

    `known`, `found`: what was known before, and what was found.
    """

    def __init__(
        self, silent: Mapping[int, Member], near: Near, known: Mapping[int, Attribution]
    ) -> None:
        self._silent, self._near, self._speaking = silent, near, frozenset(known)
        self._known = dict(known)
        self._waiting: list[tuple[tuple[float, int, int], int]] = []
        self.found: dict[int, Attribution] = {}

    def run(self) -> dict[int, Attribution]:
        """What can be said of the silent articles, the surest first."""
        for number in self._silent:
            self._wait(number, self._near.get(number, ()))
        while self._waiting:
            _, number = heapq.heappop(self._waiting)
            if number not in self.found:
                self._settle(number)
        return self.found

    def refused(self, number: int) -> float:
        """How likely an article of which nothing was said is a reprint all the same."""
        offers = offers_to(number, self._near.get(number, ()), self._known, least=0.0)
        return max((offer.confidence for offer in offers), default=0.0)

    def _settle(self, number: int) -> None:
        best = self._choose(offers_to(number, self._near[number], self._known))
        self._known[number] = self.found[number] = best.accept(self._silent[number], "pair")
        for pair in self._near[number]:
            other = pair.other(number)
            if other in self._silent and other not in self.found:
                self._wait(other, [pair])

    def _wait(self, number: int, pairs: Iterable[Likeness]) -> None:
        for offer in offers_to(number, pairs, self._known):
            heapq.heappush(self._waiting, (offer.order, number))

    def _choose(self, offers: list[Offer]) -> Offer:
        """The surest offer of the agency with most weight, by articles that say so themselves."""
        votes = defaultdict(list)
        speaking = [offer for offer in offers if offer.source in self._speaking]
        for offer in speaking or offers:
            votes[offer.agency].append(offer.confidence)
        agency = most_weight(votes)
        return min(
            (offer for offer in offers if offer.agency == agency), key=lambda offer: offer.order
        )


def most_weight(votes: Mapping[str, Collection[float]]) -> str:
    """The agency whose votes weigh most together.

    >>> most_weight({"AFP": [0.9], "AP": [0.5, 0.6]})
    'AP'
    """
    weight = {agency: fsum(each) for agency, each in votes.items()}
    return min(weight, key=lambda agency: (-weight[agency], agency))
