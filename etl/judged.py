"""What people's judgements ask of the stories: which articles to bring together, which to part.

Judgements bind articles, the machine binds clusters, and both are kept by one rule: articles that
were judged the same are one bundle from the beginning, a cluster belongs to the bundles of its
articles, and clusters whose bundles were parted never meet. So however the clusters have grown,
those of one bundle can be made one story at the end, and every judgement that stands is kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from etl.bundles import Bundles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from etl.judgement import What


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A judgement that stands: its articles, and the groups that they belong to.

    A group are all articles that judgements make the same, directly or through others, and its
    name is one of them. It need not be in the archive.
    """

    what: What
    article_a: int
    article_b: int
    group_a: int
    group_b: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements that stand together, that is without any contradiction."""

    pairs: tuple[JudgedPair, ...] = ()

    def bundles(self) -> Bundles:
        """The bundles to begin with."""
        bundles = Bundles()
        for pair in self.pairs:
            bundles.join(pair.article_a, pair.group_a)
            bundles.join(pair.article_b, pair.group_b)
        for pair in self.pairs:
            if pair.what == "different":
                bundles.part(pair.group_a, pair.group_b)
        return bundles

    def groups(self, known: Collection[int]) -> list[list[int]]:
        """The known articles of each group that has several."""
        members: dict[int, set[int]] = defaultdict(set)
        for pair in self.pairs:
            members[pair.group_a].add(pair.article_a)
            members[pair.group_b].add(pair.article_b)
        found = (sorted(each for each in members[group] if each in known) for group in members)
        return sorted(group for group in found if len(group) > 1)


NOTHING_JUDGED = Judged()


def part_items(joined: Mapping[int, int], bundles: Bundles) -> dict[int, int]:
    """Let no item of an agency join articles that were judged different.

    Of two such articles one names an item that it is no copy of, and which one nobody can tell. So
    the item joins neither of them; their texts decide. The others stay one, and their bundles are
    joined. Items are gone through by their smallest article, so that nothing depends on any order.

    Args:
        joined: the article that stands for each article: the first of those that name its item.
        bundles: what has to be in one story and what must not; changed.
    """
    sharing: dict[int, list[int]] = defaultdict(list)
    for article, first in joined.items():
        sharing[first].append(article)
    parted = dict(joined)
    for first in sorted(sharing):
        articles = sorted(sharing[first])
        alone = _judged_different(articles, bundles)
        parted |= {each: each for each in alone}
        rest = [each for each in articles if each not in alone]
        parted |= dict.fromkeys(rest, rest[0] if rest else first)
        for each in rest[1:]:
            bundles.join(rest[0], each)
    return parted


def _judged_different(articles: Iterable[int], bundles: Bundles) -> set[int]:
    """Those of the articles that are kept apart from another of them."""
    suspects = [each for each in articles if bundles.is_parted(each)]
    return {
        each for pair in combinations(suspects, 2) if not bundles.may_join(*pair) for each in pair
    }
