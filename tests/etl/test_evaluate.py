from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.evaluate import evaluate, find_stories, found_of, score
from etl.gold import FORBIDDEN, Gold, GoldText, read_gold

from .conftest import BAKERY, FERRY, paragraphs, write_rows
from .test_reextract import InProcess

if TYPE_CHECKING:
    from pathlib import Path

    from etl.evaluate import Score

LABELLED = {"same": "a1 a2", "unscored": "a1 b1", "template": "b1 c1", "excerpt": "a2 c1"}


def gold(names: str = "a1 a2 b1 c1", labels: dict[str, str] | None = None) -> Gold:
    """Texts of the cluster that their first letter names, and labelled pairs."""
    texts = {each: GoldText(each, each, each[0], "article", {}) for each in names.split()}
    pairs: dict[Any, Any] = {
        frozenset(pair.split()): label for label, pair in (labels or {}).items()
    }
    return Gold("x", texts, pairs)


def scored(known: Gold, **homes: int) -> Score:
    return score(known, found_of(known, homes))


def test_a_perfect_answer_scores_one() -> None:
    found = scored(gold(labels=LABELLED), a1=1, a2=1, b1=2, c1=3)
    assert (found.precision, found.recall, found.f1, found.ari) == (1.0, 1.0, 1.0, 1.0)
    assert (found.b_cubed_precision, found.b_cubed_recall, found.b_cubed_f1) == (1.0, 1.0, 1.0)
    assert (found.pairs, found.found, found.merged) == (1, 1, 0)


def test_a_missed_copy_costs_recall_and_a_merged_template_costs_precision() -> None:
    found = scored(gold(labels=LABELLED), a1=1, a2=2, b1=3, c1=3)
    assert (found.recall, found.precision, found.templates_merged) == (0.0, 0.0, 1)


def test_a_pair_that_is_not_scored_counts_neither_way() -> None:
    found = scored(gold(labels=LABELLED), a1=1, a2=1, b1=1, c1=3)
    assert found.recall == 1.0
    assert found.merged == 1  # a2 and b1 are of different clusters and not labelled


def test_an_excerpt_is_linked_by_a_link_either_way_or_by_one_home() -> None:
    known = gold(labels=LABELLED)
    apart = {"a1": 1, "a2": 1, "b1": 2, "c1": 3}
    assert score(known, found_of(known, apart)).excerpts_linked == 0
    assert score(known, found_of(known, apart, {("c1", 1)})).excerpts_linked == 1
    assert score(known, found_of(known, apart, {("a2", 3)})).excerpts_linked == 1
    assert score(known, found_of(known, apart, {("a1", 2)})).excerpts_linked == 0
    assert score(known, found_of(known, {**apart, "c1": 1})).excerpts_linked == 1


def test_without_labelled_pairs_the_clusters_say_what_is_to_be_found() -> None:
    found = scored(gold(), a1=1, a2=2, b1=3, c1=4)
    assert (found.recall, found.merged) == (0.0, 0)
    found = scored(gold(), a1=1, a2=1, b1=1, c1=4)
    assert (found.recall, found.precision) == (1.0, pytest.approx(1 / 3))


@given(st.data())
def test_pairs_are_counted_as_if_each_were_looked_at(data: st.DataObject) -> None:
    names = [f"{'abc'[place % 3]}{place}" for place in range(9)]
    drawn = st.sampled_from(["same", "different", "template", "excerpt", "unscored", ""])
    labels = {frozenset(pair): data.draw(drawn) for pair in combinations(names, 2)}
    base = gold(" ".join(names))
    pairs: dict[Any, Any] = {pair: label for pair, label in labels.items() if label}
    known = Gold("x", base.texts, pairs)
    found = found_of(known, {each: data.draw(st.integers(0, 3)) for each in names})
    wanted = [pair for pair, label in labels.items() if label == "same"] if pairs else []
    joined = [pair for pair in labels if found.is_joined(*pair)]
    wrong = [
        pair
        for pair in joined
        if (labels[pair] in FORBIDDEN if labels[pair] else len({each[0] for each in pair}) > 1)
    ]
    figures = score(known, found)
    if pairs:
        assert figures.found == sum(pair in wanted for pair in joined)
        assert figures.pairs == len(wanted)
    assert figures.merged == len(wrong)


def test_a_text_of_another_kind_counts_only_where_a_pair_names_it() -> None:
    known = gold("a1 a2 c1", {"same": "a1 a2"})
    texts = {**known.texts, "n1": GoldText("n1", "", "n", "nobody", {})}
    homes = {"a1": 1, "a2": 1, "c1": 2, "n1": 1}
    plain = Gold("x", texts, known.pairs)
    assert score(plain, found_of(plain, homes)).merged == 0
    named = Gold("x", texts, {**known.pairs, frozenset({"a1", "n1"}): "different"})
    assert score(named, found_of(named, homes)).merged == 1


def test_a_roundup_counts_for_pairs_and_not_for_the_figures_over_texts() -> None:
    known = gold("a1 a2 c1")
    texts = {**known.texts, "r1": GoldText("r1", "", "r", "roundup", {})}
    with_roundup = Gold("x", texts, {})
    found = score(with_roundup, found_of(with_roundup, {"a1": 1, "a2": 1, "c1": 2, "r1": 1}))
    assert (found.merged, found.articles, found.ari) == (2, 3, 1.0)


def test_a_cluster_of_ten_thousand_is_scored_at_once() -> None:
    known = gold(" ".join(f"a{number}" for number in range(10_000)))
    found = score(known, found_of(known, dict.fromkeys(known.texts, 1)))
    assert (found.pairs, found.recall) == (49_995_000, 1.0)


GOLD_ROWS = [
    {"id": "f1", "text": FERRY, "cluster": "ferry"},
    {"id": "f2", "text": paragraphs(FERRY, 0, 1, 2, 3), "cluster": "ferry"},
    {"id": "b", "text": BAKERY, "cluster": "bakery"},
]


def test_a_gold_file_is_built_and_scored(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "gold.jsonl", GOLD_ROWS)
    write_rows(tmp_path / "gold.pairs.jsonl", [{"a": "f1", "b": "f2", "label": "write_through"}])
    found = evaluate(path, tmp_path / "work", workers=1)
    assert (found.f1, found.ari, found.texts, found.stories) == (1.0, 1.0, 3, 1)


def test_texts_are_scored_with_the_thresholds_that_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.stage_articles.ExtractionPool", InProcess)
    path = write_rows(tmp_path / "gold.jsonl", GOLD_ROWS)
    moved = {"same_covered": 1.0, "quote_words": 400}
    assert evaluate(path, tmp_path / "work", workers=1, moved=moved).recall == 0.0


def test_every_text_is_an_article_of_its_own_whatever_url_it_shares(tmp_path: Path) -> None:
    rows = [{**row, "url": "https://post.example/a"} for row in GOLD_ROWS]
    random.Random(1).shuffle(rows)
    known = read_gold(write_rows(tmp_path / "gold.jsonl", rows))
    found = find_stories(known, tmp_path / "work", workers=1)
    assert found.is_joined("f1", "f2")
    assert not found.is_joined("f1", "b")
