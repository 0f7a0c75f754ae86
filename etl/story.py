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
from datetime import UTC, datetime
from hashlib import md5
from typing import TYPE_CHECKING

from etl.clusters import Clusters
from etl.cuts import digests_of, moves_of
from etl.edges import Edges
from etl.judged import NOTHING_JUDGED, part_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from etl.edges import Candidate, Kind
    from etl.judged import Judged
    from etl.pair_columns import PairColumns

_NEVER = datetime.max.replace(tzinfo=UTC)


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
    candidates: Sequence[Candidate], pairs: PairColumns, judged: Judged = NOTHING_JUDGED
) -> list[Story]:
    """Cluster articles into stories; every article gets exactly one, if need be alone.

    Args:
        candidates: the articles, by id.
        pairs: verified pairs of two of them, by their places.
        judged: what people said of them, which is kept whatever the pairs say.

    Returns:
        The stories, by id.
    """
    by_id = {candidate.article_id: candidate for candidate in candidates}
    versions = {each.article_id: each.version_id for each in candidates}
    bundles = judged.bundles()
    clusters = Clusters(part_items(_by_item(candidates), bundles), versions, bundles)
    edges = Edges(candidates, pairs)
    clusters.relate(edges.all(), edges.weights.tolist())
    items = edges.items()
    clusters.join(edges.joining(digests_of(clusters, items)))
    clusters.unite(judged.groups(by_id))
    clusters.move(moves_of(clusters, edges.cuts(), items))
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


def _name(clusters: list[list[int]], by_id: Mapping[int, Candidate]) -> list[Story]:
    stories = []
    for cluster in clusters:
        ordered = sorted(cluster, key=lambda each: (by_id[each].time or _NEVER, each))
        kinds = {by_id[each].kind for each in cluster}
        kind: Kind = "roundup" if "roundup" in kinds else "article"
        stories.append(Story(story_key(ordered[0]), kind, tuple(ordered)))
    return sorted(stories, key=lambda story: story.story_id)
