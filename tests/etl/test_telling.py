from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.telling import is_quoted, rough_words, tells, tells_more_than_a_date, tells_of_others


@pytest.mark.parametrize(
    "line",
    [
        "The ferry stopped on Tuesday.",
        "“Nobody knows when it will sail again.”",
        "Nobody knows (the board is silent).",
        "渡轮星期二在船员罢工后停航。",
        "फेरी मंगलवार को रुक गई।",
    ],
)
def test_a_sentence_with_a_full_stop_tells(line: str) -> None:
    assert tells(line)
    assert tells_of_others(line)


@pytest.mark.parametrize(
    "line",
    ["Ferry fares rise", "Will the ferry sail again?", "More from the Post:", "Read on.", ""],
)
def test_titles_labels_and_short_requests_tell_nothing(line: str) -> None:
    assert not tells(line)


def test_a_request_to_the_reader_tells_nothing_of_others_unless_somebody_else_makes_it() -> None:
    assert not tells_of_others("Send your letters to the board by Friday.")
    assert tells_of_others("Send your letters to the board by Friday, the clerk told islanders.")
    assert tells_of_others("“Send your letters to the board by Friday.”")
    assert not is_quoted("Send your letters to the board by Friday.")


def test_the_country_is_not_the_reader_s_us() -> None:
    assert tells_of_others("Donate clothes, the US army asked residents on Friday.")
    assert not tells_of_others("Donate now and help us to report from the island.")


@pytest.mark.parametrize(
    "line",
    [
        "Published: March 5, 2026",
        "Posted on March 5, 2026 at noon by the staff of the Post",
        "12 de marzo de 2026",
        "9. März 2026, 18.30 Uhr",
        "Updated less than 5 minutes ago.",
    ],
)
def test_a_date_with_its_time_and_its_author_tells_no_more(line: str) -> None:
    assert not tells_more_than_a_date(line)


@given(st.text(max_size=200))
def test_any_line_can_be_asked(line: str) -> None:
    assert rough_words(line) >= 0
    assert tells(line) or not tells_of_others(line)
    assert tells(line) or not is_quoted(line)
    tells_more_than_a_date(line)
