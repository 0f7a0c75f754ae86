from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from tools.planted import COPIES, DAY_ARTICLES, SINGLES, TRAPS, Planted, planted
from tools.planted.outlets import OUTLETS, outlet
from tools.planted.singles import STANDING, standing_paragraph

LINKS = {"stitched": 1, "quoting": 1, "roundup": 5}


def by_story(articles: list[Planted]) -> dict[str, list[Planted]]:
    found = defaultdict(list)
    for article in articles:
        found[article.story].append(article)
    return found


def test_the_same_seed_is_the_same_world_and_another_seed_is_another() -> None:
    assert list(planted(300, seed=5)) == list(planted(300, seed=5))
    other = {article.text for article in planted(300, seed=6)}
    assert not other & {article.text for article in planted(300, seed=5)}


def test_a_larger_world_begins_with_the_days_of_a_smaller_one(three_days: list[Planted]) -> None:
    assert list(planted(2 * DAY_ARTICLES + 1))[: 2 * DAY_ARTICLES] == three_days[:-DAY_ARTICLES]


def test_a_world_of_any_size_is_a_stream() -> None:
    assert len(list(islice(planted(10**12), 10))) == 10


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 120), st.integers(0, 2**32))
def test_a_world_has_as_many_articles_as_asked_for_and_sound_labels(count: int, seed: int) -> None:
    articles = list(planted(count, seed))
    assert len(articles) == count
    assert len({each.id for each in articles}) == len({each.url for each in articles}) == count
    stories = {each.story for each in articles}
    for each in articles:
        assert set(each.links) <= stories - {each.story}
        assert each.published <= each.fetched_at
        assert each.text


def test_every_kind_occurs(three_days: list[Planted]) -> None:
    assert {each.kind for each in three_days} == {*COPIES, *SINGLES, *TRAPS}


def test_a_story_is_all_wire_copy_or_all_of_one_other_kind(three_days: list[Planted]) -> None:
    for copies in by_story(three_days).values():
        kinds = {each.kind for each in copies}
        assert kinds <= set(COPIES) or len(kinds) == 1


def test_an_outlet_prints_a_story_once(three_days: list[Planted]) -> None:
    for copies in by_story(three_days).values():
        assert len({each.outlet for each in copies}) == len(copies)


def test_what_contains_other_stories_is_linked_to_them_and_nothing_else_is(
    three_days: list[Planted],
) -> None:
    for each in three_days:
        if each.kind != "stitched":
            assert len(each.links) == LINKS.get(each.kind, 0)
    assert all(
        len(each.links) == 1 for each in three_days if each.kind == "stitched" and each.links
    )
    assert sum(each.kind == "stitched" and bool(each.links) for each in three_days) > 20


def test_half_of_all_articles_stand_alone_and_stories_have_a_heavy_tail(
    three_days: list[Planted],
) -> None:
    sizes = Counter(len(copies) for copies in by_story(three_days).values())
    assert 0.45 < sizes[1] / len(three_days) < 0.55
    assert sizes[2] > sizes[4] > sizes[8]
    assert max(sizes) >= 100


def test_copies_follow_the_first_one_within_hours(three_days: list[Planted]) -> None:
    hours = []
    for copies in by_story(three_days).values():
        if copies[0].kind in COPIES:
            first = min(each.published for each in copies)
            lags = sorted((each.published - first).total_seconds() / 3600 for each in copies)
            hours += lags[1:]
    assert 2 < statistics.median(hours) < 4
    assert 10 < statistics.quantiles(hours, n=10)[-1] < 17


def test_a_story_with_many_copies_has_up_to_five_versions(three_days: list[Planted]) -> None:
    versions = [
        {each.version for each in copies}
        for copies in by_story(three_days).values()
        if len(copies) >= 20
    ]
    assert max(map(len, versions)) == 5
    assert all(found == set(range(1, len(found) + 1)) for found in versions)


def test_outlets_and_agencies_print_paragraphs_again_and_again(three_days: list[Planted]) -> None:
    feet = {outlet(number).slug: outlet(number).footer for number in range(OUTLETS)}
    footed = sum(
        (foot := feet[each.outlet]) is not None and each.text.endswith(foot) for each in three_days
    )
    assert 0.2 < footed / len(three_days) < 0.35
    stand = [standing_paragraph(number) for number in range(STANDING)]
    singles = [each for each in three_days if each.kind == "single"]
    standing = sum(any(each in single.text for each in stand) for single in singles)
    assert 0.07 < standing / len(singles) < 0.13
