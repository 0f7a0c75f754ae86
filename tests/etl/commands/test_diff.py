from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build

from .conftest import invented

if TYPE_CHECKING:
    from pathlib import Path

STORY, CUT = "https://www.outlet0.example/news/1/", "https://www.outlet2.example/news/1/"
REVISED = "https://revised.example/news/1"
EVIL = "A storm of red \x1b[31mtape\x1b[0m came over the \x1b]0;owned\x07\u202eharbour market."


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one article that its outlet changed twice, and one that shares its id."""
    folder = tmp_path_factory.mktemp("revised")
    body = invented(9, 4)
    versions = [
        body,
        [body[0].replace("Tuesday", "Monday"), *body[1:]],
        [body[0].replace("Tuesday", "Monday"), *body[1:], "The keeper added 14 lanterns."],
    ]
    rows: list[dict[str, Any]] = [
        {"id": "twice", "url": REVISED, "headline": "Keeper speaks", "text": "\n\n".join(version),
         "fetched_at": f"2024-03-01T{9 + place:02d}:00:00Z", "outlet": "revised"}
        for place, version in enumerate(versions)
    ]  # fmt: skip
    other = {"id": "twice", "url": "https://other.example/1", "headline": "Other",
             "text": "\n\n".join(invented(11, 4)), "outlet": "other"}  # fmt: skip
    file = folder / "given.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in [*rows, other]), "utf-8")
    home = Home(folder / "home")
    ingest(home, [file])
    build(home, workers=1)
    return home


def test_two_copies_are_compared_by_url(ask: Any) -> None:
    done = ask("diff", STORY, CUT)
    assert done.code == 0
    assert "headline changed: “Headline 1 as told 0” -> “Headline 1 as told 2”" in done.out
    assert "tail cut at sentence 16: 9 sentences" in done.out
    assert "... 15 sentences the same ..." in done.out
    assert "... 6 sentences only in A ..." in done.out
    assert max(map(len, done.out.split("\n\n")[-1].splitlines())) <= 100


def test_all_prints_every_sentence(ask: Any) -> None:
    done = ask("diff", STORY, CUT, "--all")
    assert "the same ..." not in done.out
    assert done.out.count("[-") == 9


def test_json_has_both_texts_the_scores_and_spans_that_fit(ask: Any) -> None:
    found = ask("diff", STORY, CUT, "--json").rows
    assert found["pair"]["verdict"] == "write_thru"
    assert (found["sentences_a"], found["sentences_b"], found["same_sentences"]) == (24, 15, 15)
    assert [edit["kind"] for edit in found["edits"]] == ["headline_changed", "tail_cut"]
    for edit in found["edits"]:
        for side, words in (("a", edit["before"]), ("b", edit["after"])):
            text = found[side][edit["part"]]
            assert text[edit[side]["start"] : edit[side]["end"]] == words
    assert found["edits"][1]["sentences_a"] == [16, 24]
    assert found["a"]["dateline"] == "LAKETOWN (AP) —"
    assert found["a"]["article_id"].isdecimal()


def test_a_file_is_compared_with_a_stored_copy_and_standard_input_too(
    ask: Any, given_records: list[dict[str, Any]], tmp_path: Path
) -> None:
    words = given_records[0]["text"].replace("keeper on Tuesday", "keeper on Friday", 1)
    file = tmp_path / "clipping.txt"
    file.write_text(f"Headline 1 as told 0\n\n{words}", "utf-8")
    found = ask("diff", STORY, str(file), "--json").rows
    changed = [(edit["kind"], edit["before"], edit["after"]) for edit in found["edits"]]
    assert changed == [("wording_changed", "Tuesday", "Friday")]
    assert found["b"]["article_id"] is None
    piped = ask("diff", "-", STORY, "--json", stdin=file.read_bytes()).rows
    assert [edit["before"] for edit in piped["edits"]] == ["Friday"]


def test_two_files_need_no_home(run: Any, tmp_path: Path) -> None:
    for name, number in (("a", 12), ("b", 15)):
        text = "\n\n".join(invented(5, 4)) + f"\n\nThe mill had {number} wheels and no water."
        (tmp_path / name).write_text(text, "utf-8")
    done = run(tmp_path / "none", "diff", str(tmp_path / "a"), str(tmp_path / "b"))
    assert done.code == 0
    assert "number changed in sentence 13: “12” -> “15”" in done.out
    assert "[-12-]{+15+}" in done.out


def test_a_text_has_no_difference_to_itself(ask: Any) -> None:
    done = ask("diff", STORY, STORY)
    assert done.code == 0
    assert done.out.endswith("no difference\n")
    assert ask("diff", STORY, STORY, "--json").rows["edits"] == []


def test_texts_with_nothing_in_common_end_with_no(ask: Any) -> None:
    text = "\n\n".join(f"Plum jam number {n} won its prize." for n in range(60))
    done = ask("diff", STORY, "-", "--json", stdin=text.encode())
    assert (done.code, done.err) == (1, "wirecopy: the two texts have no sentence in common\n")
    assert [edit["kind"] for edit in done.rows["edits"]][-1] == "rewritten"


def test_an_article_alone_is_compared_with_its_version_before(run: Any, revised: Home) -> None:
    done = run(revised, "diff", REVISED, "--json")
    assert [edit["kind"] for edit in done.rows["edits"]] == ["tail_added"]
    assert done.rows["a"]["first_seen_at"] == "2024-03-01T10:00:00Z"
    assert done.rows["b"]["first_seen_at"] == "2024-03-01T11:00:00Z"


def test_versions_are_compared_by_their_ids(run: Any, revised: Home) -> None:
    rows = run(revised, "sql", "--json", "from captures order by fetched_at").rows
    seen = {row["fetched_at"]: row["version_id"] for row in rows if row["url"] == REVISED}
    first, last = seen["2024-03-01T09:00:00Z"], seen["2024-03-01T11:00:00Z"]
    found = run(revised, "diff", first, last, "--json").rows
    assert (found["a"]["version_id"], found["b"]["version_id"]) == (first, last)
    kinds = {(edit["kind"], edit["before"]) for edit in found["edits"]}
    assert kinds == {("wording_changed", "Tuesday"), ("tail_added", "")}


def test_wrong_use_is_told_in_one_line(run: Any, revised: Home, ask: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\n\n".join(invented(5, 4)), "utf-8")
    wrong = [
        (ask("diff", "-", "-"), 2, "only one of the two texts"),
        (ask("diff", str(file)), 2, "give a second text"),
        (ask("diff", STORY), 1, "has one version only"),
        (ask("diff", STORY, "nowhere"), 1, "nothing in the snapshot is called nowhere"),
        (run(revised, "diff", "twice", REVISED), 2, "twice means 2 articles"),
        (run(tmp_path / "none", "diff", "gone.txt", str(file)), 1, "gone.txt is not a file"),
        (ask("diff", STORY, "-", stdin=b""), 1, "-: no article in it"),
    ]
    for done, code, message in wrong:
        assert (done.code, done.out) == (code, "")
        assert done.err.count("\n") == 1
        assert message in done.err


def test_hostile_words_reach_no_terminal(ask: Any, tmp_path: Path) -> None:
    texts = ("\n\n".join([*invented(5, 4), extra]) for extra in ("It rained on the market.", EVIL))
    for name, text in zip(("a", "b"), texts, strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    done = ask("diff", str(tmp_path / "a"), str(tmp_path / "b"))
    assert "storm of red" in done.out
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out)


@pytest.mark.parametrize(("no_colour", "marks"), [({}, False), ({"NO_COLOR": "1"}, True)])
def test_a_terminal_has_colours_unless_it_wants_none(
    no_colour: dict[str, str], marks: bool, built_home: Home
) -> None:
    out = on_terminal(["--home", str(built_home.path), "diff", STORY, CUT], no_colour)
    assert ("\x1b[32m" in out) is not marks
    assert ("[-" in out.replace("\x1b[", "")) is marks


def on_terminal(words: list[str], environment: dict[str, str]) -> str:
    """What the command prints on a terminal."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", *words],
        stdout=writer,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment},
    )
    os.close(writer)
    printed = b""
    while chunk := read_terminal(reader):
        printed += chunk
    os.close(reader)
    assert process.wait() == 0
    return printed.decode()


def read_terminal(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # the other end is closed
        return b""
