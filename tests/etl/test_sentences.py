from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize import words_of
from etl.sentences import sentence_spans, sentences_of

TEXTS = st.text(alphabet="aB. \n\"'”)。U", max_size=60)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('Gen. Roe left at 6 a.m. on Monday. "It is over," she said. Rain fell.', 3),
        ("Mr. U. S. Venn came. He went.", 2),
        ("One line\nAnother line", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_what_closes_a_sentence_belongs_to_it() -> None:
    assert sentences_of('"Rain." (Snow.)') == ['"Rain."', "(Snow.)"]
    assert sentences_of("「雨。」雪。") == ["「雨。」", "雪。"]


@given(TEXTS)
def test_spans_are_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    spans = sentence_spans(text)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(start < end for start, end in spans)


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    assert words_of(" ".join(sentences_of(text))) == words_of(text)


@pytest.mark.parametrize(
    "text", ["A. " * 200_000, '."' * 200_000, "。」" * 200_000, "a\n" * 200_000]
)
def test_the_time_grows_with_the_text_only(text: str) -> None:
    begun = process_time()
    sentences_of(text)
    assert process_time() - begun < 5
