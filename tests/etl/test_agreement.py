from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.agreement import agreement, f1

CLUSTERED = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


def listed(clusters: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Labelled, found and right pairs, one by one."""
    pairs = list(combinations(clusters, 2))
    labelled = [one[0] == other[0] for one, other in pairs]
    found = [one[1] == other[1] for one, other in pairs]
    return sum(labelled), sum(found), sum(map(min, labelled, found))


@given(CLUSTERED)
def test_pairs_are_counted_as_if_each_were_listed(clusters: list[tuple[int, int]]) -> None:
    counted = agreement(clusters)
    assert (counted.labelled_pairs, counted.found_pairs, counted.right_pairs) == listed(clusters)


@given(CLUSTERED)
def test_b_cubed_is_the_mean_over_texts(clusters: list[tuple[int, int]]) -> None:
    precision = recall = 0.0
    for label, story in clusters:
        both = sum(each == (label, story) for each in clusters)
        precision += both / sum(each[1] == story for each in clusters)
        recall += both / sum(each[0] == label for each in clusters)
    texts = len(clusters)
    assert agreement(clusters).b_cubed == pytest.approx((precision / texts, recall / texts))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30))
def test_equal_clusterings_agree_whatever_their_names(labels: list[int]) -> None:
    same = agreement((label, str(label)) for label in labels)
    assert (same.precision, same.recall, same.ari) == (1.0, 1.0, 1.0)
    assert same.b_cubed == (pytest.approx(1.0), pytest.approx(1.0))


@given(CLUSTERED)
def test_precision_is_the_recall_of_the_other_way_round(clusters: list[tuple[int, int]]) -> None:
    one = agreement(clusters)
    other = agreement((story, label) for label, story in clusters)
    assert (one.precision, one.recall) == (other.recall, other.precision)
    assert one.ari == pytest.approx(other.ari)


def test_the_index_is_that_of_the_published_example() -> None:
    # Hubert and Arabie (1985), as worked through by Yeung and Ruzzo (2001), table 2.
    table = {("u1", "v1"): 1, ("u1", "v2"): 1, ("u2", "v1"): 1, ("u2", "v2"): 2,
             ("u2", "v3"): 1, ("u3", "v3"): 4}  # fmt: skip
    clusters = [cell for cell, count in table.items() for _ in range(count)]
    assert agreement(clusters).ari == pytest.approx(0.313, abs=0.001)


def test_a_story_of_a_hundred_thousand_copies_costs_one_pass() -> None:
    large = agreement((0, copy % 2) for copy in range(100_000))
    assert large.labelled_pairs == 4_999_950_000
    assert large.recall == pytest.approx(0.5, abs=0.001)


def test_no_precision_and_no_recall_make_no_score() -> None:
    assert f1(0.0, 0.0) == 0.0
