from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from etl.canonical import Standing, choose, role_of

PLAIN = Standing(
    article_id=1,
    agency_own_site=False,
    corrected=False,
    words=400,
    foreign_words=0,
    credited=True,
    time=datetime(2026, 3, 1, tzinfo=UTC),
)


def best(*standings: Standing) -> int:
    return choose(standings)[0].standing.article_id


def test_the_agencys_own_copy_stands_for_the_story_even_when_it_is_shorter() -> None:
    own = replace(PLAIN, article_id=2, agency_own_site=True, words=200)
    assert best(PLAIN, own) == 2


def test_the_fullest_text_stands_for_the_story() -> None:
    assert best(replace(PLAIN, words=200), replace(PLAIN, article_id=2)) == 2


def test_among_full_texts_the_corrected_one_wins() -> None:
    corrected = replace(PLAIN, article_id=2, corrected=True, words=380)
    assert best(PLAIN, corrected) == 2


def test_among_full_texts_the_one_with_fewest_words_of_its_own_wins() -> None:
    wrapped = replace(PLAIN, words=430, foreign_words=35)
    assert best(wrapped, replace(PLAIN, article_id=2)) == 2


def test_a_long_text_around_a_short_copy_does_not_set_the_measure() -> None:
    around = replace(PLAIN, words=2000, foreign_words=1700)
    assert best(around, replace(PLAIN, article_id=2)) == 2


def test_the_latest_version_stands_for_the_story_even_when_an_earlier_one_is_longer() -> None:
    earlier = replace(PLAIN, words=600)
    later = replace(PLAIN, article_id=2, words=400, version=2)
    assert best(earlier, later) == 2
    choices = choose([earlier, later])
    assert choices[0].reasons[0] == "the latest version, version 2 of 2"
    assert choices[1].reasons[0] == "version 1 of 2"


def test_a_last_version_that_one_outlet_alone_has_and_nobody_credits_is_not_believed() -> None:
    later = replace(PLAIN, article_id=2, version=2, attested=False, credited=False)
    assert best(PLAIN, later) == 1
    assert best(replace(PLAIN, attested=False), later) == 2


def test_a_lone_article_stands_for_itself_and_says_so() -> None:
    (choice,) = choose([PLAIN])
    assert choice.reasons == ("the only article of its story",)


def test_every_choice_gives_its_reasons() -> None:
    choices = choose([PLAIN, replace(PLAIN, article_id=2, words=100, foreign_words=20)])
    assert choices[0].reasons == ("has the full text (400 words)", "credits the agency")
    assert choices[1].reasons == (
        "has 25% of the words of the fullest text",
        "credits the agency",
        "20 words that no other copy has",
    )


STANDINGS = st.lists(
    st.builds(
        Standing,
        article_id=st.integers(1, 1000),
        agency_own_site=st.booleans(),
        corrected=st.booleans(),
        words=st.integers(1, 900),
        foreign_words=st.integers(0, 300),
        credited=st.booleans(),
        time=st.none() | st.just(PLAIN.time),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda standing: standing.article_id,
)


@given(STANDINGS, st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order(
    standings: list[Standing], chance: random.Random
) -> None:
    expected = choose(standings)
    chance.shuffle(standings)
    assert choose(standings) == expected
    assert [choice.rank for choice in expected] == list(range(1, len(standings) + 1))


def test_roles_follow_from_what_the_canonical_article_covers() -> None:
    assert role_of(1.0, is_canonical=True) == "original"
    copies = [role_of(covered, is_canonical=False) for covered in (1.0, 0.5, 0.0)]
    assert copies == ["reprint", "write_thru", "write_thru"]
