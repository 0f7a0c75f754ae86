from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize import MAX_MARKS, comparable_text, heal, lines_of_text, repair, words_of


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


@given(st.lists(st.text()))
def test_what_is_healed_needs_no_healing(paragraphs: list[str]) -> None:
    healed = heal(paragraphs)
    assert heal(healed) == healed


@given(st.lists(st.text(min_size=1)))
def test_healing_keeps_every_character_in_order(paragraphs: list[str]) -> None:
    assert "".join(heal(paragraphs)).replace(" ", "") == "".join(paragraphs).replace(" ", "")


@given(st.text())
def test_what_is_repaired_needs_no_repair(text: str) -> None:
    repaired = repair(text)
    assert repair(repaired) == repaired


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        ("OAKTON (AP) â€” The ferry", "OAKTON (AP) — The ferry"),
        ("the mayorâ€™s chair", "the mayor’s chair"),
        ("a caf\u0065\u0301", "a café"),
        ("“curly” stays", "“curly” stays"),
        ("气象台说渡轮停航。", "气象台说渡轮停航。"),
        ("bell\x07 rings", "bell rings"),
    ],
)
def test_what_a_reprint_s_system_broke_is_repaired(broken: str, repaired: str) -> None:
    assert repair(broken) == repaired


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor’s “chair” -- 10,425 visits", ["the", "mayors", "chair", "10425", "visits"]),
        ('The mayor\'s "chair" — 10425 visits', ["the", "mayors", "chair", "10425", "visits"]),
        ("Café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]),
        ("渡轮停航 2 days", ["渡", "轮", "停", "航", "2", "days"]),
        ("5.7 and 5,700", ["5.7", "and", "5700"]),
        ("— … !", []),
    ],
)
def test_typography_makes_no_difference_to_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


WRAPPED = """\
OAKTON (AP) - The harbor ferry stopped on
Tuesday after its crews walked out
over hours.

Nobody could say when it would sail
again."""


def test_hard_wrapped_lines_become_paragraphs() -> None:
    assert lines_of_text(WRAPPED) == [
        "OAKTON (AP) - The harbor ferry stopped on Tuesday after its crews walked out over hours.",
        "Nobody could say when it would sail again.",
    ]


def test_line_ends_of_every_system_are_the_same() -> None:
    assert lines_of_text(WRAPPED.replace("\n", "\r\n")) == lines_of_text(WRAPPED)
    assert lines_of_text(WRAPPED.replace("\n", "\r")) == lines_of_text(WRAPPED)


def test_lines_that_are_sentences_stay_paragraphs() -> None:
    text = "The ferry stopped.\nNobody knew why.\nIt rained."
    assert lines_of_text(text) == text.split("\n")


def test_indented_lines_open_paragraphs() -> None:
    text = "The ferry of the two harbors was stopped on\nTuesday.\n   Nobody on the quay knew\nwhy."
    assert lines_of_text(text) == [
        "The ferry of the two harbors was stopped on Tuesday.",
        "Nobody on the quay knew why.",
    ]


def test_the_old_mark_for_the_end_of_copy_separates_paragraphs() -> None:
    assert lines_of_text("The ferry stopped. ### Nobody knew why.") == [
        "The ferry stopped.",
        "Nobody knew why.",
    ]


@given(st.text())
def test_lines_of_any_text_are_neither_empty_nor_broken(text: str) -> None:
    for line in lines_of_text(text):
        assert line.strip()
        assert "\n" not in line


def test_a_paragraph_broken_in_mid_sentence_is_healed() -> None:
    broken = ["The crews were finally driven out", "of the harbor in May.", "Then it rained."]
    assert heal(broken) == ["The crews were finally driven out of the harbor in May.", broken[2]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The ferry stopped on Tuesday.", "iPhones were confiscated."],
        ["Ferry stops", "crews walk out over hours"],
        ["The board said this:", "we have no ferry."],
        ["The ferry stopped on that", "Tuesday"],
    ],
)
def test_whole_paragraphs_are_left_apart(paragraphs: list[str]) -> None:
    assert heal(paragraphs) == paragraphs


def test_the_comparable_text_has_no_dateline() -> None:
    body = "Our town feels it too.\n\nOAKTON (AP) — The ferry stopped."
    words = " ".join(comparable_text(body, "OAKTON (AP) —").split())
    assert words == "Our town feels it too. The ferry stopped."


@pytest.mark.parametrize(
    "piece", [" ", "\n", "\n ", "\t#", " ## ", "1", "1,", "a'", "â€", ".", "\r"]
)
def test_a_hostile_text_is_normalised_at_once(piece: str) -> None:
    text = "x" + piece * (100_000 // len(piece)) + "x"
    started = time.perf_counter()
    lines_of_text(text)
    words_of(text)
    heal([text, text])
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("piece", ["â€", "Ã", "&amp;", "\x1b[", "\u0301", "é", "ﬁ"])
def test_a_hostile_text_is_repaired_in_seconds(piece: str) -> None:
    started = time.perf_counter()
    repair(piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 5


def test_lines_of_a_header_without_blank_lines_stay_lines() -> None:
    header = ["Dam cracks above the old town", "By JANE DORSEY", "Feb. 10, 2026"]
    text = "\n".join([*header, "", "Engineers began to draw the lake down on Tuesday."])
    assert lines_of_text(text)[:3] == header


def test_a_long_headline_above_a_short_byline_is_not_joined_to_it() -> None:
    header = ["Dam cracks above the old town after a week of heavy rain", "By JANE DORSEY"]
    assert lines_of_text("\n".join([*header, "Feb. 10, 2026"])) == [*header, "Feb. 10, 2026"]
    assert lines_of_text("\n".join(header)) == header


def test_prose_that_ends_by_width_is_joined() -> None:
    wrapped = (
        "Engineers began to draw the lake down on Tuesday after\n"
        "a crack was seen in the wall above the old town, and\n"
        "nobody was let near."
    )
    assert lines_of_text(wrapped) == [wrapped.replace("\n", " ")]


def test_a_heap_of_combining_marks_is_cut_to_what_any_language_needs() -> None:
    start = time.process_time()
    assert len(repair("a" + "\u0301\u0327" * 100_000 + "b")) <= MAX_MARKS + 2
    assert time.process_time() - start < 1
    assert repair("e\u0301\u0323" * 50) == "ẹ\u0301" * 50


def test_wire_lines_above_a_headline_are_no_wrapped_paragraph() -> None:
    text = (
        "BC-US--Ferry Strike, 2nd Ld-Writethru,416\n"
        "Eds: Updates with comment from the board.\n"
        "Ferry stops in Oakton after crews walk out\n\nThe ferry stopped."
    )
    assert lines_of_text(text) == [*text.split("\n")[:3], "The ferry stopped."]
