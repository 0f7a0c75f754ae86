"""Which judgements stand: withdrawn ones do not, nor those that newer ones contradict.

The last word counts. Judgements are gone through from the newest to the oldest, and each stands if
it can be kept together with those that stand already. `same` carries on: from A same B and B same C
it follows that A and C are the same, so a third judgement, A different C, contradicts the two. The
newest of them always stand, whatever they say; the oldest is overruled, told with the judgements
that contradict it, and stands again when one of these is withdrawn. Of one instant, `different`
counts as the newer, then the smaller id.

So what stands depends on nothing but the set of judgements and withdrawals: not on the order of
their lines, and not on the archive. A judgement of articles that are not in the archive counts like
any other in this, and waits for them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from etl.bundles import Bundles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.judgement import Journal, Judgement, Withdrawal

State = Literal["stands", "overruled", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Settled:
    """A judgement and what has become of it.

    Where it stands, `group_a` and `group_b` name the group of each article: the smallest id among
    all articles that judgements make the same as it. `contradicted_by`: the judgements that
    overrule it, in the order of the chain that they make.
    """

    judgement: Judgement
    state: State
    group_a: int | None = None
    group_b: int | None = None
    contradicted_by: tuple[int, ...] = ()
    withdrawal: Withdrawal | None = None


def settle(judgements: Iterable[Judgement], withdrawals: Iterable[Withdrawal]) -> list[Settled]:
    """Say of each judgement what has become of it, the earliest first."""
    taken_back = _first_withdrawals(withdrawals)
    docket = _Docket()
    settled = {}
    newest_first = _newest_first(judgements)
    for judgement in newest_first:
        number = judgement.judgement_id
        if number in taken_back:
            settled[number] = Settled(judgement, "withdrawn", withdrawal=taken_back[number])
        else:
            settled[number] = docket.hear(judgement)
    return [docket.named(settled[each.judgement_id]) for each in reversed(newest_first)]


def turned(journal: Journal, said: Judgement | Withdrawal) -> list[Settled]:
    """The judgements that are in another state because of one line of a file, the earliest first.

    The line itself is none of them, but what it withdraws is.
    """
    before = {
        each.judgement: each.state
        for each in settle(
            [judgement for judgement in journal.judgements if judgement != said],
            [withdrawal for withdrawal in journal.withdrawals if withdrawal != said],
        )
    }
    after = settle(journal.judgements, journal.withdrawals)
    return [each for each in after if before.get(each.judgement, each.state) != each.state]


def _first_withdrawals(withdrawals: Iterable[Withdrawal]) -> dict[int, Withdrawal]:
    ordered = sorted(withdrawals, key=lambda each: (each.when, each.line()), reverse=True)
    return {each.withdraws: each for each in ordered}


def _newest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    by_id = {each.judgement_id: each for each in judgements}
    of_one_instant = sorted(by_id.items(), key=lambda each: (each[1].what == "same", each[0]))
    return sorted((each for _, each in of_one_instant), key=lambda each: each.when, reverse=True)


class _Docket:
    """The judgements that stand so far, and what follows from them."""

    def __init__(self) -> None:
        self._bundles = Bundles()
        self._first: dict[int, int] = {}
        # By article: the articles that a judgement makes the same, each with its id.
        self._same: dict[int, dict[int, int]] = defaultdict(dict)
        self._different: list[Judgement] = []

    def hear(self, judgement: Judgement) -> Settled:
        """Let a judgement stand, unless those that do contradict it."""
        a, b = judgement.article_a, judgement.article_b
        against = self._against_same(a, b) if judgement.what == "same" else self._chain(a, b)
        if against:
            return Settled(judgement, "overruled", contradicted_by=against)
        if judgement.what == "same":
            first = min(self._smallest(a), self._smallest(b))
            self._bundles.join(a, b)
            self._first[self._bundles.name(a)] = first
            self._same[a].setdefault(b, judgement.judgement_id)
            self._same[b].setdefault(a, judgement.judgement_id)
        else:
            self._bundles.part(a, b)
            self._different.append(judgement)
        return Settled(judgement, "stands")

    def named(self, settled: Settled) -> Settled:
        """Name the groups of a judgement, when all are known."""
        if settled.state != "stands":
            return settled
        judgement = settled.judgement
        return replace(
            settled,
            group_a=self._smallest(judgement.article_a),
            group_b=self._smallest(judgement.article_b),
        )

    def _smallest(self, article: int) -> int:
        return self._first.get(self._bundles.name(article), article)

    def _against_same(self, a: int, b: int) -> tuple[int, ...]:
        """A judgement that parts the groups of two articles, between the chains that lead to it."""
        if self._bundles.may_join(a, b):
            return ()
        for parting in self._different:
            ends = parting.article_a, parting.article_b
            for one, other in (ends, ends[::-1]):
                if self._bundles.are_one(a, one) and self._bundles.are_one(b, other):
                    chain = self._chain(a, one), self._chain(other, b)
                    return *chain[0], parting.judgement_id, *chain[1]
        raise AssertionError

    def _chain(self, one: int, other: int) -> tuple[int, ...]:
        """The fewest judgements that make two articles the same; none if they are one, or not."""
        if one == other or not self._bundles.are_one(one, other):
            return ()
        came_from = {one: (one, 0)}
        waiting = deque([one])
        while other not in came_from:
            here = waiting.popleft()
            for there, number in sorted(self._same[here].items()):
                if there not in came_from:
                    came_from[there] = here, number
                    waiting.append(there)
        chain = []
        while other != one:
            other, number = came_from[other]
            chain.append(number)
        return tuple(reversed(chain))
