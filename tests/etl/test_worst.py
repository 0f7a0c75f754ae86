from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from etl.evaluate import found_of
from etl.gold import Gold, GoldText
from etl.worst import worst_errors

from .conftest import BAKERY, FERRY, paragraphs

TEXTS = {
    "f1": FERRY,
    "f2": FERRY,
    "f3": paragraphs(FERRY, 0, 1),
    "b1": BAKERY,
    "b2": paragraphs(BAKERY, 0),
}


def gold(labels: dict[str, str] | None = None, **texts: str) -> Gold:
    known = {
        name: GoldText(name, text, name[0], "article", {})
        for name, text in (texts or TEXTS).items()
    }
    pairs: dict[Any, Any] = {
        frozenset(pair.split()): label for pair, label in (labels or {}).items()
    }
    return Gold("x", known, pairs)


def test_right_stories_have_no_errors() -> None:
    known = gold()
    assert not worst_errors(
        known, found_of(known, {"f1": 1, "f2": 1, "f3": 1, "b1": 2, "b2": 2}), 9
    )


def test_the_same_text_in_two_stories_is_worse_than_a_cut_that_was_missed() -> None:
    known = gold(f1=FERRY, f2=FERRY, b1=BAKERY, b2=paragraphs(BAKERY, 0) + " It was sold.")
    worst, second = worst_errors(known, found_of(known, {}), 9)
    assert (worst.error, worst.a, worst.b) == ("missed", "f1", "f2")
    assert (second.a, second.b) == ("b1", "b2")
    assert worst.containment > second.containment


def test_strangers_with_nothing_in_common_are_the_worst_of_the_merged() -> None:
    known = gold(f1=FERRY, c1=f"{FERRY}\n\n{BAKERY}", b1=BAKERY)
    (worst, other) = worst_errors(known, found_of(known, dict.fromkeys(known.texts, 1)), 9)
    assert (worst.error, worst.containment) == ("merged", 0.0)
    assert {worst.a, worst.b} == {"b1", "f1"}
    assert other.containment == 1.0


def test_one_pair_stands_for_all_of_its_place() -> None:
    known = gold()
    (merged,) = worst_errors(known, found_of(known, dict.fromkeys(known.texts, 1)), 9)
    assert (merged.error, merged.pairs) == ("merged", 6)
    assert merged.a[0] != merged.b[0]


def test_labelled_pairs_are_judged_by_their_labels() -> None:
    known = gold({"f1 f2": "different", "b1 f1": "unscored", "b1 b2": "same", "f1 f3": "excerpt"})
    errors = worst_errors(known, found_of(known, {"f1": 1, "f2": 1, "f3": 3, "b1": 1}), 9)
    told = [(each.error, *sorted((each.a, each.b))) for each in errors]
    assert told == [("merged", "b1", "f2"), ("missed", "b1", "b2"), ("merged", "f1", "f2")]


@given(st.lists(st.integers(0, 3), min_size=5, max_size=5), st.integers(0, 4))
def test_errors_are_wrong_pairs_the_worst_first(homes: list[int], count: int) -> None:
    known = gold()
    found = found_of(known, dict(zip(known.texts, homes, strict=True)))
    errors = worst_errors(known, found, count)
    assert len(errors) <= count
    assert all(one.badness >= other.badness for one, other in pairwise(errors))
    for each in errors:
        joined = found.is_joined(each.a, each.b)
        assert joined == (each.error == "merged")
        assert joined != known.is_wanted(each.a, each.b)


def test_a_story_of_thousands_of_strangers_is_looked_at_in_part() -> None:
    known = gold(**{f"{chr(97 + n % 26)}{n}": f"word{n} " * 9 for n in range(5000)})
    errors = worst_errors(known, found_of(known, dict.fromkeys(known.texts, 1)), 5)
    assert len(errors) == 5
