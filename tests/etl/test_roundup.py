from __future__ import annotations

import time

import pytest

from etl.roundup import is_roundup

PROSE = ["The harbor ferry stopped on Tuesday.", "Nobody knew when it would sail again."]


@pytest.mark.parametrize(
    "headline",
    [
        "AP News in Brief at 6:04 p.m. EDT",
        "The Latest: Ferry crews walk out",
        "Today in History",
        "Business Roundup",
        "Live updates: ferry strike",
        "Norland at a glance",
        "5 top stories this morning",
    ],
)
def test_a_headline_that_promises_several_stories_makes_a_roundup(headline: str) -> None:
    assert is_roundup(headline, PROSE)


def test_three_datelines_of_an_agency_make_a_roundup() -> None:
    towns = ["OAKTON (AP) — One.", "ELM (AP) — Two.", "ALDER (AP) — Three."]
    assert is_roundup("Norland news", towns)
    assert not is_roundup("Norland news", towns[:2])


def test_one_dateline_repeated_is_one_story() -> None:
    assert not is_roundup("Ferry stops", ["OAKTON (AP) — The ferry stopped."] * 4)


def test_three_clock_lines_make_a_roundup() -> None:
    assert is_roundup("Ferry strike", ["9 a.m.", PROSE[0], "10:15 a.m. (1415 GMT)", "1 p.m."])


@pytest.mark.parametrize(
    "headline", ["The latest ferry has two decks", "Two live by updates alone", "Crews walk out"]
)
def test_an_ordinary_story_is_none(headline: str) -> None:
    assert not is_roundup(headline, PROSE)


@pytest.mark.parametrize("piece", ["5 pm ", "9", " ", "in brief", "A (AP) "])
def test_a_hostile_text_is_judged_at_once(piece: str) -> None:
    text = "5 pm" + piece * (100_000 // len(piece)) + "!"
    started = time.perf_counter()
    is_roundup(text, [text, text])
    assert time.perf_counter() - started < 1
