from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = [
    "story_id",
    "article_id",
    "external_id",
    "url",
    "outlet",
    "headline",
    "role",
    "is_canonical",
    "agency",
    "credited",
    "resemblance",
    "containment",
    "published_at",
    "first_seen_at",
    "lag",
    "relation",
    "confidence",
    "attributed_by",
    "evidence_pair",
]
MATCH = ["match_resemblance", "match_containment", "match_verdict"]


@pytest.mark.parametrize(
    "name",
    [
        "s1o2",
        "https://outlet2.example/news/1",
        "http://www.outlet2.example/news/1/?utm_source=mail#top",
    ],
)
def test_copies_are_found_by_external_id_and_by_any_spelling_of_the_url(
    name: str, ask: Any
) -> None:
    rows = ask("copies", name, "--json").rows
    assert [row["external_id"] for row in rows] == ["s1o0", "s1o1", "s1o2", "s1o3", "briefs"]


def test_copies_are_found_by_article_and_story_id(ask: Any) -> None:
    rows = ask("copies", "s1o2", "--json").rows
    assert ask("copies", rows[2]["article_id"], "--json").rows == rows
    assert ask("copies", rows[2]["story_id"], "--json").rows == rows


def test_json_rows_are_those_of_story_copies(ask: Any) -> None:
    rows = ask("copies", "s1o1", "--json").rows
    assert [list(row) for row in rows] == [COLUMNS] * 5
    uncredited = rows[3]
    assert uncredited["article_id"].isdecimal()
    assert uncredited["published_at"] == "2024-03-01T11:00:00Z"
    assert uncredited["lag"] == 3 * 3600
    assert (uncredited["agency"], uncredited["credited"]) == ("AP", False)
    assert [row["role"] for row in rows][-1] == "roundup"
    assert sum(row["is_canonical"] for row in rows) == 1


def test_people_see_members_and_round_ups_apart(ask: Any) -> None:
    done = ask("copies", "s1o1")
    home, _, links = done.out.partition("Excerpts and round-ups:")
    assert done.code == 0
    assert home.count("https://") == 4
    assert "+3 h 00 min" in home
    assert "https://outlet1.example/briefs" in links
    assert max(map(len, done.out.splitlines())) <= 100


def test_a_text_that_is_in_no_archive_is_compared(
    ask: Any, given_records: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "clipping.txt"
    file.write_text("\n\n".join(given_records[5]["text"].split("\n\n")[:6]), "utf-8")
    rows = ask("copies", str(file), "--json").rows
    assert list(rows[0]) == COLUMNS + MATCH
    assert {row["external_id"] for row in rows[:4]} == {f"s2o{place}" for place in range(4)}
    assert all(row["match_containment"] > 0.9 for row in rows[:4])
    piped = ask("copies", "-", "--json", stdin=file.read_bytes())
    assert piped.rows == rows
    assert "Compared with the given text:" in ask("copies", str(file)).out


def test_a_page_that_is_in_no_archive_is_compared(
    ask: Any, given_records: list[dict[str, Any]]
) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in given_records[0]["text"].split("\n\n"))
    page = f"<!doctype html><html><body><article><h1>A</h1>{paragraphs}</article></body></html>"
    rows = ask("copies", "-", "--json", stdin=page.encode()).rows
    assert rows[0]["external_id"] == "s1o0"
    assert rows[0]["match_verdict"] == "same_version"


def test_a_text_that_nobody_ran_has_no_copies(ask: Any) -> None:
    text = " ".join(f"Sentence {number} about plum jam was new." for number in range(80))
    done = ask("copies", "-", stdin=text.encode())
    assert (done.code, done.out) == (1, "")
    assert done.err == "wirecopy: no copy of this text in the snapshot\n"


def test_what_is_not_in_the_snapshot_is_told_in_one_line(ask: Any) -> None:
    done = ask("copies", "https://nowhere.example/\x1b[31mred")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_a_story_that_nobody_else_ran_ends_with_no(ask: Any) -> None:
    done = ask("copies", "lone", "--json")
    assert done.code == 1
    assert [row["external_id"] for row in done.rows] == ["lone"]
    assert "nobody else ran it" in done.err
