from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize import words_of
from etl.paragraphs import paragraph_table

LINE = "Whoever saw more of it may write to the desk at the old pier."
TEXTS = st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=6)


@given(st.lists(TEXTS.map("\n\n".join), min_size=1, max_size=5))
def test_a_body_has_as_many_words_as_its_paragraphs_together(bodies: list[str]) -> None:
    _, words = paragraph_table(np.arange(len(bodies)), bodies)
    assert words.tolist() == [len(words_of(body)) for body in bodies]


def test_lines_with_the_same_words_have_the_same_hash_and_others_another() -> None:
    printed = [LINE, LINE.upper(), LINE.replace(" ", "  ") + "!", f"{LINE} Today."]
    rows, _ = paragraph_table(np.array([7]), ["\n\n".join(printed)])
    first, second, third, other = rows.column("hash").to_pylist()
    assert first == second == third != other


def test_a_paragraph_has_its_place_and_length_as_printed_and_short_ones_are_left_out() -> None:
    rows, words = paragraph_table(np.array([7, 9, 11]), [f"Short.\n\n{LINE}", "* * *", f"{LINE}"])
    assert rows.to_pydict() == {
        "version_id": [7, 11],
        "place": [2, 1],
        "characters": [len(LINE)] * 2,
        "hash": rows.column("hash").to_pylist()[:1] * 2,
    }
    assert words.tolist() == [15, 0, 14]


def test_without_versions_there_are_no_paragraphs() -> None:
    rows, words = paragraph_table(np.array([], dtype=np.uint64), [])
    assert (rows.num_rows, len(words)) == (0, 0)
