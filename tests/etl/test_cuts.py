"""Where a cut has its home, when several texts hold what it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from etl.edges import Candidate

from .edges import Edge, form_stories

START = datetime(2026, 3, 1, tzinfo=UTC)
FULL = (10, 11, 12)


def article(number: int, headline: str | None = None) -> Candidate:
    return Candidate(number, number, "article", START + timedelta(hours=number), headline=headline)


def version(a: int, b: int) -> Edge:
    return Edge(a, b, "write_thru", 0.9, 0.9, 0.9)


def whole(cut: int, longer: int, top: float = 1.0) -> Edge:
    """A text that lies whole in another one, as its top or elsewhere."""
    return Edge(cut, longer, "excerpt", 0.3, 1.0, 0.3, 1.0, top)


def around(text: int, source: int, covered: float = 0.45) -> Edge:
    """A text with the top of another one in its middle."""
    return Edge(text, source, "excerpt", 0.15, covered, 0.25, 0.0, 1.0)


def related(a: int, b: int) -> Edge:
    return Edge(a, b, "shared_quote", 0.1, 0.3, 0.3)


def group(*numbers: int) -> list[Edge]:
    return [version(a, b) for a, b in combinations(numbers, 2)]


def told(edges: list[Edge], headlines: dict[int, str] | None = None) -> set[frozenset[int]]:
    numbers = {number for edge in edges for number in (edge.a, edge.b)}
    articles = [article(number, (headlines or {}).get(number)) for number in numbers]
    return {frozenset(story.article_ids) for story in form_stories(articles, edges)}


def test_a_cut_goes_to_the_story_that_many_ran_and_not_to_one_that_quotes_it() -> None:
    quoting = [whole(1, 20), *(related(20, full) for full in FULL)]
    edges = [*group(*FULL), *(whole(1, full) for full in FULL), *quoting]
    assert told(edges) == {frozenset({1, *FULL}), frozenset({20})}


def test_a_cut_whose_source_is_the_lesser_part_of_its_story_is_known_by_several() -> None:
    """Three copies of the first version are enough, though seventeen of the second lost its top."""
    first, second = (10, 11, 12), tuple(range(20, 37))
    versions = [*group(*second, *first)]
    briefs = [whole(1, each) for each in first]
    assert told([*versions, *briefs]) == {frozenset({1, *first, *second})}
    # One article with something of another story has not brought it into its own.
    assert told([*versions, briefs[0]]) == {frozenset({1}), frozenset({*first, *second})}


def test_a_cut_is_at_home_where_three_articles_have_it_as_their_top() -> None:
    """Below the top it may be another story's, which they printed below their own."""
    first, second = (10, 11, 12), tuple(range(20, 60))
    versions = group(*second, *first)
    for top, stories in ((1.0, 1), (0.0, 2)):
        assert len(told([*versions, *(whole(1, each, top) for each in first)])) == stories
        assert len(told([*versions, *(whole(1, each, top) for each in first[:2])])) == 2


def test_a_cut_that_kept_the_headline_is_at_home_where_only_one_knows_its_text() -> None:
    later = (11, 12, 13, 14)
    edges = [*group(10, *later), whole(1, 10)]
    assert told(edges) == {frozenset({1}), frozenset({10, *later})}
    headlines = {1: "Ferry strike ends", 10: "FERRY STRIKE ENDS"}
    assert told(edges, headlines) == {frozenset({1, 10, *later})}


def test_a_text_that_others_were_cut_from_is_no_digest_since_a_stitched_one_has_its_top() -> None:
    """The stitched text is at home in another story and has the same top in front of that."""
    stitched = [version(30, 31), version(31, 32), version(30, 32)]
    same = [related(32, full) for full in FULL]
    items = [*(around(1, full) for full in FULL), around(1, 32)]
    assert frozenset({1, *FULL}) in told([*group(*FULL), *stitched, *same, *items])
    # Where the two have nothing in common, they are two items.
    assert frozenset({1}) in told([*group(*FULL), *stitched, *items])


def test_a_text_is_no_digest_where_a_third_one_knows_two_strangers_that_it_has_the_tops_of() -> (
    None
):
    """Of a large story not all are compared: two wrapped copies know only the full text."""
    wrapped = [around(1, 30, 0.3), around(1, 31, 0.3)]
    full = [*(around(1, each, 0.3) for each in FULL), related(30, 10), related(31, 11)]
    assert frozenset({1, *FULL}) in told([*group(*FULL), *full, *wrapped])
    assert frozenset({1}) in told([*group(*FULL), *full[:-1], *wrapped])


def test_a_list_of_items_joins_none_though_it_is_a_good_part_of_the_list() -> None:
    """A brief of two fifths would be a version of the list; copies of the list are."""
    brief = Edge(1, 30, "write_thru", 0.4, 1.0, 0.44, 1.0, 1.0)
    assert told([brief]) == {frozenset({1, 30})}
    items = [around(30, other, 0.25) for other in (10, 20)]
    assert told([brief, *items]) == {frozenset({n}) for n in (1, 10, 20, 30)}
    copy = [replace(version(30, 31), verdict="same_version"), replace(brief, b=31)]
    items += [around(31, other, 0.25) for other in (10, 20)]
    assert told([brief, *copy, *items]) == {
        frozenset({30, 31}),
        *(frozenset({n}) for n in (1, 10, 20)),
    }


def test_a_story_that_a_longer_text_holds_whole_is_still_where_its_cuts_belong() -> None:
    """Two stories lie whole in a stitched text, and neither moves there."""
    stitched = [whole(each, 30) for each in (10, 20)]
    cuts = [whole(cut, longer) for cut, story in ((1, 10), (2, 20)) for longer in (story, 30)]
    assert told([*stitched, *cuts]) == {frozenset({1, 10}), frozenset({2, 20}), frozenset({30})}


def test_a_report_is_no_cut_unless_it_kept_the_headline() -> None:
    cuts = [around(1, full) for full in FULL]
    sources = [replace(article(full, "Ferry strike ends"), words=900) for full in FULL]
    for words, headline, stories in (
        (400, "What the strike cost", 1),
        (600, "What the strike cost", 2),
        (600, "Ferry strike ends", 1),
    ):
        text = replace(article(1, headline), words=words)
        assert len(form_stories([text, *sources], [*group(*FULL), *cuts])) == stories


def test_a_short_text_in_the_middle_of_a_long_one_is_quoted_there() -> None:
    """Its top, however little of it, is what an outlet cuts; so is the better part of a text."""
    brief = Edge(1, 2, "excerpt", 0.1, 1.0, 0.1, 1.0, 0.0)
    assert told([brief]) == {frozenset({1}), frozenset({2})}
    assert told([replace(brief, opening_b=1.0)]) == {frozenset({1, 2})}
    assert told([replace(brief, covered_b=0.6)]) == {frozenset({1, 2})}


def test_a_round_up_with_the_first_items_of_another_is_no_cut_of_it() -> None:
    edge = around(1, 2)
    for kind, stories in (("article", 1), ("roundup", 2)):
        both = [replace(article(n), kind=kind) for n in (1, 2)]
        assert len(form_stories(both, [edge])) == stories
    all_of_it = whole(1, 2)
    both = [replace(article(n), kind="roundup") for n in (1, 2)]
    assert len(form_stories(both, [all_of_it])) == 1
