"""Which clusters were cut from others: a cut moves to the story that has what it has.

Clusters grow along versions, and a short cut is none: a quarter of a story, or its top with a local
paragraph around it, has too little in common with the whole. It moves, if all that is in its
cluster was cut from one other story, and if this story knows what was cut. So a text that somebody
stitched from two stories brings nothing of the one into the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.clusters import HUBS, MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from etl.clusters import Clusters

# A cut is at home where so many know it, if they are as many as are asked or else at least this
# share of those that know what it was cut from;
SEVERAL, SEVERAL_KNOWN = 2, 0.15
# or where it is the top of so many.
TOPS = 3
# Of several homes one must have so many times as many sources as any other.
CLEARLY = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """An article that may have been cut from another one.

    `is_top`: it has the top of the other one; `is_named`: and the same headline.
    """

    article: int
    source: int
    is_top: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An article that has the top of another one, and mostly something else: as a digest has."""

    article: int
    other: int


# By cluster and the cluster that it may have been cut from.
Homes = dict[int, dict[int, list[Cut]]]
# The surest evidence first.
_EVIDENCE: tuple[Callable[[Cut], bool], ...] = (
    lambda cut: cut.is_named,
    lambda cut: cut.is_top,
    lambda _: True,
)


def moves_of(
    clusters: Clusters, cuts: Sequence[Cut], items: Iterable[Item]
) -> list[tuple[int, int]]:
    """The clusters that are to take others in, each with one that moves there.

    Decided for all on the clusters as they stand. A cluster stays where several may be its home and
    none has most of its sources, where the others that would be one with it do not know it, and
    where one of its articles is a digest.

    Args:
        clusters: the clusters.
        cuts: which article may have been cut from which.
        items: which article may be a digest, and what it has of others.
    """
    digests = digests_of(clusters, items)
    homes = _homes(clusters, cuts, digests)
    moves = _moves(homes)
    while refused := [
        (cluster, home)
        for home, coming in moves.items()
        for cluster in coming
        if not _is_known(clusters, cluster, homes[cluster][home], coming)
    ]:
        for cluster, home in refused:
            del homes[cluster][home]
        moves = _moves(homes)
    return sorted((home, cluster) for home, coming in moves.items() for cluster in coming)


def digests_of(clusters: Clusters, items: Iterable[Item]) -> set[int]:
    """The articles that have items of several stories, which have nothing in common.

    Clusters are of one story where some of what an article has items of know one another, if need
    be through a third. Digests themselves connect nothing, so they are left out.
    """
    found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for item in items:
        source = clusters.cluster_of(item.other)
        if source != clusters.cluster_of(item.article):
            found[item.article][source].add(clusters.unit_of(item.other))
    suspected = {
        article
        for article, sources in found.items()
        if not _are_connected(clusters, list(sources.values()))
    }
    return {
        article
        for article in suspected
        if not _are_connected(clusters, [each - suspected for each in found[article].values()])
    }


def _are_connected(clusters: Clusters, groups: Iterable[AbstractSet[int]]) -> bool:
    """Whether a chain of known pairs leads from any group of units to any other."""
    left = [group for group in groups if group]
    reached = [left.pop()] if left else []
    while reached and left:
        known = set().union(*(clusters.known_to(unit) for unit in reached.pop()))
        reached += [group for group in left if not known.isdisjoint(group)]
        left = [group for group in left if known.isdisjoint(group)]
    return not left


def _homes(clusters: Clusters, cuts: Iterable[Cut], digests: AbstractSet[int]) -> Homes:
    """Of each cluster whose articles all are cuts, where all of them may have been cut from."""
    found: Homes = defaultdict(lambda: defaultdict(list))
    for cut in cuts:
        one, other = clusters.cluster_of(cut.article), clusters.cluster_of(cut.source)
        if one != other and cut.source not in digests:
            found[one][other].append(cut)
    return {
        cluster: {
            home: those
            for home, those in sorted(found[cluster].items())
            if {cut.article for cut in those} == set(clusters.members_of(cluster))
            and clusters.may_join(home, cluster)
            and _is_known(clusters, cluster, those, [])
        }
        for cluster in sorted(found)
        if digests.isdisjoint(clusters.members_of(cluster))
    }


def _moves(homes: Homes) -> dict[int, list[int]]:
    """Which clusters move to which; never to one that moves itself."""
    chosen = {
        cluster: home
        for cluster, found in homes.items()
        if (home := _likeliest(found, homes)) is not None
    }
    moves: dict[int, list[int]] = defaultdict(list)
    for cluster, home in chosen.items():
        if home not in chosen:
            moves[home].append(cluster)
    return moves


def _likeliest(found: Mapping[int, Sequence[Cut]], homes: Homes) -> int | None:
    """The home with most of the sources; not one that was cut from another of them itself."""
    last = [each for each in found if homes.get(each, {}).keys().isdisjoint(found)]
    for is_sure in _EVIDENCE:
        counts = {each: sources for each in last if (sources := sum(map(is_sure, found[each])))}
        if counts:
            first, *others = sorted(counts, key=lambda each: (-counts[each], each))
            is_clear = not others or counts[first] >= CLEARLY * counts[others[0]]
            return first if is_clear else None
    return None


def _is_known(
    clusters: Clusters, cluster: int, those: Sequence[Cut], coming: Sequence[int]
) -> bool:
    """Whether the others that would be one with a cluster have something of it.

    That is sure where every article has the headline of its source, too. Else most of them have, or
    it is the top of a few of its home, or several of that have something of it: later versions of a
    story have lost what earlier ones had, but what somebody put beside a story that he printed the
    others have not.

    Args:
        clusters: the clusters.
        cluster: the one that would move.
        those: which of its articles were cut from which of its home.
        coming: the clusters that would move to its home.
    """
    if len({cut.article for cut in those if cut.is_named}) == len(clusters.members_of(cluster)):
        return True
    home = clusters.cluster_of(those[0].source)
    others = [home, *(each for each in coming if each != cluster)]
    cuts, asked = clusters.asked([cluster]), clusters.asked(others)
    known = sum(unit in clusters.known_to(cut) for cut in cuts for unit in asked)
    if known > MOST * len(cuts) * len(asked):
        return True
    if sum(cut.is_top for cut in those) >= TOPS * len(clusters.members_of(cluster)):
        return True
    inside = set(clusters.units_of(home))
    sources = {clusters.unit_of(cut.source) for cut in those}
    most = max(len(clusters.known_to(source) & inside) for source in sources)
    several = sum(len(clusters.known_to(cut) & inside) for cut in cuts) / len(cuts)
    return several >= max(SEVERAL, min(HUBS, SEVERAL_KNOWN * most))
