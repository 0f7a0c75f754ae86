from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.lines import Line, classify

LABELS = ("Archive picture", "Pic")
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


def labelled(*lines: str, labels: dict[int, str] | None = None) -> list[str | None]:
    placed: list[Line] = classify(list(lines), None, labels=labels, caption_labels=LABELS)
    return [line.kind for line in placed]


@pytest.mark.parametrize(
    "line",
    [
        "Archive picture - the ferry in 1962",
        "ARCHIVE  PICTURE: the ferry",
        "archive picture",
        "(Pic: the ferry leaves)",
        "Pic. The ferry leaves",
        "Pic " + "of the ferry " * 19,
    ],
)
def test_a_line_that_opens_as_the_outlet_s_captions_do_is_one(line: str) -> None:
    assert labelled(line) == ["caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Archive pictures show that the ferry was white in 1962, the curator said.",
        "Picking up the islanders took the crews of the ferry until noon, the board said.",
        "The ferry leaves in an archive picture that the board found, its chairman said.",
        "Pic " + "of the ferry " * 20,
    ],
)
def test_a_line_that_opens_otherwise_or_is_long_is_the_article_s(line: str) -> None:
    assert labelled(line) == [None]


def test_a_label_gives_way_to_what_the_markup_says_for_sure() -> None:
    assert labelled("Pic one", "Pic two", labels={0: "other", 1: "related"}) == [
        "caption",
        "related",
    ]
