from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.lines import classify

SENTENCE = "The harbor ferry stopped on Tuesday after its crews walked out, the board said."


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=80), max_size=8))
def test_each_line_s_offsets_slice_back_to_its_text(lines: list[str]) -> None:
    page = "\n".join(lines)
    for line in classify(lines, None):
        assert page[line.start : line.end] == line.text


@pytest.mark.parametrize(
    "mark", ["PTI", "AP", "Reuters", "(AP)", "[AFP]", "- AP", "-- AFP", "— dpa", "(PA)", "- TT"]
)
def test_a_mark_behind_the_last_sentence_is_a_tagline_of_its_own(mark: str) -> None:
    own, tagline = classify([f"{SENTENCE} {mark}"], None)
    assert (own.text, own.kind) == (SENTENCE, None)
    assert (tagline.text, tagline.kind) == (mark, "tagline")
    assert f"{SENTENCE} {mark}"[tagline.start : tagline.end] == mark


def test_a_quotation_may_close_before_the_mark() -> None:
    own, tagline = classify(
        ['"We have waited long enough," said one of the crew. "Enough." PTI'], None
    )
    assert own.text.endswith('"Enough."')
    assert tagline.text == "PTI"


@pytest.mark.parametrize(
    "line",
    [
        "The mayor, who had not been asked before, told the AP.",
        "The mayor, who had not been asked before, spoke to the AP",
        "The crews of all the boats in the harbor work for the U.S. PA",
        "Ferry stops. AP",
    ],
)
def test_a_mark_inside_a_sentence_is_left_there(line: str) -> None:
    assert [(each.text, each.kind) for each in classify([line], None)] == [(line, None)]
