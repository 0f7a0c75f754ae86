"""Judgements and the growth of clusters, on a small clustering of the test's own."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from etl.bundles import Bundles
from etl.judged import Judged, JudgedPair, part_items

Pair = tuple[int, int]


def judged(same: list[Pair] = (), different: list[Pair] = ()) -> Judged:  # type: ignore[assignment]
    """Judgements that do not contradict each other, with their groups."""
    group = {number: number for pair in (*same, *different) for number in pair}
    for one, other in same:
        first, last = sorted((group[one], group[other]))
        group = {key: first if value == last else value for key, value in group.items()}
    return Judged(
        tuple(
            JudgedPair(what, one, other, group[one], group[other])  # type: ignore[arg-type]
            for what, pairs in (("same", same), ("different", different))
            for one, other in pairs
        )
    )


@dataclass
class World:
    articles: list[int]
    items: dict[int, str]
    edges: list[Pair]
    said: Judged


def cluster(world: World) -> set[frozenset[int]]:
    """Join what names one item, then along the edges in their order, then what was judged."""
    bundles = world.said.bundles()
    first: dict[str, int] = {}
    joined = {
        each: first.setdefault(world.items.get(each, f"none {each}"), each)
        for each in sorted(world.articles)
    }
    joined = part_items(joined, bundles)
    clusters = {name: {each for each in joined if joined[each] == name} for name in joined.values()}

    def of(article: int) -> int:
        return next(name for name, members in clusters.items() if article in members)

    def merge(one: int, other: int) -> None:
        clusters[one] |= clusters.pop(other)

    for a, b in world.edges:
        one, other = of(a), of(b)
        if one != other and bundles.may_join(one, other):
            bundles.join(one, other)
            merge(one, other)
    for group in world.said.groups(set(world.articles)):
        for each in group[1:]:
            if of(each) != of(group[0]):
                merge(of(group[0]), of(each))
    return {frozenset(members) for members in clusters.values()}


def test_without_judgements_nothing_is_bound() -> None:
    world = World([1, 2, 3], {1: "AP:1", 2: "AP:1"}, [(2, 3)], Judged())
    assert cluster(world) == {frozenset({1, 2, 3})}


def test_what_was_judged_the_same_brings_its_copies_along() -> None:
    world = World([1, 2, 3, 4], {}, [(1, 2), (3, 4)], judged([(2, 3)]))
    assert cluster(world) == {frozenset({1, 2, 3, 4})}


def test_what_was_judged_different_is_kept_apart_though_the_texts_are_the_same() -> None:
    world = World([1, 2, 3], {}, [(1, 2), (2, 3), (1, 3)], judged([], [(1, 3)]))
    assert cluster(world) == {frozenset({1, 2}), frozenset({3})}


def test_copies_do_not_bring_together_what_was_judged_different() -> None:
    """2 goes with 1 and 3 with 4; that 2 and 3 are the same must not join 1 and 4."""
    world = World([1, 2, 3, 4], {}, [(1, 2), (3, 4)], judged([(2, 3)], [(1, 4)]))
    assert cluster(world) == {frozenset({1, 2, 3}), frozenset({4})}


def test_an_item_joins_neither_of_two_that_were_judged_different() -> None:
    items = dict.fromkeys([1, 2, 3, 4], "AP:1")
    world = World([1, 2, 3, 4], items, [(2, 3)], judged([], [(1, 2)]))
    assert cluster(world) == {frozenset({1}), frozenset({2, 3, 4})}


def test_an_item_does_not_join_what_judgements_part_through_others() -> None:
    items = dict.fromkeys([1, 2, 3], "AP:1")
    world = World([1, 2, 3, 8, 9], items, [], judged([(1, 8), (2, 9)], [(8, 9)]))
    assert cluster(world) == {frozenset({1, 8}), frozenset({2, 9}), frozenset({3})}


def test_two_items_do_not_bring_together_what_was_judged_different() -> None:
    items = {1: "AP:1", 2: "AP:1", 3: "AP:2", 4: "AP:2"}
    world = World([1, 2, 3, 4], items, [], judged([(1, 3)], [(2, 4)]))
    assert cluster(world) == {frozenset({1, 2, 3}), frozenset({4})}


def test_articles_that_are_not_there_bind_those_that_are() -> None:
    """What 7 is the same as is one story, though 7 itself is not in the archive."""
    world = World([1, 2, 3], {}, [(2, 3)], judged([(1, 7), (2, 7)]))
    assert cluster(world) == {frozenset({1, 2, 3})}
    assert world.said.groups({1, 2, 3}) == [[1, 2]]
    apart = World([1, 2], {}, [(1, 2)], judged([(1, 7), (2, 8)], [(7, 8)]))
    assert cluster(apart) == {frozenset({1}), frozenset({2})}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    count = draw(st.integers(2, 9))
    articles = list(range(1, count + 1))
    pairs = st.tuples(st.integers(1, count + 2), st.integers(1, count + 2)).filter(
        lambda pair: pair[0] != pair[1]
    )
    same = draw(st.lists(pairs, max_size=4))
    bundles = Bundles()
    for pair in same:
        bundles.join(*pair)
    different = [pair for pair in draw(st.lists(pairs, max_size=4)) if not bundles.are_one(*pair)]
    items = draw(st.dictionaries(st.sampled_from(articles), st.sampled_from("xyz"), max_size=count))
    inside = pairs.filter(lambda pair: max(pair) <= count)
    return World(articles, items, draw(st.lists(inside, max_size=20)), judged(same, different))


@given(worlds())
def test_every_judgement_that_stands_is_kept_however_clusters_grow(world: World) -> None:
    story = {article: members for members in cluster(world) for article in members}
    assert sorted(story) == world.articles
    group = {}
    for pair in world.said.pairs:
        group[pair.article_a], group[pair.article_b] = pair.group_a, pair.group_b
    for a, b in permutations(story, 2):
        if a in group and group[a] == group.get(b):
            assert story[a] == story[b]
    parted = {(each.group_a, each.group_b) for each in world.said.pairs if each.what == "different"}
    for a, b in permutations(story, 2):
        if (group.get(a), group.get(b)) in parted:
            assert story[a] != story[b]


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_and_articles_does_not_matter(
    world: World, chance: random.Random
) -> None:
    expected = cluster(world)
    pairs = list(world.said.pairs)
    chance.shuffle(pairs)
    chance.shuffle(world.articles)
    turned = [
        JudgedPair(each.what, each.article_b, each.article_a, each.group_b, each.group_a)
        if chance.random() < 0.5
        else each
        for each in pairs
    ]
    assert (
        cluster(World(world.articles, world.items, world.edges, Judged(tuple(turned)))) == expected
    )


@given(worlds())
def test_part_items_leaves_items_alone_about_which_nobody_said_anything(world: World) -> None:
    joined = dict.fromkeys(world.articles, min(world.articles))
    assert part_items(joined, Bundles()) == joined
