"""Clusters of articles that grow along pairs, as long as the pairs between them speak for it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
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
# A cut is at home where so many know it, if they are at least this share.
SEVERAL, SEVERAL_KNOWN = 2, 0.25


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
        self._weights: dict[tuple[int, int], int] = {}

    def relate(self, one: int, other: int, weight: int) -> None:
        """Say how much a pair speaks for one story, up to SURE; pairs left out are strangers."""
        pair = self._pair(self._joined[one], self._joined[other])
        self._weights[pair] = max(weight, self._weights.get(pair, 0))

    def join(self, pairs: Pairs) -> None:
        """Join along pairs, in their order, where enough of what stands between agrees."""
        for a, b in pairs:
            one, other = self._find(a), self._find(b)
            if one != other and self._bundles.may_join(one, other):
                weight, known, possible = self._between(self._hubs(one), self._hubs(other))
                is_one = weight > MOST * SURE * possible
                if is_one and possible - known <= MOST_STRANGERS * possible:
                    self._merge(one, other)

    def unite(self, groups: Iterable[Sequence[int]]) -> None:
        """Make one cluster of those of each group, whose articles are of one bundle."""
        for first, *others in groups:
            for other in others:
                if self._find(first) != self._find(other):
                    self._merge(self._find(first), self._find(other))

    def take_in(self, cuts: Pairs, items: Pairs) -> None:
        """Move the clusters of which all articles were cut from articles of one other cluster.

        Decided for all on the clusters as they stand before any of them moves. Of several clusters
        that they may have been cut from it is the one that knows them; a cluster stays where that
        does not tell, and where one of its articles is a digest, which has the tops of articles
        that have nothing in common.

        Args:
            cuts: pairs of a cut and the article that it was cut from.
            items: pairs of an article and another whose top is a smaller part of it.
        """
        sources: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for cut, longer in cuts:
            one, other = self._find(cut), self._find(longer)
            if one != other:
                sources[one][cut].add(other)
        whole = {
            cluster
            for cluster, found in sources.items()
            if len(found) == len(self._members[cluster])
        }
        bound: dict[int, list[int]] = defaultdict(list)
        for cluster in sorted(whole - self._digests(items, whole)):
            # What is itself a cut of something is no source.
            common = set.intersection(*sources[cluster].values()) - whole
            homes = [each for each in common if self._may_take_in(each, cluster)]
            if len(homes) == 1:
                bound[homes[0]].append(cluster)
        moves = [
            (target, cluster)
            for target, coming in bound.items()
            for cluster in coming
            if self._is_known(cluster, [target, *coming])
        ]
        for target, cluster in sorted(moves):
            if self._bundles.may_join(target, cluster):
                self._merge(self._find(target), self._find(cluster))

    def _may_take_in(self, home: int, cluster: int) -> bool:
        return self._bundles.may_join(home, cluster) and self._is_known(cluster, [home])

    def _digests(self, items: Pairs, cuts: AbstractSet[int]) -> set[int]:
        """The clusters of articles that have items of two clusters strange to each other."""
        found: dict[int, set[int]] = defaultdict(set)
        for article, other in items:
            if (source := self._find(other)) not in cuts:
                found[article].add(source)
        return {
            self._find(article)
            for article, sources in found.items()
            if any(self._are_strangers(a, b) for a, b in combinations(sorted(sources), 2))
        }

    def _are_strangers(self, one: int, other: int) -> bool:
        _, known, _ = self._between(self._hubs(one), self._hubs(other))
        return not known

    def members(self) -> list[list[int]]:
        """All clusters."""
        return list(self._members.values())

    def _is_known(self, cluster: int, clusters: Sequence[int]) -> bool:
        """Whether the others that would be one with a cluster have something of it.

        Most of them have, or several of a story whose later versions have lost what was cut.
        """
        others = [unit for each in clusters if each != cluster for unit in self._units[each]]
        hubs = sorted(others, key=self._order.__getitem__)[:HUBS]
        cuts = self._hubs(cluster)
        _, known, possible = self._between(cuts, hubs)
        is_several = known >= SEVERAL * len(cuts) and known >= SEVERAL_KNOWN * possible
        return known > MOST * possible or is_several

    def _between(self, some: Sequence[int], others: Sequence[int]) -> tuple[int, int, int]:
        """What the pairs between weigh, how many have something in common, and all there can be."""
        found = [self._weights.get(self._pair(a, b)) for a in some for b in others]
        known = [weight for weight in found if weight is not None]
        return sum(known), len(known), len(found)

    @staticmethod
    def _pair(one: int, other: int) -> tuple[int, int]:
        return (one, other) if one < other else (other, one)

    def _hubs(self, root: int) -> list[int]:
        return self._units[root][:HUBS]

    def _find(self, article: int) -> int:
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
