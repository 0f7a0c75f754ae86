"""Version marks in the lines of a page, and sentences of news that only sound alike."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import headline_marks, line_marks, lines, slug
from etl.furniture import Furniture
from etl.line_marks import ednote_of, marks_of_cut, slugline_of
from etl.lines import classify
from etl.version_notes import VERSION_NOTES

NEWS = "The harbor ferry stopped on Tuesday after its crews walked out, the board said."

SAID = {
    "BC-BKN--Heat-Hawks, 1st Ld-Writethru,416": [("write_thru", 1, None)],
    "AP-US--Mill Fire, 2nd Ld-Writethru": [("write_thru", 2, None)],
    "AP-US--Mill Fire, 2nd Ld": [("lead", 2, None)],
    "BC-US--Mill Fire, 1st Add,90": [("add", 1, None)],
    "BC-US--Mill Fire, 2nd Insert,90": [("insert", 2, None)],
    "BC-US--Mill Fire, Sub,90": [("sub", None, None)],
    "^BC-US--Mill Fire,Adv28": [("advance", 28, None)],
    "BC-US--Mill Fire, Urgent": [("urgent", None, None)],
    "BC-US--Mill Fire, Bulletin, Kill": [("urgent", None, None), ("kill", None, None)],
    "BC-US--Mill Fire, APNewsNow": [("brief", None, None)],
    "BC-NL--Norland News Digest, NL": [("roundup", None, None)],
    "OIL-MARKETS/OAKTON (UPDATE 2, PIX)": [("update", 2, None)],
    "OIL-MARKETS/ (CORRECTED)": [("correction", None, None)],
    "USA-FERRIES/": [],
    "Eds: Updates with comment from the mayor. With AP Photos.": [
        ("adds", None, "with comment from the mayor")
    ],
    "Eds: UPDATES: With quotes. CORRECTS spelling of name.": [
        ("adds", None, "With quotes"),
        ("correction", None, "spelling of name"),
    ],
    "Eds: Embargoed until 0001 GMT on May 5.": [("embargo", None, "0001 GMT on May 5")],
    "Eds: CORRECTS spelling of name": [("correction", None, "spelling of name")],
    "Eds: Adds quotes, corrects day of strike to Tuesday.": [
        ("adds", None, "quotes, corrects day of strike to Tuesday"),
        ("correction", None, "day of strike to Tuesday"),
    ],
    "Eds: APNewsNow. Will be updated.": [("brief", None, None)],
    "Eds: Minor edits.": [("adds", None, "edits")],
    "Eds: With AP Photos.": [],
    "Eds: A kill is mandatory. Make certain the story is not used.": [
        ("kill", None, "Make certain the story is not used")
    ],
    "Eds: Kill the BC-US--Mill Fire story.": [("kill", None, "the BC-US--Mill Fire story")],
    "Editor's note: This text was written in May.": [],
    "Editor's note: A previous version of this story incorrectly gave his age.": [
        ("correction", None, "incorrectly gave his age")
    ],
    "(Adds PM reaction in paragraph 3)": [("adds", None, "PM reaction in paragraph 3")],
    "(Recasts, updates with statement)": [("adds", None, "updates with statement")],
    "(Corrects name of the mayor in paragraph 2)": [
        ("correction", None, "name of the mayor in paragraph 2")
    ],
    "(Refiles to fix typo in headline)": [("refile", None, "to fix typo in headline")],
    "(Repeats story of Friday, no change to text)": [
        ("repeat", None, "story of Friday, no change to text")
    ],
    "This story has been corrected to show that the ferry has two decks.": [
        ("correction", None, "show that the ferry has two decks")
    ],
    "This version CORRECTS that the ferry has two decks.": [
        ("correction", None, "that the ferry has two decks")
    ],
    "[This story was updated at 8:30 p.m.]": [
        ("update", None, "[This story was updated at 8:30 p.m.]")
    ],
    "CORRECTED": [("correction", None, None)],
    "Berichtigung: Die Fähre hat zwei Decks.": [("correction", None, "Die Fähre hat zwei Decks")],
    "Embargoed to 0001 Friday September 9": [("embargo", None, "0001 Friday September 9")],
    "SPERRFRIST: 5. Mai, 18.00 Uhr": [("embargo", None, "5. Mai, 18.00 Uhr")],
    "Not for publication before 0001 on May 5": [("embargo", None, "0001 on May 5")],
    "For release Sunday, May 5": [("advance", None, "May 5")],
    "A kill is mandatory. Make certain the story is not used.": [
        ("kill", None, "Make certain the story is not used")
    ],
    "KILL KILL KILL": [("kill", None, None)],
    "HOLD HOLD HOLD": [("hold", None, None)],
    "STORY WITHDRAWN": [("withdrawn", None, None)],
    "URGENT": [("urgent", None, None)],
    "APNewsNow": [("brief", None, None)],
    "The Latest on the mill fire (all times local):": [("series", None, None)],
}


@pytest.mark.parametrize("line", SAID)
def test_a_line_of_the_wire_is_cut_and_says_what_version_it_is(line: str) -> None:
    page = [NEWS, line, NEWS]
    placed = classify(page)
    assert [each.text for each in placed if each.kind is None] == [NEWS, NEWS]
    marks = line_marks.line_marks(placed)
    assert [(mark.kind, mark.number, mark.note) for mark in marks] == SAID[line]
    for mark in marks:
        assert mark.text == "\n".join(page)[mark.start : mark.end]
        assert mark.text in line


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press has withdrawn its story about the mill fire.",
        "AFP is withdrawing this report on the mill.",
        "This story has been withdrawn.",
        "The above item was killed.",
    ],
)
def test_an_agency_s_word_that_it_withdraws_a_story_is_a_mark_and_stays(line: str) -> None:
    placed = classify([line, NEWS])
    assert placed[0].kind is None
    (mark,) = line_marks.line_marks(placed)
    assert mark.kind == "withdrawn"
    assert line_marks.line_marks(classify([NEWS, NEWS, line])) == ()


@pytest.mark.parametrize(
    "line",
    [
        "The company will kill the product.",
        "The story was corrected by the paper on Friday.",
        "The paper has withdrawn its story about the mill.",
        "The Associated Press has withdrawn its lawyers from the talks.",
        "This story has been told before.",
        "Crews updated the map, and corrects it still needs.",
    ],
)
def test_news_of_such_things_has_no_mark(line: str) -> None:
    placed = classify([line, NEWS])
    assert [each.kind for each in placed] == [None, None]
    assert line_marks.line_marks(placed) == ()


def test_the_first_slug_line_and_the_first_note_are_the_page_s() -> None:
    placed = classify(
        ["URGENT", "AP-US--Mill Fire", "BC-US--Mill Fire", "Eds: Adds quotes.", "Eds: More.", NEWS]
    )
    assert slugline_of(placed) == "AP-US--Mill Fire"
    assert ednote_of(placed) == "Eds: Adds quotes."
    assert slugline_of(classify(["URGENT", NEWS])) is None
    assert ednote_of(classify([NEWS])) is None


def test_a_correction_cut_out_of_the_page_s_elements_has_no_place_in_its_text() -> None:
    said = "It was built in 1961, not in 1916 as we wrote."
    (mark,) = marks_of_cut([Furniture("correction", said), Furniture("caption", said)])
    assert (mark.kind, mark.note, mark.start, mark.end) == ("correction", said, None, None)


WORDS = [
    *("Eds:", "(Adds", "Corrects", "UPDATE 2", "1st Ld-Writethru", "BC-US--Mill", "___", "(AP) —"),
    *("Embargoed until", "May 5", "KILL", "HOLD", "this story has been corrected to", "the mayor"),
    *("said.", ")", ",", "-", ":", "URGENT", "OAKTON", "The Latest on", "Correction"),
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=6))
def test_every_mark_is_a_span_of_the_page(page: list[str]) -> None:
    text = "\n".join(page)
    placed = classify(page)
    for line in placed:
        assert text[line.start : line.end] == line.text
    for mark in line_marks.line_marks(placed):
        assert text[mark.start : mark.end] == mark.text != ""
    for mark in headline_marks.headline_marks(text):
        assert text[mark.start : mark.end] == mark.text


PATTERNS: dict[str, re.Pattern[str]] = {
    "slug": slug._slug(),
    "headline opening": headline_marks._opening(),
    "headline series": headline_marks._series(),
    "headline ending": headline_marks._ending(),
    "label": line_marks._LABEL,
    "updated": line_marks._UPDATED,
    "clause": line_marks._CLAUSE,
    "verb": line_marks._VERB,
    "corrects": line_marks._CORRECTS,
    "pictures": line_marks._OF_PICTURES,
    "withdrawal": line_marks._withdrawal(),
    "sign-off": lines._SIGN_OFF,
    "added": lines._ADDED,
    **{f"{note.kind} {number}": note.opening for number, note in enumerate(VERSION_NOTES)},
}
PIECES = [
    *("A", "a", "1", " ", "(", ")", "-", "--", "_", "___", " ___", ". ", "(Adds ", "A-", "AB-"),
    *(
        "1st Ld ",
        ", 1st ",
        "the ",
        "this story ",
        "correct ",
        "corrects ",
        "an earlier version of ",
    ),
    *("KILL ", "HOLD ", "Embargoed until ", "The latest on ", "News ", "x:", ";", "é", "日"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_of_a_megabyte_is_read_at_once(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    list(slug.slug_marks(text))
    for kind in ("slugline", "editor_note", "correction"):
        line_marks.marks_of_text(text, kind, 0)
        line_marks.marks_of_text(f"Eds: {text}", kind, 0)
    classify([text])
    assert time.process_time() - started < 0.3


@pytest.mark.parametrize("name", PATTERNS)
def test_a_megabyte_of_anything_is_matched_at_once(name: str) -> None:
    pattern = PATTERNS[name]
    anchored = pattern.pattern.startswith(("^", r"\W", "(?:")) or name.startswith(
        ("headline", "added")
    )
    for piece in PIECES:
        text = piece * (1_000_000 // len(piece))
        started = time.process_time()
        pattern.match(text) if anchored else pattern.search(text)
        assert time.process_time() - started < 0.1, piece
