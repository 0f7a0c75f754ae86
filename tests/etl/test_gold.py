from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from etl.errors import EtlError
from etl.gold import read_gold

from .conftest import write_rows

if TYPE_CHECKING:
    from pathlib import Path

A = {"id": "a", "text": "One.", "cluster": "x"}
B = {"id": "b", "text": "Two.", "cluster": "x"}
PAIR = {"a": "a", "b": "b", "label": "write_through"}


def gold(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    return write_rows(tmp_path / "gold.jsonl", rows)


def test_pairs_stand_beside_the_texts_or_among_them(tmp_path: Path) -> None:
    among = read_gold(gold(tmp_path, A, PAIR, B))
    write_rows(tmp_path / "gold.pairs.jsonl", [PAIR])
    beside = read_gold(gold(tmp_path, A, B))
    assert among.pairs == beside.pairs == {frozenset("ab"): "same"}
    assert list(among.texts) == ["a", "b"]


def test_a_text_without_a_cluster_belongs_to_no_other(tmp_path: Path) -> None:
    read = read_gold(gold(tmp_path, {"id": "a", "text": ""}, {**B, "cluster": None}))
    assert read.is_forbidden("a", "b")
    assert not read.is_wanted("a", "b")


def test_an_id_may_be_a_number_and_a_file_may_begin_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('﻿{"id": 7, "text": "Seven.", "cluster": 0}\n\n', "utf-8")
    assert read_gold(path).texts["7"].cluster == 0


def test_figures_over_texts_are_about_articles(tmp_path: Path) -> None:
    read = read_gold(gold(tmp_path, A, {**B, "kind": "roundup"}))
    assert [text.id for text in read.articles] == ["a"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"text": "No id."}], r"gold\.jsonl, line 1: a text needs id and text"),
        ([A, {"id": "c", "words": 3}], r"line 2: .* here are id, words"),
        ([A, {**B, "id": "a"}], r"line 2: another text has the id a already"),
        ([A, {**B, "text": None}], r"line 2: id and text have to be text"),
        ([A, {**B, "cluster": ["x"]}], r"line 2: cluster has to be a name or a number"),
        ([A, B, {**PAIR, "b": "z"}], r"line 3: no text has the id z"),
        ([A, B, {**PAIR, "b": "a"}], r"line 3: a is paired with itself"),
        ([A, B, {**PAIR, "label": "smae"}], r"line 3: unknown label smae; known are same, "),
        ([PAIR], r"gold\.jsonl holds no text: each line needs id, text and cluster"),
    ],
)
def test_a_bad_line_is_named(rows: list[dict[str, Any]], said: str, tmp_path: Path) -> None:
    with pytest.raises(EtlError, match=said):
        read_gold(gold(tmp_path, *rows))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not json\n", "line 1 cannot be read as JSON Lines"),
        (b'{"id": "a", "text": "x"}\n[1]\n', r"line 2 is no JSON object: \[1\]"),
        (b"[" * 100_000, "line 1 cannot be read as JSON Lines"),
        (b"\xff\xfe", "cannot read .* as JSON Lines"),
        (b"\n", "is empty"),
    ],
)
def test_a_file_that_is_no_gold_file_is_said_in_one_line(
    content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(EtlError, match=said) as caught:
        read_gold(path)
    assert "\n" not in str(caught.value)
