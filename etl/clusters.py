"""Clusters of articles that grow along pairs, as long as the pairs between them speak for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from typing import TypeAlias

    from etl.bundles import Bundles

    Pairs: TypeAlias = Iterable[tuple[int, int]]

# As many of a cluster are asked; of no more is it sure that they were compared with those of
# another one (etl.candidates.HUBS is larger, since other texts may be in their buckets).
HUBS = 8
# What a pair weighs that is sure to be one story; whole numbers, so that sums are exact.
SURE = 100
# The possible pairs between two clusters speak for one story when they weigh more than this share,
MOST = 0.5
# and no more than this share has nothing in common: a chain of versions may lose touch at its
# ends, two stories that meet in one text have it nowhere else.
MOST_STRANGERS = 0.2


class Clusters:
    """Disjoint sets of articles, and what the pairs between them weigh.

    The articles of one item stand as one, so that those whose texts nobody has do not outvote the
    others. Clusters of bundles that were parted stay apart, whatever speaks for it.
    """

    def __init__(
        self, joined: Mapping[int, int], order: Mapping[int, int], bundles: Bundles
    ) -> None:
        """Begin.

        Args:
            joined: the article that stands for each article.
            order: a number of each article; those with the smallest are asked.
            bundles: which articles must be together at the end, and which must not; changed.
        """
        self._bundles = bundles
        self._joined = joined
        self._parent = dict(joined)
        self._members: dict[int, list[int]] = defaultdict(list)
        for article, first in joined.items():
            self._members[first].append(article)
        self._order = {
            first: min((order[each], each) for each in members)
            for first, members in self._members.items()
        }
        self._units = {first: [first] for first in self._members}
        self._weights: dict[int, dict[int, int]] = defaultdict(dict)

    def relate(self, pairs: Pairs, weights: Iterable[int]) -> None:
        """Say how much each pair speaks for one story, up to SURE; those left out are strangers."""
        joined, known = self._joined, self._weights
        for (one, other), weight in zip(pairs, weights, strict=True):
            a, b = joined[one], joined[other]
            if weight >= known[a].get(b, 0):
                known[a][b] = known[b][a] = weight

    def join(self, pairs: Pairs) -> None:
        """Join along pairs, in their order, where enough of what stands between agrees."""
        for a, b in pairs:
            one, other = self.cluster_of(a), self.cluster_of(b)
            if one != other and self._bundles.may_join(one, other):
                weight, known, possible = self._between(self._hubs(one), self._hubs(other))
                is_one = weight > MOST * SURE * possible
                if is_one and possible - known <= MOST_STRANGERS * possible:
                    self._merge(one, other)

    def unite(self, groups: Iterable[Sequence[int]]) -> None:
        """Make one cluster of those of each group, whose articles are of one bundle."""
        for first, *others in groups:
            for other in others:
                if self.cluster_of(first) != self.cluster_of(other):
                    self._merge(self.cluster_of(first), self.cluster_of(other))

    def move(self, moves: Iterable[tuple[int, int]]) -> None:
        """Fold clusters into others, each pair the one that stays and the one that moves."""
        for home, cluster in moves:
            if self._bundles.may_join(home, cluster):
                self._merge(self.cluster_of(home), self.cluster_of(cluster))

    def members(self) -> list[list[int]]:
        """All clusters."""
        return list(self._members.values())

    def members_of(self, cluster: int) -> Sequence[int]:
        """The articles of a cluster."""
        return self._members[cluster]

    def units_of(self, cluster: int) -> Sequence[int]:
        """The articles and items of a cluster, those first that are asked."""
        return self._units[cluster]

    def unit_of(self, article: int) -> int:
        """The article that stands for an article."""
        return self._joined[article]

    def may_join(self, one: int, other: int) -> bool:
        """Whether nobody judged that two clusters are different."""
        return self._bundles.may_join(one, other)

    def known_to(self, unit: int) -> AbstractSet[int]:
        """The units that have something in common with one."""
        return self._weights[unit].keys()

    def asked(self, clusters: Iterable[int]) -> list[int]:
        """The units of some clusters that are asked for all of them."""
        units = [unit for each in clusters for unit in self._units[each]]
        return sorted(units, key=self._order.__getitem__)[:HUBS]

    def _between(self, some: Sequence[int], others: Sequence[int]) -> tuple[int, int, int]:
        """What the pairs between weigh, how many have something in common, and all there can be."""
        total = known = 0
        for unit in some:
            weights = self._weights[unit]
            found = [weights[other] for other in others if other in weights]
            total += sum(found)
            known += len(found)
        return total, known, len(some) * len(others)

    def _hubs(self, root: int) -> list[int]:
        return self._units[root][:HUBS]

    def cluster_of(self, article: int) -> int:
        """The cluster of an article."""
        root = article
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[article] != root:
            self._parent[article], article = root, self._parent[article]
        return root

    def _merge(self, one: int, other: int) -> None:
        """Fold the smaller cluster into the larger."""
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._bundles.join(one, other)
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        units = self._units[one] + self._units.pop(other)
        self._units[one] = sorted(units, key=self._order.__getitem__)
