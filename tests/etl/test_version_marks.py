"""What a page says of its version is in fields of the article, and nowhere in its text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import duckdb
import pytest

from etl.given import article_of
from etl.ingest import ingest
from etl.normalize import comparable_text, words_of
from etl.pipeline import build

from .conftest import FERRY, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home
    from etl.article import Article

PARAGRAPHS = (
    "OAKTON (AP) — The harbor ferry stopped on Tuesday after its crews walked out, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
)
TEXT = "\n\n".join(PARAGRAPHS)
WIRE = f"""\
BC-US--Ferry Strike, 2nd Ld-Writethru,416

Eds: Updates with comment from the board. CORRECTS day of the strike.

Harbor ferry stops as crews walk out

{TEXT}

___

Follow AP's coverage of ferries at https://apnews.com/ferries

___

This story has been corrected to show that the ferry stopped on Tuesday.

AP-WF-05-09-17 0056GMT"""


def article(text: str) -> Article:
    return article_of(text.encode(), "https://post.example/story")


def kinds(found: Article) -> list[str]:
    return [mark.kind for mark in found.marks]


def test_the_lines_of_a_wire_are_fields_and_marks_and_no_part_of_the_body() -> None:
    found = article(WIRE)
    assert found.body == TEXT
    assert found.headline == "Harbor ferry stops as crews walk out"
    assert found.iptc.slugline == "BC-US--Ferry Strike, 2nd Ld-Writethru,416"
    assert (
        found.iptc.ednote == "Eds: Updates with comment from the board. CORRECTS day of the strike."
    )
    assert kinds(found) == ["write_thru", "adds", "correction", "correction"]
    assert found.marks[0].number == 2
    assert found.marks[-1].note == "show that the ferry stopped on Tuesday"


def test_copies_with_and_without_the_lines_of_the_wire_have_the_same_words() -> None:
    bare, full = article(f"Harbor ferry stops as crews walk out\n\n{TEXT}"), article(WIRE)
    assert words_of(comparable_text(full.body, None)) == words_of(comparable_text(bare.body, None))
    assert (bare.marks, bare.iptc.slugline, bare.iptc.ednote) == ((), None, None)


def test_a_headline_with_a_mark_stays_as_printed() -> None:
    found = article(f"UPDATE 2-Harbor ferry stops as crews walk out\n\n{TEXT}")
    assert found.headline == "UPDATE 2-Harbor ferry stops as crews walk out"
    (mark,) = found.marks
    assert (mark.kind, mark.number, mark.found_in) == ("update", 2, "headline")


def test_the_label_of_a_correction_is_part_of_the_headline_above_a_text() -> None:
    found = article(f"Correction: Ferry Strike story\n\n{TEXT}")
    assert (found.headline, found.body) == ("Correction: Ferry Strike story", TEXT)
    assert [(mark.kind, mark.found_in) for mark in found.marks] == [("correction", "headline")]


def test_the_mark_of_a_page_s_headline_counts_once() -> None:
    lines = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    found = article(
        f"<html><head><title>x</title></head><body><article><h1>Correction: Ferry Strike story</h1>"
        f"{lines}</article></body></html>"
    )
    assert [(mark.kind, mark.found_in) for mark in found.marks] == [("correction", "headline")]
    assert found.body == TEXT


def test_a_slug_line_between_headline_and_text_of_a_page_is_read() -> None:
    slug = "BC-US--Ferry Strike, 1st Ld-Writethru"
    lines = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    found = article(
        f"<html><body><main><h1>Harbor ferry stops</h1><div><p>{slug}</p></div>"
        f"<div class='story'>{lines}</div></main></body></html>"
    )
    assert (found.iptc.slugline, found.body) == (slug, TEXT)
    assert kinds(found) == ["write_thru"]


@pytest.mark.parametrize(
    "tail",
    [
        "___\n\nFollow Jane Roe on Twitter.",
        "___ Follow Jane Roe on Twitter.",
        "_____\n\nOnline: http://harbor.example/report\n\n___\n\n- AP",
        "___\n\nAssociated Press writer Jane Roe in Oakton contributed to this report.",
    ],
)
def test_sections_below_a_sign_off_are_furniture_with_their_places(tail: str) -> None:
    page = f"Harbor ferry stops as crews walk out\n\n{TEXT}\n\n{tail}"
    found = article(page)
    assert found.body == TEXT
    cut = [each for each in found.furniture if (each.start or 0) > len(TEXT)]
    assert cut[0].kind == "sign_off"
    assert [each.text for each in cut] == [
        line for line in tail.replace("___ ", "___\n\n").split("\n\n") if line
    ]
    shown = page.replace("\n\n", "\n")
    for each in cut:
        assert shown[each.start : each.end] == each.text


def test_a_sign_off_behind_a_sentence_is_cut_and_what_follows_is_judged_for_itself() -> None:
    found = article(
        f"Harbor ferry stops\n\n{TEXT} ___\n\n{PARAGRAPHS[1]} ___ Follow Jane Roe on Twitter."
    )
    assert found.body == f"{TEXT}\n\n{PARAGRAPHS[1]}"
    assert [each.kind for each in found.furniture] == ["sign_off", "sign_off", "contributor"]


def test_a_blank_to_be_filled_in_stays() -> None:
    line = "Asked for the word that fits best in “The ferry is ___ today”, most wrote: late."
    assert line in article(f"Harbor ferry stops\n\n{TEXT}\n\n{line}").body


def test_what_was_added_is_cut_off_a_paragraph_with_a_dateline() -> None:
    found = article(f"Harbor ferry stops\n\n(Adds quotes, background) {TEXT}")
    assert found.body == TEXT
    assert found.dateline is not None
    assert [(mark.kind, mark.note) for mark in found.marks] == [("adds", "quotes, background")]
    said = f"(Adds to the pain) {PARAGRAPHS[1]}"
    assert said in article(f"Harbor ferry stops\n\n{TEXT}\n\n{said}").body


def test_a_printed_kill_note_is_an_article_with_its_mark() -> None:
    found = article(
        "Ferry story killed\n\nA kill is mandatory. Make certain the story is not used.\n\n"
        "The story about the ferry strike has been killed because the board did not say what the "
        "text quoted it with."
    )
    assert kinds(found) == ["kill"]
    assert found.body.startswith("The story about the ferry strike has been killed")


def test_a_day_s_latest_is_a_round_up_though_its_first_line_is_cut() -> None:
    found = article(f"Ferry strike\n\nThe Latest on the strike (all times local):\n\n{TEXT}")
    assert (found.kind, kinds(found)) == ("roundup", ["series"])
    assert "all times local" not in found.body


def test_marks_are_rows_and_a_corrected_copy_stands_for_its_story(
    home: Home, tmp_path: Path
) -> None:
    said = "This story has been corrected to show that the strike took 11 days."
    texts = {"gazette": FERRY, "post": f"{FERRY}\n\n{said}", "star": FERRY}
    rows = [
        {
            "id": name,
            "url": f"https://{name}.example/1",
            "headline": "UPDATE 2-Ferry crews end strike" if name == "star" else "Strike ends",
            "text": text,
            "published": "2026-03-05T08:00:00Z",
        }
        for name, text in texts.items()
    ]
    ingest(home, [write_rows(tmp_path / "rows.jsonl", rows)])
    build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        marks = connection.execute(
            "select outlet, kind, number, note, found_in, is_latest from version_marks order by 1"
        ).fetchall()
        chosen = connection.execute(
            "select a.outlet, c.reasons from canonical_choice c join articles a using (article_id)"
            " where c.rank = 1"
        ).fetchall()
    assert marks == [
        ("post.example", "correction", None, said[33:-1], "page_text", True),
        ("star.example", "update", 2, None, "headline", True),
    ]
    ((outlet, reasons),) = chosen
    assert outlet == "post.example"
    assert "carries the correction" in reasons


def test_marks_cost_next_to_nothing() -> None:
    from etl.headline_marks import headline_marks
    from etl.line_marks import ednote_of, line_marks, slugline_of
    from etl.lines import classify

    placed = classify(WIRE.split("\n\n") + list(PARAGRAPHS) * 10)
    line_marks(placed)
    started = time.process_time()
    for _ in range(200):
        headline_marks("Harbor ferry stops as crews walk out")
        line_marks(placed)
        slugline_of(placed)
        ednote_of(placed)
    assert (time.process_time() - started) / 200 < 0.0005
