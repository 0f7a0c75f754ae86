"""Stories: which articles are copies of one wire story and its versions.

Verified pairs are joined strongest first, and two clusters only when the pairs between them speak
for it: a version counts one, versions that have drifted apart two thirds, a pair that has something
else in common one third, and that has to be more than half of the possible pairs; and hardly any of
them may be strangers. So a single bridge (a round-up, a shared caption, two texts stitched
together) cannot chain what has nothing to do with each other. Articles that name one and the same
item of an agency are joined before that, whatever their texts have in common. Then the clusters of
articles that a person judged the same become one, and cuts move to the story that they were cut
from. What was judged different never meets.

Ties are broken by ids, so the order in which articles arrived does not matter, and nothing depends
on an article that no chain of pairs leads to. Of a large cluster only the articles with the
smallest version ids are asked, since not all of its pairs are compared.

A story is named after its first article. The name that each article would give is kept with it,
so any id that a story ever had still finds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import md5
from typing import TYPE_CHECKING, Literal

from etl.clusters import SURE, Clusters
from etl.cuts import Cut, Item, digests_of, moves_of
from etl.judged import NOTHING_JUDGED, part_items
from etl.normalize import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from etl.judged import Judged
    from etl.pair_verdict import PairVerdict

Kind = Literal["article", "roundup"]
JOINING: tuple[PairVerdict, ...] = ("same_version", "write_thru")
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
_NEVER = datetime.max.replace(tzinfo=UTC)


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


@dataclass(frozen=True, slots=True)
class Edge:
    """A verified pair between two articles' latest versions; `covered` of a and of b.

    `opening`: how much of what they share is the top, in one piece, of a and of b.
    """

    a: int
    b: int
    verdict: PairVerdict
    resemblance: float
    covered_a: float
    covered_b: float
    opening_a: float = 0.0
    opening_b: float = 0.0

    @property
    def strength(self) -> float:
        """How sure the pair is, for the order of joining."""
        return min(self.covered_a, self.covered_b) + self.resemblance

    @property
    def cut_and_source(self) -> tuple[int, int]:
        """The two articles, first the one that has something of the other.

        That is the one that lies whole in the other; else the one that has the top of the other;
        else the one that lies more in the other (then the smaller id).
        """
        of_a, of_b = self.opening_a >= OPENING_CUT, self.opening_b >= OPENING_CUT
        if of_a == of_b or max(self.covered_a, self.covered_b) >= WHOLE_CUT:
            ends = sorted([(-self.covered_a, self.a), (-self.covered_b, self.b)])
            return ends[0][1], ends[1][1]
        return (self.b, self.a) if of_a else (self.a, self.b)

    @property
    def has_top(self) -> bool:
        """Whether one has the top of the other."""
        return max(self.opening_a, self.opening_b) >= OPENING_CUT

    def opening(self, article_id: int) -> float:
        """How much of what is shared is the top of an article, in one piece."""
        return self.opening_a if article_id == self.a else self.opening_b

    def covered(self, article_id: int) -> float:
        """How much of an article is in the other."""
        return self.covered_a if article_id == self.a else self.covered_b


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
    candidates: Sequence[Candidate], edges: Sequence[Edge], judged: Judged = NOTHING_JUDGED
) -> list[Story]:
    """Cluster articles into stories; every article gets exactly one, if need be alone.

    Args:
        candidates: the articles.
        edges: verified pairs of two of them.
        judged: what people said of them, which is kept whatever the pairs say.

    Returns:
        The stories, by id.
    """
    by_id = {candidate.article_id: candidate for candidate in candidates}
    known = [
        edge
        for edge in edges
        if edge.a in by_id and edge.b in by_id and edge.verdict != "unrelated"
    ]
    versions = {each.article_id: each.version_id for each in candidates}
    bundles = judged.bundles()
    clusters = Clusters(part_items(_by_item(candidates), bundles), versions, bundles)
    for edge in known:
        clusters.relate(edge.a, edge.b, _weight(edge, by_id))
    items = [Item(*edge.cut_and_source) for edge in known if _is_item(edge)]
    lists = _without_a_main_part(digests_of(clusters, items), known)
    joining = [edge for edge in known if _joins(edge, by_id) and _is_whole(edge, lists)]
    clusters.join([(edge.a, edge.b) for edge in _strongest_first(joining)])
    clusters.unite(judged.groups(by_id))
    cuts = [_cut(edge, by_id) for edge in known if _is_cut(edge, by_id)]
    clusters.move(moves_of(clusters, cuts, items))
    return _name(clusters.members(), by_id)


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


def _strongest_first(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(
        edges, key=lambda edge: (-edge.strength, min(edge.a, edge.b), max(edge.a, edge.b))
    )


def _joins(edge: Edge, by_id: Mapping[int, Candidate]) -> bool:
    """A version joins its like; the same text joins in any case, for a copy may be late."""
    if edge.verdict == "write_thru":
        return not _are_two_of_a_series(edge, by_id)
    return edge.verdict == "same_version"


def _are_two_of_a_series(edge: Edge, by_id: Mapping[int, Candidate]) -> bool:
    """Whether two are round-ups (The Latest, In Brief), of two days or each with items of its own.

    A round-up that goes on growing holds the earlier one whole.
    """
    one, other = by_id[edge.a], by_id[edge.b]
    if not one.kind == other.kind == "roundup":
        return False
    if max(edge.covered_a, edge.covered_b) < WHOLE_CUT:
        return True
    if one.time and other.time:
        return abs(one.time - other.time) > SERIES_APART
    return False


def _weight(edge: Edge, by_id: Mapping[int, Candidate]) -> int:
    """How much a pair speaks for one story; templates and round-ups do not."""
    if _joins(edge, by_id):
        return SURE
    if edge.verdict not in {"excerpt", "shared_quote"}:
        return 0
    smaller, larger = sorted((edge.covered_a, edge.covered_b))
    if edge.verdict == "excerpt" and smaller >= NEAR_COVERED:
        return NEAR_WEIGHT
    return RELATED_WEIGHT if larger >= RELATED_COVERED else 0


def _is_cut(edge: Edge, by_id: Mapping[int, Candidate]) -> bool:
    """Whether one of both is cut from the other: all of it, or all that it has of the other."""
    if by_id[edge.a].kind != by_id[edge.b].kind or _are_two_of_a_series(edge, by_id):
        return False
    if edge.verdict not in {"excerpt", "write_thru"}:
        return False
    cut, source = edge.cut_and_source
    if edge.covered(cut) >= WHOLE_CUT:
        # The middle of a text, and little of it, is what the longer text took from the shorter.
        return edge.opening(source) >= OPENING_CUT or edge.covered(source) >= RELATED_COVERED
    if not edge.has_top or by_id[cut].quotes:
        return False
    least = max(CUT_COVERED, CUT_LENGTH * edge.covered(source))
    return edge.covered(cut) >= least and _is_around(edge, by_id)


def _is_around(edge: Edge, by_id: Mapping[int, Candidate]) -> bool:
    """Whether the rest of a text is words around a cut, and no report that quotes it."""
    cut, source = (by_id[each] for each in edge.cut_and_source)
    own = cut.words * (1 - edge.covered(cut.article_id))
    return own <= OWN_WORDS or _are_named_alike(cut.headline, source.headline)


def _cut(edge: Edge, by_id: Mapping[int, Candidate]) -> Cut:
    cut, source = edge.cut_and_source
    is_top = edge.opening(source) >= OPENING_CUT
    is_named = is_top and _are_named_alike(by_id[cut].headline, by_id[source].headline)
    return Cut(cut, source, is_top, is_named)


def _are_named_alike(one: str | None, other: str | None) -> bool:
    """Whether headlines have the same words, in whatever type and case they are set."""
    return one is not None and other is not None and (one == other or _words(one) == _words(other))


@lru_cache(maxsize=1024)
def _words(headline: str) -> tuple[str, ...]:
    return tuple(words_of(headline))


def _is_item(edge: Edge) -> bool:
    """Whether one has the top of the other, and mostly something else: as a digest has."""
    return (
        edge.verdict in {"excerpt", "write_thru", "shared_quote"}
        and edge.has_top
        and edge.covered(edge.cut_and_source[0]) < ITEM_MOST
    )


def _without_a_main_part(digests: AbstractSet[int], edges: Iterable[Edge]) -> set[int]:
    """The digests of which no other article has half, but for copies of them.

    The others may be a story with an item beside it.
    """
    main = set()
    for edge in edges:
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            is_part = edge.verdict in {"same_version", "write_thru", "excerpt"}
            if is_part and other not in digests and edge.covered(one) >= ITEM_MOST:
                main.add(one)
    return set(digests) - main


def _is_whole(edge: Edge, lists: AbstractSet[int]) -> bool:
    """Whether a pair is not that of a list of items and one of them, a good part of it."""
    return edge.verdict == "same_version" or lists.isdisjoint((edge.a, edge.b))


def _name(clusters: list[list[int]], by_id: Mapping[int, Candidate]) -> list[Story]:
    stories = []
    for cluster in clusters:
        ordered = sorted(cluster, key=lambda each: (by_id[each].time or _NEVER, each))
        kinds = {by_id[each].kind for each in cluster}
        kind: Kind = "roundup" if "roundup" in kinds else "article"
        stories.append(Story(story_key(ordered[0]), kind, tuple(ordered)))
    return sorted(stories, key=lambda story: story.story_id)
