"""Judgements and the story rule itself: what stands is kept, whatever pairs, items and cuts say."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from etl.bundles import Bundles
from etl.edges import Candidate
from etl.judged import Judged, JudgedPair

from .edges import Edge, form_stories

START = datetime(2026, 3, 1, tzinfo=UTC)
Pair = tuple[int, int]


def article(number: int, item: str | None = None) -> Candidate:
    return Candidate(number, number, "article", START + timedelta(hours=number), item)


def version(a: int, b: int, strength: float = 0.9) -> Edge:
    return Edge(a, b, "write_thru", strength, strength, strength)


def cut(short: int, longer: int) -> Edge:
    return Edge(short, longer, "excerpt", 0.3, 1.0, 0.3)


def judged(same: list[Pair], different: list[Pair]) -> Judged:
    bundles = Bundles()
    for pair in same:
        bundles.join(*pair)
    said: list[tuple[Any, Pair]] = [("same", pair) for pair in same]
    said += [("different", pair) for pair in different if not bundles.are_one(*pair)]
    return Judged(
        tuple(JudgedPair(what, a, b, bundles.name(a), bundles.name(b)) for what, (a, b) in said)
    )


def homes(candidates: list[Candidate], edges: list[Edge], said: Judged) -> set[frozenset[int]]:
    stories = form_stories(candidates, edges, said)
    return {frozenset(story.article_ids) for story in stories}


def test_copies_come_along_with_what_was_judged_the_same() -> None:
    articles = [article(number) for number in range(1, 7)]
    edges = [version(*pair) for part in ((1, 2, 3), (4, 5, 6)) for pair in combinations(part, 2)]
    assert len(homes(articles, edges, Judged())) == 2
    assert len(homes(articles, edges, judged([(3, 4)], []))) == 1


def test_a_cut_does_not_move_to_what_it_was_judged_different_from() -> None:
    articles = [article(number) for number in (1, 2, 3)]
    edges = [version(1, 2), cut(3, 1), cut(3, 2)]
    assert homes(articles, edges, Judged()) == {frozenset({1, 2, 3})}
    assert homes(articles, edges, judged([], [(2, 3)])) == {frozenset({1, 2}), frozenset({3})}


def test_of_two_cuts_that_were_judged_different_one_moves() -> None:
    articles = [article(number) for number in (1, 2, 3, 4)]
    edges = [version(1, 2), *(cut(short, longer) for short in (3, 4) for longer in (1, 2))]
    edges.append(Edge(3, 4, "shared_quote", 0.1, 0.3, 0.3))
    assert homes(articles, edges, Judged()) == {frozenset({1, 2, 3, 4})}
    assert homes(articles, edges, judged([], [(3, 4)])) == {frozenset({1, 2, 3}), frozenset({4})}


def test_judgements_of_other_articles_change_nothing() -> None:
    articles = [article(1, "AP:1"), article(2, "AP:1"), article(3)]
    said = judged([(7, 8)], [(8, 9), (3, 9)])
    assert homes(articles, [version(2, 3)], said) == homes(articles, [version(2, 3)], Judged())


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Candidate], list[Edge], list[Pair], list[Pair]]:
    count = draw(st.integers(2, 9))
    item = st.sampled_from([None, "AP:1", "AP:2"])
    articles = [article(number, draw(item)) for number in range(1, count + 1)]
    pairs = list(combinations(range(1, count + 1), 2))
    edges = [
        Edge(a, b, draw(st.sampled_from(["same_version", "write_thru", "excerpt"])),
             *(draw(st.sampled_from([0.3, 0.6, 0.95])) for _ in range(3)))
        for a, b in draw(st.lists(st.sampled_from(pairs), unique=True))
    ]  # fmt: skip
    some = st.lists(st.sampled_from(pairs), max_size=4, unique=True)
    return articles, edges, draw(some), draw(some)


@given(worlds(), st.randoms(use_true_random=False))
def test_what_was_judged_is_kept_in_any_order(
    world: tuple[list[Candidate], list[Edge], list[Pair], list[Pair]], chance: random.Random
) -> None:
    articles, edges, same, different = world
    said = judged(same, different)
    found = homes(articles, edges, said)
    home = {number: story for story in found for number in story}
    assert sorted(home) == [each.article_id for each in articles]
    for pair in said.pairs:
        assert (home[pair.article_a] == home[pair.article_b]) == (pair.what == "same")
    for shuffled in (articles, edges, pairs := list(said.pairs)):
        chance.shuffle(shuffled)  # type: ignore[arg-type]
    assert homes(articles, edges, Judged(tuple(pairs))) == found
