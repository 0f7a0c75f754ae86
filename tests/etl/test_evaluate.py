from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import EtlError
from etl.evaluate import adjusted_rand_index, evaluate, read_lines, score

from .conftest import BAKERY, FERRY, paragraphs, write_rows

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [{"id": name, "text": name, "cluster": name[0]} for name in ("a1", "a2", "b1", "c1")]
PAIRS = [
    {"a": "a1", "b": "a2", "label": "same_version"},
    {"a": "a1", "b": "b1", "label": "ignore"},
    {"a": "b1", "b": "c1", "label": "recurring_template"},
]


def test_a_perfect_answer_scores_one() -> None:
    found = score("x", TEXTS, PAIRS, {"a1": 1, "a2": 1, "b1": 2, "c1": 3})
    assert (found.precision, found.recall, found.f1, found.ari) == (1.0, 1.0, 1.0, 1.0)


def test_a_missed_copy_costs_recall_and_a_merged_template_costs_precision() -> None:
    found = score("x", TEXTS, PAIRS, {"a1": 1, "a2": 2, "b1": 3, "c1": 3})
    assert (found.recall, found.precision, found.templates_merged) == (0.0, 0.0, 1)


def test_a_pair_labelled_ignore_counts_neither_way() -> None:
    found = score("x", TEXTS, PAIRS, {"a1": 1, "a2": 1, "b1": 1, "c1": 3})
    assert found.recall == 1.0
    assert found.merged == 1  # a2 and b1 are of different clusters and not labelled


@given(st.lists(st.integers(0, 4), min_size=2, max_size=30))
def test_equal_clusterings_agree_whatever_their_names(clusters: list[int]) -> None:
    assert adjusted_rand_index(clusters, [str(each) for each in clusters]) == pytest.approx(1.0)


def test_a_gold_file_is_built_and_scored(tmp_path: Path) -> None:
    gold = write_rows(
        tmp_path / "gold.jsonl",
        [
            {"id": "f1", "text": FERRY, "cluster": "ferry"},
            {"id": "f2", "text": paragraphs(FERRY, 0, 1, 2, 3), "cluster": "ferry"},
            {"id": "b", "text": BAKERY, "cluster": "bakery"},
        ],
    )
    write_rows(tmp_path / "gold.pairs.jsonl", [{"a": "f1", "b": "f2", "label": "write_through"}])
    found = evaluate(gold, tmp_path / "work")
    assert (found.f1, found.ari, found.texts) == (1.0, 1.0, 3)


def test_a_file_that_is_no_gold_file_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("not json\n")
    with pytest.raises(EtlError, match="as JSON Lines"):
        read_lines(tmp_path / "gold.jsonl")


def test_without_labelled_pairs_the_clusters_say_what_is_to_be_found() -> None:
    found = score("x", TEXTS, [], {"a1": 1, "a2": 2, "b1": 3, "c1": 4})
    assert (found.recall, found.merged) == (0.0, 0)
    found = score("x", TEXTS, [], {"a1": 1, "a2": 1, "b1": 1, "c1": 4})
    assert (found.recall, found.precision) == (1.0, pytest.approx(1 / 3))
