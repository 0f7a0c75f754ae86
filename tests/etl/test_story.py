from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.story import Candidate, Edge, Link, Story, form_stories, story_key

START = datetime(2026, 3, 1, tzinfo=UTC)


def article(number: int, kind: str = "article", item: str | None = None) -> Candidate:
    return Candidate(number, number, kind, START + timedelta(hours=number), item)


def version(a: int, b: int, strength: float = 0.9) -> Edge:
    return Edge(a, b, "write_thru", strength, strength, strength)


def clusters(stories: list[Story]) -> set[frozenset[int]]:
    return {frozenset(story.article_ids) for story in stories}


def test_an_article_without_copies_is_a_story_of_its_own() -> None:
    stories, links = form_stories([article(1), article(2)], [])
    assert clusters(stories) == {frozenset({1}), frozenset({2})}
    assert links == []


def test_versions_of_one_another_are_one_story_named_after_the_first() -> None:
    stories, _ = form_stories([article(n) for n in (3, 1, 2)], [version(1, 2), version(2, 3)])
    (story,) = stories
    assert story.article_ids == (1, 2, 3)
    assert story.story_id == story_key(1)


def test_a_single_bridge_does_not_chain_two_stories() -> None:
    left = [version(a, b) for a, b in ((1, 2), (1, 3), (2, 3))]
    right = [version(a, b) for a, b in ((4, 5), (4, 6), (5, 6))]
    articles = [article(n) for n in range(1, 7)]
    stories, _ = form_stories(articles, [*left, *right, version(3, 4, 0.6)])
    assert clusters(stories) == {frozenset({1, 2, 3}), frozenset({4, 5, 6})}


def test_a_roundup_is_linked_to_what_it_contains_and_joins_nothing() -> None:
    articles = [article(1), article(2), article(9, "roundup")]
    edges = [
        Edge(1, 9, "roundup", 0.1, 0.9, 0.2),
        Edge(2, 9, "roundup", 0.1, 0.9, 0.2),
    ]
    stories, links = form_stories(articles, edges)
    assert len(stories) == 3
    assert links == sorted(
        [Link(9, story_key(n), "roundup") for n in (1, 2)],
        key=lambda link: link.story_id,
    )


def test_copies_of_one_roundup_share_its_story() -> None:
    articles = [article(8, "roundup"), article(9, "roundup")]
    stories, _ = form_stories(articles, [version(8, 9)])
    assert clusters(stories) == {frozenset({8, 9})}
    assert stories[0].kind == "roundup"


def test_a_cut_that_lies_whole_in_one_story_has_its_home_there() -> None:
    edges = [version(1, 2), Edge(1, 5, "excerpt", 0.2, 0.2, 1.0)]
    stories, links = form_stories([article(n) for n in (1, 2, 5)], edges)
    assert clusters(stories) == {frozenset({1, 2, 5})}
    assert links == []


def test_a_text_that_lies_in_two_stories_is_linked_to_both_and_joins_none() -> None:
    edges = [
        Edge(1, 5, "excerpt", 0.2, 0.2, 1.0),
        Edge(2, 5, "excerpt", 0.2, 0.2, 1.0),
    ]
    stories, links = form_stories([article(n) for n in (1, 2, 5)], edges)
    assert len(stories) == 3
    assert {(link.article_id, link.role) for link in links} == {(5, "excerpt")}
    assert len(links) == 2


def test_a_text_that_only_quotes_a_story_is_linked_to_it() -> None:
    stories, links = form_stories([article(1), article(5)], [Edge(1, 5, "excerpt", 0.2, 0.3, 0.82)])
    assert len(stories) == 2
    assert links == [Link(5, story_key(1), "excerpt")]


def test_articles_that_name_one_item_are_one_story_without_a_pair() -> None:
    articles = [article(1, item="AP:1"), article(2, item="AP:1"), article(3, item="AP:3")]
    stories, links = form_stories(articles, [])
    assert clusters(stories) == {frozenset({1, 2}), frozenset({3})}
    assert links == []


def test_a_roundup_that_names_an_item_does_not_join_it() -> None:
    stories, _ = form_stories([article(1, item="AP:1"), article(2, "roundup", "AP:1")], [])
    assert clusters(stories) == {frozenset({1}), frozenset({2})}


def test_articles_of_one_item_bring_their_stories_together_as_one() -> None:
    """A gallery and a brief that no text resembles do not keep the copies of the item away."""
    named = [article(number, item="AP:1") for number in (1, 2, 3)]
    edges = [version(1, 4), version(4, 5), version(1, 5)]
    stories, _ = form_stories([*named, article(4), article(5)], edges)
    assert clusters(stories) == {frozenset({1, 2, 3, 4, 5})}


def test_articles_of_one_item_do_not_chain_two_stories() -> None:
    left = [version(a, b) for a, b in ((1, 2), (1, 3), (2, 3))]
    right = [version(a, b) for a, b in ((4, 5), (4, 6), (5, 6))]
    bridge = [version(3, 7, 0.6), version(4, 8, 0.6)]
    articles = [*(article(n) for n in range(1, 7)), *(article(n, item="AP:1") for n in (7, 8))]
    stories, _ = form_stories(articles, [*left, *right, *bridge])
    assert frozenset({7, 8}) in clusters(stories)
    assert len(stories) == 3


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Candidate], list[Edge]]:
    count = draw(st.integers(2, 12))
    kinds = draw(st.lists(st.sampled_from(["article"] * 5 + ["roundup"]), min_size=count))
    items = draw(st.lists(st.sampled_from([None] * 4 + ["AP:1", "AP:2"]), min_size=count))
    articles = [article(n, kinds[n], items[n]) for n in range(count)]
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    verdict = st.sampled_from(["same_version", "write_thru", "excerpt", "roundup", "template"])
    share = st.sampled_from([0.3, 0.5, 0.8, 0.9, 1.0])
    return articles, [
        Edge(a, b, draw(verdict), draw(share), draw(share), draw(share)) for a, b in chosen
    ]


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_stories_do_not_depend_on_the_order_of_anything(
    world: tuple[list[Candidate], list[Edge]], chance: random.Random
) -> None:
    articles, edges = world
    expected = form_stories(articles, edges)
    shuffled, turned = (
        list(articles),
        [_turn(edge) if chance.random() < 0.5 else edge for edge in edges],
    )
    chance.shuffle(shuffled)
    chance.shuffle(turned)
    assert form_stories(shuffled, turned) == expected


def _turn(edge: Edge) -> Edge:
    return Edge(edge.b, edge.a, edge.verdict, edge.resemblance, edge.covered_b, edge.covered_a)


@given(worlds())
def test_every_article_has_exactly_one_home_and_links_lead_elsewhere(
    world: tuple[list[Candidate], list[Edge]],
) -> None:
    articles, edges = world
    stories, links = form_stories(articles, edges)
    homes = [number for story in stories for number in story.article_ids]
    assert sorted(homes) == [each.article_id for each in articles]
    home = {number: story.story_id for story in stories for number in story.article_ids}
    named = {(each.item, each.kind, home[each.article_id]) for each in articles if each.item}
    assert len(named) == len({(each.item, each.kind) for each in articles if each.item})
    assert all(home[link.article_id] != link.story_id for link in links)
