"""The compiled words and sentences are those of the readable ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.bulk.tokens import tokens_of
from etl.normalize import words_of
from etl.sentences import sentences_of
from etl.shingle import word_hash

WORDS = (
    "ferry Mill OVEN Gen Mr U.S a.m p.m No J I 5 10,425 3.5 1.5m 2nd 12/09 don't O’Neil café"
    " Zürich oﬃce 気象庁 は ไทย straße 한국 İstanbul e\u0301 ½ _under 9, ..."
)
PIECES = st.sampled_from(WORDS.split())
SPACED = (" ", ". ", "! ", "? ", '." ', ".” ", ".) ", ". “", ". (", ", ", " — ", "… ", ': "')
CLOSE = ("", "\n", "\n\n", ".\n", "。", "！", "-", "'", "’", ",", ".", "\u00a0")
MARKS = st.sampled_from(SPACED + CLOSE)
TEXTS = st.lists(st.tuples(PIECES, MARKS), max_size=30).map(
    lambda parts: "".join(piece + mark for piece, mark in parts)
)


def reference(text: str) -> list[tuple[int, int, bool]]:
    sentences = [words for part in sentences_of(text) if (words := words_of(part))]
    return [
        (word_hash(word), number, word[0].isdecimal())
        for number, words in enumerate(sentences)
        for word in words
    ]


def compiled(texts: list[str]) -> list[list[tuple[int, int, bool]]]:
    found = tokens_of(texts)
    rows = list(
        zip(found.words.tolist(), found.sentences.tolist(), found.numbers.tolist(), strict=True)
    )
    bounds = found.bounds.tolist()
    return [rows[first:last] for first, last in pairwise(bounds)]


@given(st.lists(TEXTS, max_size=4))
def test_words_and_sentences_are_those_of_the_reference(texts: list[str]) -> None:
    assert compiled(texts) == [reference(text) for text in texts]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["P", "S", "M", "N", "Z", "C"])))
def test_letters_of_any_script_are_folded_alike(text: str) -> None:
    assert [word for word, _, _ in compiled([text])[0]] == [
        word_hash(word) for word in words_of(text)
    ]


@given(st.text())
def test_any_text_at_all_is_taken_apart(text: str) -> None:
    (found,) = compiled([text])
    assert [number for _, number, _ in found] == sorted(number for _, number, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "one\0two",
        "Gen. Roe left at 4:28 a.m. The U.S. Navy stayed. He said so.",
        "It began in World War I.”\n\nIt later ended.",
        "10,425 visits, 3.5 percent; 1.2.3 and 5'10 tall",
        "\ud800 lone",
    ],
)
def test_cases_that_were_once_wrong(text: str) -> None:
    assert compiled([text]) == [reference(text.replace("\0", " "))]
