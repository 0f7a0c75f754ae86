from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from crawler.home import Home
from etl.article import Article
from etl.capture import Capture, digest
from etl.extract import Reading, read_article
from etl.marked import numbered
from etl.why import Why, stored_line, story_line

STAFF = "The mill on the river reopened on Monday after a century, and its wheel turned by noon."
PAGE = (
    '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline":'
    ' "Mill reopens", "author": {"@type": "Organization", "name": "The Associated Press"}}'
    "</script></head><body><article><h1>Mill reopens</h1>"
    f"<p>OAKTON (AP) — {STAFF}</p><figcaption>The mill. (AP Photo/John Doe)</figcaption>"
    "<p>A choir sang on the bridge, and the miller gave flour to each of the many singers.</p>"
    "<p>It will grind twice a week until the autumn, when the river is too low for its wheel.</p>"
    "</article></body></html>"
)


def test_evidence_is_marked_in_the_text_and_the_verdict_explained(ask: Any) -> None:
    done = ask("why", "https://www.outlet1.example/news/1/")
    assert done.code == 0
    assert "[LAKETOWN (AP) —][1]" in done.out
    assert "full, AP, confidence" in done.out
    assert "1 - (1-" in done.out
    assert "..." in done.out


def test_an_id_finds_it_too_and_all_lines_can_be_had(ask: Any) -> None:
    short, full = ask("why", "s1o1"), ask("why", "s1o1", "--full")
    assert "\n  ..." in short.out
    assert len(full.out.splitlines()) > len(short.out.splitlines())
    assert "..." not in full.out


def test_the_arithmetic_is_five_lines_at_most(ask: Any) -> None:
    for name in ("s1o0", "s1o3", "lone", "briefs"):
        (found,) = ask("why", name, "--json").rows
        assert 2 < len(found["arithmetic"]["lines"]) <= 5


def test_an_uncredited_copy_says_that_its_story_is_the_agencys(ask: Any) -> None:
    done = ask("why", "s1o3")
    assert done.code == 0
    assert "none, confidence" in done.out
    assert "in its story: full, AP" in done.out


def test_json_has_the_text_and_offsets_that_point_into_it(ask: Any) -> None:
    (found,) = ask("why", "s1o1", "--json").rows
    (dateline,) = [each for each in found["credits"] if each["kind"] == "dateline"]
    text = found["page_text"]
    assert text[dateline["start_offset"] : dateline["end_offset"]] == "LAKETOWN (AP) —"
    assert dateline["decides"] is True
    assert found["verdict"]["agencies"] == ["AP"]
    assert found["arithmetic"]["sides"][0]["terms"][0]["number"] == dateline["number"]
    assert found["attribution"]["agency"] == "AP"
    assert found["stored"]["relation"] == "full"


def test_a_page_in_no_warehouse_is_explained_on_the_spot(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    done = run(tmp_path / "no-home", "why", str(page), "--url", "https://post.example/mill")
    assert done.code == 0
    assert done.out.startswith("https://post.example/mill\nMill reopens\n")
    assert "[OAKTON (AP) —][1]" in done.out
    assert "AP, JSON-LD author: The Associated Press" in done.out
    assert "weigh 0" in done.out


def test_a_text_from_standard_input_is_explained(run: Any, tmp_path: Path) -> None:
    done = run(tmp_path, "why", "-", "--json", stdin=f"{STAFF} {STAFF}".encode())
    (found,) = done.rows
    assert found["verdict"]["relation"] == "none"
    assert (found["article_id"], found["attribution"], found["stored"]) == (None, None, None)


def test_a_hostile_page_moves_no_terminal(ask: Any, run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"OAKTON (AP) — \x1b[31m{STAFF}\u202e\x9b2J [bold]x[/bold]\n\n{STAFF}", "utf-8")
    for done in (ask("why", "lone"), run(tmp_path, "why", str(page))):
        assert done.code == 0
        assert not set(done.out) & {"\x1b", "\x9b", "\u202e", "\x07"}
    assert "[bold]x[/bold]" in done.out


@pytest.mark.parametrize("variable", [("FORCE_COLOR", "1"), ("NO_COLOR", "1")])
def test_evidence_is_coloured_where_colours_are_shown_else_in_brackets(
    ask: Any, monkeypatch: pytest.MonkeyPatch, variable: tuple[str, str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(*variable)
    done = ask("why", "s1o1")
    coloured = variable[0] == "FORCE_COLOR"
    assert ("\x1b[" in done.out) == coloured
    assert ("[LAKETOWN (AP) —][1]" in done.out) != coloured


def test_a_name_that_nothing_has_is_an_answer_of_no(ask: Any) -> None:
    done = ask("why", "https://nowhere.example/x", "--json")
    assert (done.code, done.rows) == (1, [])
    assert "nothing in the snapshot" in done.err


def test_a_rejected_page_says_why(ask: Any) -> None:
    done = ask("why", "http://outlet3.example/nothing/")
    assert done.code == 1
    assert "no article at https://outlet3.example/nothing: empty" in done.err


def test_a_file_without_an_article_says_why(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>Nothing here.</p></body></html>", "utf-8")
    done = run(tmp_path, "why", str(page))
    assert done.code == 1
    assert "no article in it" in done.err


@pytest.mark.parametrize("words", [(), ("s1o1", "--url", "https://post.example/")])
def test_wrong_use_is_told_apart(ask: Any, words: tuple[str, ...]) -> None:
    assert ask("why", *words).code == 2


def test_altered_bytes_are_no_evidence(run: Any, built_home: Home, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(built_home.path, home.path, symlinks=True)
    (file,) = home.imports.rglob("given.jsonl")
    content = file.read_bytes().replace(b"keeper on Tuesday", b"keeper on Sundays", 1)
    file.unlink()
    file.write_bytes(content)
    done = run(home, "why", "s1o0")
    assert done.code == 1
    assert "no longer has the bytes" in done.err


def why(**row: Any) -> Why:
    """A text without evidence, and what the warehouse is made to say of it."""
    payload = f"{STAFF} {STAFF}".encode()
    capture = Capture(0, 0, None, "https://post.example/a", "text", payload, digest(payload))
    reading = read_article(capture, None)
    assert isinstance(reading, Reading)
    assert isinstance(reading.article, Article)
    known = dict.fromkeys(
        ("agency", "relation", "confidence", "role", "attributed_by", "evidence_pair", "covered",
         "other_outlet", "other_url", "stored_agency", "stored_relation", "stored_confidence"),
    )  # fmt: skip
    stored = known | {"extraction_scheme": "0"} | row
    return Why(reading, numbered(reading.article.credits), stored)


def test_a_pair_that_attributes_is_named_with_what_it_covers() -> None:
    found = story_line(
        why(agency="AP", relation="full", confidence=0.93, role="reprint", attributed_by="pair",
            evidence_pair=123, covered=0.98, other_outlet="gazette")
    )  # fmt: skip
    assert found == (
        "in its story: full, AP, confidence .93: reprint of gazette by pair 123 (covered .98)"
    )


def test_the_agencys_own_copy_is_called_so() -> None:
    found = story_line(
        why(agency="AP", relation="full", role="reprint", attributed_by="own_copy",
            evidence_pair=123, covered=0.9, other_outlet="wire")
    )  # fmt: skip
    assert found == (
        "in its story: full, AP: reprint of the agency's own copy at wire by pair 123 (covered .9)"
    )


def test_credits_of_others_that_decide_nothing_make_none_less_sure() -> None:
    found = story_line(why(relation="none", confidence=0.4, role="reprint"))
    assert found == "in its story: none, confidence .4: others' credits are not sure enough"


def test_a_story_that_only_repeats_the_pages_evidence_is_not_told() -> None:
    assert story_line(why(agency="AP", relation="full", attributed_by="evidence")) is None
    assert story_line(why()) is None


def test_a_stored_verdict_that_differs_is_told_in_one_line() -> None:
    found = stored_line(why(stored_relation="full", stored_agency="AP", stored_confidence=0.9))
    assert found is not None
    assert found.startswith("the warehouse has: full, AP, confidence .9 by extraction scheme 0,")
    same = why().article.verdict
    assert stored_line(why(stored_relation="none", stored_confidence=same.confidence)) is None


def test_a_missing_file_is_named_where_nothing_is_built_yet(run: Any, tmp_path: Path) -> None:
    done = run(tmp_path / "no-home", "why", "nosuch.txt")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("wirecopy: nosuch.txt is not a file, and no snapshot yet at ")
