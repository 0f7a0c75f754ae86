from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.edges import Candidate
from etl.story import Story, story_key

from .edges import Edge, form_stories
from .links import Link, links_of

OTHERS = ("roundup", "template", "shared_quote", "unrelated")
START = datetime(2026, 3, 1, tzinfo=UTC)


def article(number: int, kind: str = "article", item: str | None = None) -> Candidate:
    return Candidate(number, number, kind, START + timedelta(hours=number), item)


def version(a: int, b: int, strength: float = 0.9) -> Edge:
    return Edge(a, b, "write_thru", strength, strength, strength)


def related(a: int, b: int) -> Edge:
    """A pair of versions that have drifted apart: a third of each is in the other."""
    return Edge(a, b, "shared_quote", 0.2, 0.35, 0.35)


def inside(cut: int, longer: int, covered: float = 1.0) -> Edge:
    """A pair of a cut and the text in which it lies."""
    return Edge(longer, cut, "excerpt", 0.3, 0.3, covered)


def around(cut: int, longer: int, covered: float = 0.44) -> Edge:
    """A pair of a text with the top of another in it, and that other one."""
    return Edge(longer, cut, "excerpt", 0.15, 0.15, covered, opening_a=1.0)


def group(*numbers: int) -> list[Edge]:
    """All pairs among articles that are versions of one another."""
    return [version(a, b) for a, b in combinations(numbers, 2)]


def told(*edges: Edge) -> set[frozenset[int]]:
    """Which articles are in one story, the numbers being those that the edges name."""
    numbers = sorted({number for edge in edges for number in (edge.a, edge.b)})
    stories = form_stories([article(number) for number in numbers], edges)
    return clusters(stories)


def clusters(stories: list[Story]) -> set[frozenset[int]]:
    return {frozenset(story.article_ids) for story in stories}


def test_an_article_without_copies_is_a_story_of_its_own() -> None:
    articles = [article(1), article(2)]
    stories = form_stories(articles, [])
    links = links_of(articles, [], stories)
    assert clusters(stories) == {frozenset({1}), frozenset({2})}
    assert links == []


def test_versions_of_one_another_are_one_story_named_after_the_first() -> None:
    stories = form_stories([article(n) for n in (3, 1, 2)], group(1, 2, 3))
    (story,) = stories
    assert story.article_ids == (1, 2, 3)
    assert story.story_id == story_key(1)


def test_a_single_bridge_does_not_chain_two_stories() -> None:
    bridge = version(3, 4, 0.6)
    assert told(*group(1, 2, 3), *group(4, 5, 6), bridge) == {
        frozenset({1, 2, 3}),
        frozenset({4, 5, 6}),
    }


def test_versions_that_have_drifted_apart_are_joined_by_those_between() -> None:
    """The first and the last of many write-thrus may have only a third in common."""
    chain = [version(1, 2), version(2, 3), version(3, 4)]
    ends = [related(1, 3), related(1, 4), related(2, 4)]
    assert told(*chain, *ends) == {frozenset({1, 2, 3, 4})}


def test_two_versions_that_have_drifted_apart_are_one_story_by_the_copies_between() -> None:
    """Half of the first version is in the second, of which one copy has lost some of the rest."""
    first, second = (1, 2, 3), (4, 5, 6)
    across = [Edge(a, b, "excerpt", 0.3, 0.55, 0.5) for a in first for b in second]
    assert len(told(*group(*first), *group(*second), *across)) == 2
    bridge = version(3, 4, 0.6)
    assert told(*group(*first), *group(*second), *across[:6], bridge, *across[7:]) == {
        frozenset({*first, *second})
    }
    less = [replace(edge, covered_b=0.3) for edge in across]
    assert len(told(*group(*first), *group(*second), *less[:6], bridge, *less[7:])) == 2


def test_a_text_stitched_from_two_single_articles_joins_one_of_them() -> None:
    assert told(version(1, 5, 0.55), version(2, 5, 0.5)) == {frozenset({1, 5}), frozenset({2})}


def test_a_stitched_text_that_two_outlets_ran_joins_no_second_story() -> None:
    first = [version(1, 5, 0.6), version(1, 6, 0.6)]
    second = [version(2, 5, 0.5), version(2, 6, 0.5)]
    assert told(version(5, 6), *first, *second) == {frozenset({1, 5, 6}), frozenset({2})}


def test_a_stitched_text_is_linked_to_its_other_story() -> None:
    articles = [article(n) for n in (1, 2, 5)]
    edges = [Edge(1, 5, "write_thru", 0.6, 1.0, 0.55), Edge(2, 5, "write_thru", 0.5, 1.0, 0.45)]
    stories = form_stories(articles, edges)
    links = links_of(articles, edges, stories)
    assert clusters(stories) == {frozenset({1, 5}), frozenset({2})}
    assert links == [Link(5, story_key(2), "excerpt")]


def test_cuts_that_have_nothing_in_common_do_not_meet_in_a_single_text() -> None:
    """It may be stitched from two stories that one outlet cut, too: nobody can tell."""
    assert told(inside(1, 9), inside(2, 9)) == {frozenset({n}) for n in (1, 2, 9)}


def test_cuts_from_top_and_bottom_find_the_story_that_many_ran_in_full() -> None:
    full = (5, 6, 7, 8, 9)
    cuts = [inside(cut, longer) for cut in (1, 2) for longer in full]
    assert told(*group(*full), *cuts) == {frozenset({1, 2, *full})}


def test_the_top_of_a_story_with_local_words_around_it_is_a_reprint() -> None:
    full = (5, 6, 7)
    cuts = [around(1, longer) for longer in full]
    assert told(*group(*full), *cuts) == {frozenset({1, *full})}


def test_a_report_of_its_own_that_credits_the_agency_for_a_part_is_no_reprint() -> None:
    full = [article(number) for number in (5, 6, 7)]
    report = replace(article(1), quotes=True)
    cuts = [around(1, each.article_id) for each in full]
    edges = [*group(5, 6, 7), *cuts]
    stories = form_stories([report, *full], edges)
    links = links_of([report, *full], edges, stories)
    assert clusters(stories) == {frozenset({1}), frozenset({5, 6, 7})}
    assert links == [Link(1, story_key(5), "excerpt")]


def test_a_passage_from_below_the_top_is_a_quotation() -> None:
    full = (5, 6, 7)
    quoted = [replace(around(1, longer), opening_a=0.0) for longer in full]
    assert told(*group(*full), *quoted) == {frozenset({1}), frozenset(full)}


def test_a_digest_that_nothing_names_one_is_at_home_in_none_of_its_stories() -> None:
    first, second = (5, 6, 7), (15, 16, 17)
    items = [around(1, longer, 0.3) for longer in (*first, *second)]
    assert told(*group(*first), *group(*second), *items) == {
        frozenset({1}),
        frozenset(first),
        frozenset(second),
    }
    # With one of its items alone it could not be told from a cut.
    assert told(*group(*first), *items[:3]) == {frozenset({1, *first})}


def test_a_brief_of_an_early_version_finds_the_story_that_has_moved_on() -> None:
    early, late = (3, 4), (5, 6, 7, 8)
    apart = [related(a, b) for a in early for b in late]
    bridge = [version(4, n) for n in late]
    story = [*group(*early), *group(*late), *apart, *bridge]
    briefs = [inside(1, n) for n in early]
    assert told(*story) == {frozenset({*early, *late})}
    assert told(*story, *briefs) == {frozenset({1, *early, *late})}


def test_a_cut_of_a_cut_has_its_home_in_the_full_text() -> None:
    assert told(inside(1, 2), inside(1, 3), inside(2, 3)) == {frozenset({1, 2, 3})}


def test_stories_with_the_same_background_or_quotation_are_apart() -> None:
    across = [related(a, b) for a in (1, 2, 3) for b in (4, 5, 6)]
    assert told(*group(1, 2, 3), *group(4, 5, 6), *across) == {
        frozenset({1, 2, 3}),
        frozenset({4, 5, 6}),
    }


def test_a_daily_report_speaks_against_the_story_of_another_day() -> None:
    template = [replace(related(a, b), verdict="template") for a in (1, 2) for b in (3, 4)]
    assert told(version(1, 2), version(3, 4), *template[1:], version(1, 3, 0.6)) == {
        frozenset({1, 2}),
        frozenset({3, 4}),
    }


def test_the_latest_of_another_day_is_another_roundup() -> None:
    today, late, tomorrow = (
        replace(article(n, "roundup"), time=START + timedelta(hours=hours))
        for n, hours in ((1, 0), (2, 20), (3, 40))
    )
    edges = group(1, 2, 3)
    stories = form_stories([today, late], edges)
    assert clusters(stories) == {frozenset({1, 2})}
    stories = form_stories([today, tomorrow], edges)
    assert clusters(stories) == {frozenset({1}), frozenset({3})}
    same = [replace(edge, verdict="same_version") for edge in edges]
    stories = form_stories([today, tomorrow], same)
    assert clusters(stories) == {frozenset({1, 3})}


def test_round_ups_of_one_day_that_share_most_items_are_two() -> None:
    """One that goes on growing holds the earlier one whole."""
    both = [article(n, "roundup") for n in (1, 2)]
    shared = Edge(1, 2, "write_thru", 0.5, 0.65, 0.6)
    assert len(form_stories(both, [shared])) == 2
    assert len(form_stories(both, [replace(shared, covered_a=0.95)])) == 1


def test_of_a_large_story_a_few_pairs_are_enough() -> None:
    """A copy that was compared with the hubs only, those with the smallest ids, is found."""
    hubs = range(8)
    edges = [version(hub, n) for n in range(60) for hub in hubs if hub < n]
    assert told(*edges) == {frozenset(range(60))}


def test_a_roundup_is_linked_to_what_it_contains_and_joins_nothing() -> None:
    articles = [article(1), article(2), article(9, "roundup")]
    edges = [
        Edge(1, 9, "roundup", 0.1, 0.9, 0.2),
        Edge(2, 9, "roundup", 0.1, 0.9, 0.2),
    ]
    stories = form_stories(articles, edges)
    links = links_of(articles, edges, stories)
    assert len(stories) == 3
    assert links == sorted(
        [Link(9, story_key(n), "roundup") for n in (1, 2)],
        key=lambda link: link.story_id,
    )


def test_copies_of_one_roundup_share_its_story() -> None:
    articles = [article(8, "roundup"), article(9, "roundup")]
    stories = form_stories(articles, [version(8, 9)])
    assert clusters(stories) == {frozenset({8, 9})}
    assert stories[0].kind == "roundup"


def test_a_cut_that_lies_whole_in_one_story_has_its_home_there() -> None:
    edges = [version(1, 2), inside(5, 1), inside(5, 2)]
    articles = [article(n) for n in (1, 2, 5)]
    stories = form_stories(articles, edges)
    links = links_of(articles, edges, stories)
    assert clusters(stories) == {frozenset({1, 2, 5})}
    assert links == []


def test_a_text_that_lies_in_two_stories_is_linked_to_both_and_joins_none() -> None:
    edges = [
        Edge(1, 5, "excerpt", 0.2, 0.2, 1.0),
        Edge(2, 5, "excerpt", 0.2, 0.2, 1.0),
    ]
    articles = [article(n) for n in (1, 2, 5)]
    stories = form_stories(articles, edges)
    links = links_of(articles, edges, stories)
    assert len(stories) == 3
    assert {(link.article_id, link.role) for link in links} == {(5, "excerpt")}
    assert len(links) == 2


def test_a_text_that_only_quotes_a_story_is_linked_to_it() -> None:
    articles, edges = [article(1), article(5)], [Edge(1, 5, "excerpt", 0.2, 0.3, 0.82)]
    stories = form_stories(articles, edges)
    links = links_of(articles, edges, stories)
    assert len(stories) == 2
    assert links == [Link(5, story_key(1), "excerpt")]


def quotes(a: int, b: int) -> Edge:
    """A pair of texts with one passage in common, a tenth of each."""
    return Edge(a, b, "shared_quote", 0.05, 0.1, 0.1)


def test_a_quotation_leads_to_wire_copy_and_not_from_it() -> None:
    """Of two reports that quote one statement neither is the other's source."""
    articles = [article(n) for n in (1, 2, 8, 9)]
    edges = [version(1, 2), *(quotes(n, 9) for n in (1, 2, 8))]
    stories = form_stories(articles, edges)
    assert links_of(articles, edges, stories) == [Link(9, story_key(1), "excerpt")]


def test_what_only_one_article_of_many_has_is_not_of_their_story() -> None:
    articles = [article(n) for n in (1, 2, 3, 4, 5, 9)]
    for known, links in (((1,), 0), ((1, 2), 1)):
        edges = [*group(1, 2, 3, 4, 5), *(quotes(n, 9) for n in known)]
        stories = form_stories(articles, edges)
        assert len(links_of(articles, edges, stories)) == links


def test_a_notice_that_an_outlet_prints_below_its_articles_links_none() -> None:
    articles = [article(n) for n in (1, 2, 9)]
    edges = [version(1, 2), quotes(2, 9)]
    stories = form_stories(articles, edges)
    assert links_of(articles, edges, stories) == [Link(9, story_key(1), "excerpt")]
    assert links_of(articles, edges, stories, {2: "gazette", 9: "gazette"}) == []


def test_a_text_stitched_into_many_copies_of_a_story_is_linked_and_not_its_source() -> None:
    """More articles of the large story have it, but a smaller share of them."""
    large, small, stitched = range(1, 30), (30, 31), (1, 2, 3)
    articles = [article(n) for n in (*large, *small)]
    parts = [Edge(a, b, "excerpt", 0.3, 0.3, 1.0, 0.0, 1.0) for a in stitched for b in small]
    edges = [*group(*large), version(*small), *parts]
    stories = form_stories(articles, edges)
    assert links_of(articles, edges, stories) == [
        Link(n, story_key(30), "excerpt") for n in stitched
    ]


def test_articles_that_name_one_item_are_one_story_without_a_pair() -> None:
    articles = [article(1, item="AP:1"), article(2, item="AP:1"), article(3, item="AP:3")]
    stories = form_stories(articles, [])
    links = links_of(articles, [], stories)
    assert clusters(stories) == {frozenset({1, 2}), frozenset({3})}
    assert links == []


def test_a_roundup_that_names_an_item_does_not_join_it() -> None:
    stories = form_stories([article(1, item="AP:1"), article(2, "roundup", "AP:1")], [])
    assert clusters(stories) == {frozenset({1}), frozenset({2})}


def test_articles_of_one_item_bring_their_stories_together_as_one() -> None:
    """A gallery and a brief that no text resembles do not keep the copies of the item away."""
    named = [article(number, item="AP:1") for number in (1, 2, 3)]
    edges = [version(1, 4), version(4, 5), version(1, 5)]
    stories = form_stories([*named, article(4), article(5)], edges)
    assert clusters(stories) == {frozenset({1, 2, 3, 4, 5})}


def test_articles_of_one_item_do_not_chain_two_stories() -> None:
    left = [version(a, b) for a, b in ((1, 2), (1, 3), (2, 3))]
    right = [version(a, b) for a, b in ((4, 5), (4, 6), (5, 6))]
    bridge = [version(3, 7, 0.6), version(4, 8, 0.6)]
    articles = [*(article(n) for n in range(1, 7)), *(article(n, item="AP:1") for n in (7, 8))]
    stories = form_stories(articles, [*left, *right, *bridge])
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
    verdict = st.sampled_from([*["same_version", "write_thru"] * 3, "excerpt", *OTHERS])
    share = st.sampled_from([0.3, 0.5, 0.8, 0.9, 1.0])
    return articles, [
        Edge(a, b, draw(verdict), *(draw(share) for _ in range(5))) for a, b in chosen
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
    links = links_of(articles, edges, expected)
    assert links_of(shuffled, turned, expected) == links


@given(worlds(), worlds())
def test_a_story_depends_on_nothing_that_no_pair_leads_to(
    one: tuple[list[Candidate], list[Edge]], other: tuple[list[Candidate], list[Edge]]
) -> None:
    shift = 100
    articles = [
        replace(
            each, article_id=each.article_id + shift, version_id=each.version_id + shift, item=None
        )
        for each in other[0]
    ]
    edges = [replace(each, a=each.a + shift, b=each.b + shift) for each in other[1]]
    together = form_stories([*one[0], *articles], [*one[1], *edges])
    alone = form_stories(*one)
    apart = form_stories(articles, edges)
    assert clusters(together) == clusters(alone) | clusters(apart)


def _turn(edge: Edge) -> Edge:
    return replace(
        edge,
        a=edge.b,
        b=edge.a,
        covered_a=edge.covered_b,
        covered_b=edge.covered_a,
        opening_a=edge.opening_b,
        opening_b=edge.opening_a,
    )


@given(worlds())
def test_every_article_has_exactly_one_home_and_links_lead_elsewhere(
    world: tuple[list[Candidate], list[Edge]],
) -> None:
    articles, edges = world
    stories = form_stories(articles, edges)
    links = links_of(articles, edges, stories)
    homes = [number for story in stories for number in story.article_ids]
    assert sorted(homes) == [each.article_id for each in articles]
    home = {number: story.story_id for story in stories for number in story.article_ids}
    named = {(each.item, each.kind, home[each.article_id]) for each in articles if each.item}
    assert len(named) == len({(each.item, each.kind) for each in articles if each.item})
    assert all(home[link.article_id] != link.story_id for link in links)
