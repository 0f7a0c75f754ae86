"""The largest and the worst texts are compared in bounded time, and still by the law of spans."""

from __future__ import annotations

from time import process_time

import pytest

from etl.edits.apply import applied
from etl.edits.compare import compare
from etl.edits.model import Text

# Several times what it takes: a busy machine must not fail the test, an unbounded table must.
MOST_SECONDS = 6
CASES = {
    "words_that_are_all_the_same": ("a " * 200_000 + "x", "b " + "a " * 200_000),
    "words_that_alternate": ("a b " * 100_000, "b a " * 100_000),
    "sentences_that_are_all_the_same": ("Rain fell. " * 60_000, "Rain fell. " * 59_000 + "No."),
    "two_sentences_in_turns": ("Rain fell. Wind rose. " * 8_000, "Wind rose. " * 12_000),
    "sentences_in_reverse": (
        " ".join(f"Word{n} fell." for n in range(15_000)),
        " ".join(f"Word{n} fell." for n in reversed(range(15_000))),
    ),
    "sentences_that_are_all_alike": (
        " ".join(f"Word{n} fell hard again." for n in range(10_000)),
        " ".join(f"Other{n} fell hard again." for n in range(10_000)),
    ),
    "one_sentence_of_many_words": (
        " ".join(f"w{n * 7 % 5003}" for n in range(50_000)),
        " ".join(f"w{n * 11 % 5003}" for n in range(50_000)),
    ),
    "quotation_marks": ('"' * 1_000_000, '"' * 999_999 + "a"),
    "combining_marks": ("e" + "\u0301" * 500_000, "e" + "\u0301" * 400_000),
    "characters_that_are_words": ("雨が降る。" * 30_000, "風が吹く。" * 30_000),
    "empty_lines": ("\n" * 1_000_000, "\n" * 999_999),
}


COARSE = {
    "words_that_alternate",
    "sentences_that_are_all_the_same",
    "sentences_that_are_all_alike",
    "one_sentence_of_many_words",
}


@pytest.mark.parametrize("name", CASES)
def test_time_is_bounded_and_what_is_coarse_is_called_so(name: str) -> None:
    a, b = (Text("", body) for body in CASES[name])
    begun = process_time()
    found = compare(a, b)
    assert process_time() - begun < MOST_SECONDS
    assert applied(found, a) == ("", b.body)
    assert found.too_long or name not in COARSE


def test_a_long_text_with_some_changes_is_compared_in_full() -> None:
    lines = [
        f"Boat {n} of the {n * 31 % 977} fleet left pier {n % 89} on day {n}." for n in range(5000)
    ]
    changed = [
        line.replace("left", "reached") if n % 50 == 0 else line for n, line in enumerate(lines)
    ]
    found = compare(Text("", " ".join(lines)), Text("", " ".join(changed)))
    assert not found.too_long
    assert {(edit.kind, edit.before, edit.after) for edit in found.edits} == {
        ("wording_changed", "left", "reached")
    }
    assert (len(found.edits), found.same) == (100, 4900)
