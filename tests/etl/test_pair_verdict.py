"""The verdict of a pair is a function of its counts; SQL gives the same one."""

from __future__ import annotations

import random
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.pair_verdict import Counts, verdict_of
from etl.stage_thresholds import load_thresholds
from etl.thresholds import DEFAULTS, Thresholds, listed
from warehouse.load import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Two printings of 300 words: every sentence has its counterpart, and so has every number.
SAME = Counts(296, 296, 290, 300, 300, 300, 300, 0, 0, 12, 12)
PART = replace(SAME, words_a=900, shingles_a=890)


def verdict(counts: Counts, *, same_kind: bool = True) -> str:
    return verdict_of(counts, same_kind=same_kind)


def test_one_text_twice_is_the_same_version() -> None:
    assert verdict(SAME) == "same_version"


def test_most_of_both_is_a_version_and_less_of_one_a_cut() -> None:
    assert verdict(replace(SAME, words_a=400, words_b=450)) == "write_thru"
    assert verdict(PART) == "excerpt"


def test_the_top_of_a_text_in_another_is_a_cut_with_words_around_it() -> None:
    around = replace(SAME, words_a=900, words_b=700)
    assert verdict(replace(around, opening_words_a=290)) == "excerpt"
    assert verdict(replace(around, opening_words_a=290, words_b=1600)) == "shared_quote"


def test_less_than_half_of_either_is_a_shared_quotation() -> None:
    assert verdict(replace(SAME, words_a=900, words_b=700)) == "shared_quote"


@pytest.mark.parametrize(("words", "expected"), [(24, "unrelated"), (26, "same_version")])
def test_a_caption_is_too_short_to_prove_anything(words: int, expected: str) -> None:
    assert verdict(Counts(words, words, words, *[words] * 4, 0, 0, 0, 0)) == expected


def test_a_sentence_or_two_make_no_cut() -> None:
    quoted = Counts(300, 40, 28, 304, 44, 32, 32, 32, 32, 0, 0)
    assert verdict(quoted) == "shared_quote"


def test_sentences_with_other_numbers_are_a_template() -> None:
    assert verdict(replace(SAME, numbers_same=5)) == "template"


def test_one_corrected_figure_makes_no_template() -> None:
    assert verdict(replace(SAME, numbers=2, numbers_same=0)) == "same_version"
    assert verdict(replace(SAME, numbers_same=11)) == "same_version"


def test_sentences_with_other_names_in_them_are_a_template() -> None:
    assert verdict(replace(SAME, shingles_shared=140)) == "template"
    assert verdict(replace(PART, shingles_shared=180)) == "template"


def test_a_text_that_repeats_itself_is_no_template() -> None:
    assert verdict(Counts(96, 96, 96, 300, 300, 300, 300, 0, 0, 0, 0)) == "same_version"


def test_a_story_in_a_roundup_is_no_version_of_it() -> None:
    inside = replace(SAME, words_a=600, shingles_a=596)
    assert verdict(inside) == "write_thru"
    assert verdict(inside, same_kind=False) == "roundup"
    assert verdict(PART, same_kind=False) == "roundup"


def test_a_copy_of_a_roundup_without_its_headline_is_a_version() -> None:
    assert verdict(replace(SAME, words_a=400), same_kind=False) == "write_thru"


def test_nothing_at_all_in_common_is_unrelated() -> None:
    assert verdict(Counts(*[0] * 11)) == "unrelated"


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    words_a, words_b = draw(st.integers(0, 120)), draw(st.integers(0, 120))
    shingles_a, shingles_b = draw(st.integers(0, words_a)), draw(st.integers(0, words_b))
    covered_a, covered_b = draw(st.integers(0, words_a)), draw(st.integers(0, words_b))
    numbers = draw(st.integers(0, 8))
    return Counts(
        shingles_a,
        shingles_b,
        draw(st.integers(0, min(shingles_a, shingles_b))),
        words_a,
        words_b,
        covered_a,
        covered_b,
        draw(st.integers(0, covered_a)),
        draw(st.integers(0, covered_b)),
        numbers,
        draw(st.integers(0, numbers)),
    )


def turned(one: Counts) -> Counts:
    return replace(
        one,
        shingles_a=one.shingles_b,
        shingles_b=one.shingles_a,
        words_a=one.words_b,
        words_b=one.words_a,
        covered_words_a=one.covered_words_b,
        covered_words_b=one.covered_words_a,
        opening_words_a=one.opening_words_b,
        opening_words_b=one.opening_words_a,
    )


@given(counts(), st.booleans())
def test_which_text_comes_first_does_not_matter(one: Counts, same_kind: bool) -> None:
    assert verdict(one, same_kind=same_kind) == verdict(turned(one), same_kind=same_kind)


def test_thresholds_can_be_moved() -> None:
    strict = Thresholds(same_covered=1.0, version_smaller=1.0, inside=1.0)
    almost = replace(SAME, words_a=310, words_b=310)
    assert verdict_of(almost, same_kind=True, thresholds=strict) == "shared_quote"


COUNTS = st.sampled_from([0, 1, 3, 9, 10, 25, 30, 40, 90])
SHARES = st.sampled_from([0, 0.19, 0.2, 0.25, 0.42, 0.5, 0.6, 0.8, 0.9, 1]) | st.floats(0, 1)
ANY_THRESHOLDS = st.builds(
    Thresholds,
    **{each.name: COUNTS if isinstance(each.default_value, int) else SHARES for each in listed()},
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Loader, list[Counts]]]:
    """A warehouse with 2,000 pairs of any kind, whose verdicts the default thresholds gave."""
    chance = random.Random(7)
    samples = [_sample(chance) for _ in range(2000)]
    rows = [
        {
            "version_a": 1 + (place % 4 == 0),
            "version_b": 10 + place,
            "signature_scheme": "",
            "is_candidate": True,
            **asdict(each),
        }
        for place, each in enumerate(samples)
    ]
    versions = [_version(number, "article") for number in range(10, 10 + len(rows))]
    versions += [_version(1, "article"), _version(2, "roundup")]
    with Loader.open(tmp_path_factory.mktemp("pairs") / "warehouse.duckdb") as loader:
        load_thresholds(loader, DEFAULTS)
        loader.load({"article_version": versions, "pair": rows})
        yield loader, samples


def verdicts(loader: Loader) -> list[str]:
    query = "select verdict from pair order by version_b"
    return [verdict for (verdict,) in loader._connection.execute(query).fetchall()]


def expected(samples: list[Counts], thresholds: Thresholds) -> list[str]:
    return [
        verdict_of(each, same_kind=place % 4 > 0, thresholds=thresholds)
        for place, each in enumerate(samples)
    ]


def test_sql_gives_the_same_verdict_as_pairs_come(stored: tuple[Loader, list[Counts]]) -> None:
    loader, samples = stored
    assert len(set(verdicts(loader))) == 7
    assert verdicts(loader) == expected(samples, DEFAULTS)


@given(ANY_THRESHOLDS)
@settings(max_examples=50)
def test_sql_gives_the_same_verdict_whatever_the_thresholds(
    stored: tuple[Loader, list[Counts]], thresholds: Thresholds
) -> None:
    loader, samples = stored
    load_thresholds(loader, thresholds)
    assert verdicts(loader) == expected(samples, thresholds)


def test_without_a_threshold_there_is_no_verdict(tmp_path: Path) -> None:
    with Loader.open(tmp_path / "warehouse.duckdb") as loader:
        load_thresholds(loader, DEFAULTS)
        loader._connection.execute("delete from threshold where name = 'related'")
        versions = [_version(number, "article") for number in (1, 2)]
        pair = {"version_a": 1, "version_b": 2, "signature_scheme": "", "is_candidate": True}
        with pytest.raises(duckdb.ConstraintException):
            loader.load({"article_version": versions, "pair": [pair | asdict(SAME)]})


def _sample(chance: random.Random) -> Counts:
    """Counts near the thresholds, and often on them."""
    words_a, words_b = chance.choice([40, 50, 60, 100]), chance.choice([50, 100, 200])
    covered_a = round(words_a * chance.choice([0.19, 0.2, 0.42, 0.5, 0.6, 0.8, 0.9, 1]))
    covered_b = round(words_b * chance.choice([0.1, 0.2, 0.3, 0.42, 0.5, 0.6, 0.9, 1]))
    shingles_a, shingles_b = words_a - 4, words_b - 4
    shared = min(covered_a, covered_b, shingles_a, shingles_b)
    numbers = chance.choice([0, 2, 3, 5, 10])
    return Counts(
        shingles_a,
        shingles_b,
        round(shared * chance.choice([0.4, 0.5, 0.6, 0.65, 0.9, 1])),
        words_a,
        words_b,
        covered_a,
        covered_b,
        round(covered_a * chance.choice([0, 0.5, 0.9, 1])),
        round(covered_b * chance.choice([0, 0.5, 0.9, 1])),
        numbers,
        round(numbers * chance.choice([0, 0.4, 0.6, 1])),
    )


def _version(number: int, kind: str) -> dict[str, Any]:
    return {
        "version_id": number,
        "capture_id": number,
        "article_id": number,
        "kind": kind,
        "url": "https://one.example/",
        "url_key": "one.example/",
        "outlet": "one.example",
        "body": "Words.",
        "body_words": 1,
        "authors": [],
        "agencies": [],
        "relation": "none",
        "agency_own_site": False,
        "furniture": [],
        "extraction_scheme": "",
    }
