from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.demo.difference import Piece, compared

TEXTS = st.lists(st.text(alphabet="abc .", max_size=30), max_size=6).map("\n\n".join)


def words(text: str) -> list[str]:
    return text.split()


@given(TEXTS, TEXTS)
def test_pieces_hold_every_word_of_both_texts_in_order(old: str, new: str) -> None:
    pieces = [piece for line in compared(old, new) for piece in line]
    assert words(" ".join(p.text for p in pieces if p.kind != "new")) == words(old)
    assert words(" ".join(p.text for p in pieces if p.kind != "gone")) == words(new)


def test_marks_one_changed_number_within_its_paragraph() -> None:
    lines = compared("It had 1,240 children in it.", "It had 12,400 children in it.")
    assert lines == [
        [
            Piece("same", "It had"),
            Piece("gone", "1,240"),
            Piece("new", "12,400"),
            Piece("same", "children in it."),
        ]
    ]


def test_a_cut_tail_is_gone_and_a_local_lead_is_new() -> None:
    lines = compared("A b c.\n\nD e f.", "X y z.\n\nA b c.")
    assert [[p.kind for p in line] for line in lines] == [["new"], ["same"], ["gone"]]


def test_quotes_and_dashes_of_another_style_are_no_change() -> None:
    assert compared('A -- "Yes."', "A — “Yes.”") == [[Piece("same", 'A — "Yes."')]]
