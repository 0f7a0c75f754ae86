"""Pairs compared in bulk have the counts of the readable comparison."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.bulk import prepared as preparing
from etl.bulk.likeness import compare
from etl.bulk.prepared import prepare
from etl.verify import ComparableText, count, verify

SENTENCES = st.sampled_from(
    [
        "The ferry left the harbor at six in the morning with 212 passengers.",
        "The ferry left the harbor at six in the morning with 221 passengers.",
        "The ferry left the old harbor at six on Monday morning with 212 people.",
        "Crews had been on strike for 11 days.",
        "Crews had been on strike for 12 long days.",
        "It rained.",
        "No one was hurt, the board said, and 3 of 40 boats stayed in port.",
        "No one was hurt, the board said on Tuesday, and 3 of 41 boats stayed in port.",
        "気象庁は大雨に警戒するよう呼びかけた。",
    ]
)
TEXTS = st.lists(st.lists(SENTENCES, max_size=9).map(" ".join), min_size=2, max_size=4)


@given(TEXTS)
@settings(max_examples=200)
def test_counts_are_those_of_the_reference(texts: list[str]) -> None:
    pairs = np.array(
        [(a, b) for a in range(len(texts)) for b in range(a + 1, len(texts))], dtype=np.int32
    )
    prepared = prepare(texts)
    apart = [ComparableText(place, text, "article") for place, text in enumerate(texts)]
    for (a, b), counts in zip(pairs.tolist(), compare(prepared, pairs).tolist(), strict=True):
        shared, covered_a, covered_b, same, numbers, *opening = counts
        found = verify(apart[a], apart[b])
        words_a, words_b = prepared.word_counts[[a, b]].tolist()
        assert (words_a, words_b) == (len(apart[a].words), len(apart[b].words))
        assert shared == len(apart[a].shingles & apart[b].shingles)
        assert found.covered_a == round(covered_a / words_a if words_a else 0.0, 6)
        assert found.covered_b == round(covered_b / words_b if words_b else 0.0, 6)
        whole = count(apart[a], apart[b])
        assert opening == [whole.opening_words_a, whole.opening_words_b]
        assert found.numbers_agree == round(same / numbers if numbers else 1.0, 6)


def test_texts_are_the_same_in_however_many_parts_they_are_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        "The ferry left the harbor at six with 212 passengers. It rained, on 3 May 2031.",
        "",
        "気象庁は大雨に警戒するよう呼びかけた。",
        "Crews had been on strike for 11 days. No one was hurt.\n\nNo more than that: 4,212.",
        "One.",
    ]
    whole = prepare(texts)
    monkeypatch.setattr(preparing, "_TEXTS_A_PART", 2)
    for name, column in asdict(prepare(texts)).items():
        np.testing.assert_array_equal(column, getattr(whole, name))


def test_nothing_is_taken_apart_to_nothing() -> None:
    assert prepare([]).word_counts.tolist() == []
