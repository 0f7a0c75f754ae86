"""Stories: which articles are copies of one wire story and its versions.

Verified pairs are joined strongest first, and two clusters only when at least half of the pairs
between them were verified as versions of each other: a single bridge (a round-up, a shared
caption, two texts stitched together) cannot chain strangers. Articles that name one and the same
item of an agency are joined before that, whatever their texts have in common. Ties are broken by
ids, so the order in which articles arrived does not matter.

A story is named after its first article. The name that each article would give is kept with it,
so any id that a story ever had still finds it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from etl.verify import PairVerdict

Kind = Literal["article", "roundup"]
JOINING: tuple[PairVerdict, ...] = ("same_version", "write_thru")
CROSS_SHARE = 0.5
WHOLE_CUT = 0.9
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What stories need to know of an article's latest version; `item` is an agency's article."""

    article_id: int
    version_id: int
    kind: Kind
    time: datetime | None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A verified pair between two articles' latest versions; `covered` of a and of b."""

    a: int
    b: int
    verdict: PairVerdict
    resemblance: float
    covered_a: float
    covered_b: float

    @property
    def strength(self) -> float:
        """How sure the pair is, for the order of joining."""
        return min(self.covered_a, self.covered_b) + self.resemblance

    @property
    def cut_and_longer(self) -> tuple[int, int]:
        """The two articles, first the one that lies more in the other (then the smaller id)."""
        ends = sorted([(-self.covered_a, self.a), (-self.covered_b, self.b)])
        return ends[0][1], ends[1][1]


@dataclass(frozen=True, slots=True)
class Link:
    """An article that quotes or contains another story; it never joins them."""

    article_id: int
    story_id: int
    role: Literal["excerpt", "roundup"]


@dataclass(frozen=True, slots=True)
class Story:
    """A cluster, its id, and its articles, the first one first."""

    story_id: int
    kind: Kind
    article_ids: tuple[int, ...]


def story_key(article_id: int) -> int:
    """The id of a story of which an article is the first: half of an MD5 sum, as SQL makes it."""
    digest = md5(f"story {article_id}".encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[8:], "little")


def form_stories(
    candidates: Sequence[Candidate], edges: Sequence[Edge]
) -> tuple[list[Story], list[Link]]:
    """Cluster articles into stories; every article gets exactly one, if need be alone.

    Returns:
        The stories by id, and the links between articles and other stories.
    """
    by_id = {candidate.article_id: candidate for candidate in candidates}
    known = [edge for edge in edges if edge.a in by_id and edge.b in by_id]
    joining = [edge for edge in known if _joins(edge, by_id)]
    clusters = _Clusters(_by_item(candidates), joining)
    clusters.join(joining)
    clusters.take_in_cuts(known, by_id)
    stories, home = _name(clusters.members(), by_id)
    links = {(link.story_id, link.article_id): link for link in _links(known, by_id, home)}
    return stories, [link for _, link in sorted(links.items())]


def _by_item(candidates: Iterable[Candidate]) -> dict[int, int]:
    """The first by id of the articles that name the same item of an agency, of each article.

    A round-up that names an item is not the item, so the two do not join.
    """
    first: dict[tuple[str, Kind], int] = {}
    joined = {}
    for each in sorted(candidates, key=lambda candidate: candidate.article_id):
        number = each.article_id
        joined[number] = first.setdefault((each.item, each.kind), number) if each.item else number
    return joined


def _joins(edge: Edge, by_id: Mapping[int, Candidate]) -> bool:
    """A version joins its like; a round-up joins only a copy or a version of itself.

    A copy may have lost the headline that showed what it is, so a same text joins in any case.
    """
    same_kind = by_id[edge.a].kind == by_id[edge.b].kind
    return edge.verdict == "same_version" or (edge.verdict in JOINING and same_kind)


class _Clusters:
    """Disjoint sets that know how many verified pairs there are between each two of them.

    The articles of one item stand as one, so that those whose texts nobody has do not outvote the
    others.
    """

    def __init__(self, joined: Mapping[int, int], edges: Sequence[Edge]) -> None:
        self._parent = dict(joined)
        self._members: dict[int, list[int]] = defaultdict(list)
        for article, first in joined.items():
            self._members[first].append(article)
        self._weight = dict.fromkeys(self._members, 1)
        self._between: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for edge in edges:
            one, other = joined[edge.a], joined[edge.b]
            if one != other:
                self._between[one][other] = self._between[other][one] = 1

    def find(self, article: int) -> int:
        root = article
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[article] != root:
            self._parent[article], article = root, self._parent[article]
        return root

    def join(self, edges: Sequence[Edge]) -> None:
        """Join along edges, strongest first, where enough of the pairs across agree."""
        ordered = sorted(
            edges, key=lambda edge: (-edge.strength, min(edge.a, edge.b), max(edge.a, edge.b))
        )
        for edge in ordered:
            one, other = self.find(edge.a), self.find(edge.b)
            if one != other:
                possible = self._weight[one] * self._weight[other]
                if self._between[one][other] >= CROSS_SHARE * possible:
                    self._merge(one, other)

    def _merge(self, one: int, other: int) -> None:
        """Fold the smaller cluster into the larger, and its pairs with it."""
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        self._weight[one] += self._weight.pop(other)
        for neighbour, count in self._between.pop(other, {}).items():
            del self._between[neighbour][other]
            if neighbour != one:
                self._between[one][neighbour] += count
                self._between[neighbour][one] += count

    def take_in_cuts(self, edges: Sequence[Edge], by_id: Mapping[int, Candidate]) -> None:
        """Give a short cut that lies whole in the articles of one story its home there.

        Decided for all cuts on the clusters as they stand before any of them moves.
        """
        targets: dict[int, set[int]] = defaultdict(set)
        whole: dict[int, set[int]] = defaultdict(set)
        for edge in edges:
            if edge.verdict != "excerpt" or by_id[edge.a].kind != by_id[edge.b].kind:
                continue
            cut, longer = edge.cut_and_longer
            targets[self.find(cut)].add(self.find(longer))
            if max(edge.covered_a, edge.covered_b) >= WHOLE_CUT:
                whole[self.find(cut)].add(cut)
        moves = {
            cluster: min(longer)
            for cluster, longer in targets.items()
            if len(longer) == 1
            and not longer & targets.keys()
            and len(whole[cluster]) == len(self._members[cluster])
        }
        for cluster, target in sorted(moves.items()):
            self._merge(self.find(target), self.find(cluster))

    def members(self) -> list[list[int]]:
        """All clusters."""
        return list(self._members.values())


def _name(
    clusters: list[list[int]], by_id: Mapping[int, Candidate]
) -> tuple[list[Story], dict[int, int]]:
    stories, home = [], {}
    for cluster in clusters:
        ordered = sorted(cluster, key=lambda each: (by_id[each].time or _NEVER, each))
        first = by_id[ordered[0]]
        kinds = {by_id[each].kind for each in cluster}
        kind: Kind = "roundup" if "roundup" in kinds else "article"
        stories.append(Story(story_key(first.article_id), kind, tuple(ordered)))
        home.update(dict.fromkeys(cluster, story_key(first.article_id)))
    return sorted(stories, key=lambda story: story.story_id), home


def _links(
    edges: Sequence[Edge], by_id: Mapping[int, Candidate], home: Mapping[int, int]
) -> Iterable[Link]:
    """Link a round-up to the stories it contains, and a quoting article to what it quotes.

    Of two links between the same article and story the last counts: that of a round-up.
    """
    for edge in sorted(edges, key=lambda edge: by_id[edge.a].kind != by_id[edge.b].kind):
        if home[edge.a] == home[edge.b]:
            continue
        if by_id[edge.a].kind != by_id[edge.b].kind:
            if edge.verdict in {"roundup", "excerpt", *JOINING}:
                digest, item = edge.a, edge.b
                if by_id[digest].kind != "roundup":
                    digest, item = item, digest
                yield Link(digest, home[item], "roundup")
        elif edge.verdict == "excerpt":
            cut, longer = edge.cut_and_longer
            yield Link(cut, home[longer], "excerpt")
