from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.side_by_side import MOST_ROWS, folded, print_side_by_side, side_by_side

LONG = "The ferry left the north pier at six with 212 passengers and a truck of bread."


def signs(left: str, right: str) -> str:
    return "".join(row.sign or "=" for row in side_by_side(left, right))


def test_each_paragraph_says_whose_it_is() -> None:
    left = f"{LONG}\n\nOnly here stands this.\n\nThe oven broke on Monday at noon, they said."
    right = f"{LONG}\n\nThe oven broke on Tuesday at noon, they said.\n\nAnd this only there."
    assert signs(left, right) == "=<|>"


def test_two_others_in_one_place_stand_beside_each_other() -> None:
    assert signs(f"{LONG}\n\nAlpha beta gamma.", f"{LONG}\n\nDelta epsilon zeta.") == "=/"


@given(
    st.lists(st.sampled_from("abcdef"), max_size=8), st.lists(st.sampled_from("abcdef"), max_size=8)
)
def test_no_word_of_either_text_is_lost(left: list[str], right: list[str]) -> None:
    rows = side_by_side("\n\n".join(f"{each}." for each in left),
                        "\n\n".join(f"{each}." for each in right))  # fmt: skip
    for side, words in ((0, left), (2, right)):
        pieces = [piece.text.strip() for row in rows for piece in row[side]]  # type: ignore[union-attr]
        assert pieces == [f"{each}." for each in words]


def test_equal_paragraphs_are_counted_and_long_texts_are_cut() -> None:
    left = "\n\n".join([*(f"Same {n}." for n in range(5)), *(f"Left {n}." for n in range(20))])
    right = "\n\n".join(f"Same {n}." for n in range(5))
    shown, left_out = folded(side_by_side(left, right))
    assert shown[0] == 5
    assert len(shown) == 1 + MOST_ROWS
    assert left_out == 20 - MOST_ROWS


def test_changed_words_are_in_brackets_and_nothing_obeys_the_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_side_by_side(f"\x1b[31m{LONG}", LONG.replace("six", "seven"), ("a\x1b]0;x\x07", "b"))
    printed = capsys.readouterr().out
    assert "[six]" in printed
    assert "[seven]" in printed
    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) <= 100


def test_markup_in_a_text_is_only_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_side_by_side("[bold]Loud[/bold] words.", "Other.", ("a", "b"))
    assert "[bold]Loud[/bold]" in capsys.readouterr().out
