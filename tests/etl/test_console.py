"""Whatever a page says, a terminal only shows it."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.console import clean, print_table, shown

ANYTHING = st.text(st.characters(), max_size=40)


@given(ANYTHING)
def test_clean_text_is_one_line_without_anything_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    left = {unicodedata.category(char) for char in cleaned if char not in "\u200c\u200d"}
    assert not left & {"Cc", "Cf", "Cs"}
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[1;31mred\x1b[0m", "ared"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;ZXZpbA==\x07x", "x"),
        ("\x9b2Jx", "x"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("a\u202eb\u2066c\u200ed", "abcd"),
        ("नमस्ते क्\u200dष", "नमस्ते क्\u200dष"),
        ("Zürich – 東京", "Zürich – 東京"),
        ("lone \ud800", "lone "),
    ],
)
def test_clean_keeps_the_text_and_drops_the_rest(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "yes"),
        (0.996, "1.00"),
        (timedelta(minutes=5), "+5 min"),
        (timedelta(hours=3, minutes=5), "+3 h 05 min"),
        (timedelta(hours=-30), "-30 h 00 min"),
        (timedelta(days=4, hours=2), "+4 d 02 h"),
        (datetime(2024, 3, 1, 12, 5, tzinfo=UTC), "2024-03-01 12:05Z"),
        (["a", "b\n"], "a; b "),
        ({"a": 1, "b": None}, "a 1, b "),
    ],
)
def test_values_are_shown_as_people_read_them(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_markup_of_a_table_library_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["a"], [["[bold]x[/bold] :smile: [link=https://evil.example]y[/link]"]])
    out = capsys.readouterr().out
    assert "[bold]x[/bold] :smile: [link=https://evil.example]y[/link]" in out


def test_json_escapes_control_characters() -> None:
    assert "\x1b" not in json.dumps("\x1b[31m", ensure_ascii=False)
