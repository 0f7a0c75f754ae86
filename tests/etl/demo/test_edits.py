from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.demo import edits
from etl.demo.model import Block, Draft
from etl.demo.typography import mojibake, plain, with_quotes

TEXT = ("One two three four.", "Five six seven eight.", "Nine ten eleven twelve.", "___")
BLOCKS = tuple(Block("text", text) for text in TEXT[:3])
DRAFT = Draft("Head", "Head", "By X", "TOWN (AP) — ", TEXT, blocks=BLOCKS)


def test_cutting_the_tail_drops_the_sign_off_too() -> None:
    assert edits.cut_tail(DRAFT, 0.6).paragraphs == TEXT[:2]


@given(st.floats(0.01, 1.0))
def test_a_cut_text_is_a_beginning_of_the_whole(share: float) -> None:
    kept = edits.cut_tail(DRAFT, share).paragraphs
    assert kept
    assert kept == TEXT[: len(kept)]


def test_a_local_lead_moves_the_dateline_down() -> None:
    changed = edits.local_lead(DRAFT, ["Here at home."])
    assert changed.paragraphs[changed.local] == TEXT[0]


def test_a_split_paragraph_heals_to_what_it_was() -> None:
    changed = edits.split_paragraph(DRAFT, 2)
    assert len(changed.blocks) == len(BLOCKS) + 1
    assert f"{changed.blocks[1].text} {changed.blocks[2].text}" == TEXT[1]
    assert changed.blocks[1].text[-1] not in ".,;:"
    assert changed.paragraphs == TEXT


def test_boxes_do_not_change_the_article() -> None:
    changed = edits.newsletter(edits.promo(edits.caption(DRAFT, "FILE - x"), "More"), "Sign up")
    assert [b.kind for b in changed.blocks] == [
        "text", "caption", "text", "promo", "newsletter", "text",
    ]  # fmt: skip
    assert changed.paragraphs == TEXT


def test_british_spelling_changes_whole_words_only() -> None:
    draft = replace(DRAFT, paragraphs=("The center was 5 meters from the parameters.",))
    spelled = edits.british(draft, True).paragraphs
    assert spelled == ("The centre was 5 metres from the parameters.",)


def test_rewording_what_is_not_there_is_an_error_of_the_data_file() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        edits.reword(DRAFT, {"absent": "x"})


def test_dropping_what_is_not_there_is_an_error_of_the_data_file() -> None:
    with pytest.raises(ValueError, match="start one paragraph"):
        edits.drop(DRAFT, ["Absent"])


@given(st.text(alphabet="ab “”\"'—.", max_size=40))
def test_curly_quotes_are_the_same_text_as_straight_ones(text: str) -> None:
    assert plain(with_quotes(text, "curly")) == plain(text)


@given(st.text(max_size=40))
def test_mojibake_loses_no_byte(text: str) -> None:
    broken = mojibake(text)
    assert len(broken) == len(text.encode())
