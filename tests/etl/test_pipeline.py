"""The laws of the build, on real builds of small archives."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from crawler.home import Home
from etl.errors import EtlError
from etl.ingest import ingest
from etl.pipeline import Built, build

from .conftest import BAKERY, FERRY, paragraphs, write_rows

if TYPE_CHECKING:
    from pathlib import Path

# What a build writes down about itself; everything else must come out the same.
LOGS = {"former_choice", "story_history", "run", "load_ledger", "schema_version", "archive_file"}


def world() -> list[dict[str, Any]]:
    """Seven articles: four copies of the ferry story, two of a round-up, one local story."""
    local = "Our reporter adds that the pier cafe will open an hour earlier from now on."
    digest = f"{BAKERY}\n\n{paragraphs(FERRY, 0, 1)}"
    texts = {
        "gazette": ("Ferry strike ends", FERRY),
        "post": ("Ferries sail again", paragraphs(FERRY, 0, 1, 2, 3)),
        "herald": ("Strike over", FERRY.replace("PORT ALDER (AP) — ", "") + f"\n\n{local}"),
        "echo": ("Ferries back", f"{FERRY}\n\n- AP"),
        "argus": ("News in brief", digest),
        "star": ("News in brief", digest.replace('"', "”")),
        "bugle": ("Bakery closes", BAKERY.replace("The last bakery", "The oldest bakery")),
    }
    return [
        {
            "url": f"https://{outlet}.example/2026/03/{number}",
            "id": outlet,
            "outlet": outlet,
            "headline": headline,
            "text": text,
            "published": f"2026-03-03T{10 + number}:00:00Z",
            "fetched_at": f"2026-03-04T{10 + number}:00:00Z",
        }
        for number, (outlet, (headline, text)) in enumerate(texts.items())
    ]


def contents(home: Home) -> dict[str, list[Any]]:
    """Every table of the snapshot but the logs, in a fixed order."""
    with duckdb.connect(str(home.current), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
        ).fetchall()
        return {
            name: sorted(map(repr, connection.table(name).fetchall()))
            for (name,) in tables
            if name not in LOGS
        }


def stories(home: Home) -> set[frozenset[str]]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        rows = connection.execute(
            "select list(external_id) from story_copies where role in"
            " ('original', 'reprint', 'write_thru') group by story_id"
        ).fetchall()
    return {frozenset(ids) for (ids,) in rows}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "world.jsonl", world())


@pytest.fixture
def built(home: Home, rows: Path) -> Home:
    ingest(home, [rows])
    build(home, workers=1)
    return home


def test_copies_are_one_story_and_strangers_stay_alone(built: Home) -> None:
    assert stories(built) == {
        frozenset({"gazette", "post", "herald", "echo"}),
        frozenset({"argus", "star"}),
        frozenset({"bugle"}),
    }


def test_an_uncredited_copy_gets_its_agency_from_the_story(built: Home) -> None:
    with duckdb.connect(str(built.current), read_only=True) as connection:
        found = connection.execute(
            "select external_id, agency, relation, credited from articles order by external_id"
        ).fetchall()
    assert ("herald", "AP", "full", False) in found
    assert ("gazette", "AP", "full", True) in found
    assert ("bugle", None, "none", False) in found


def test_the_pair_that_attributes_an_uncredited_copy_is_kept(built: Home) -> None:
    with duckdb.connect(str(built.current), read_only=True) as connection:
        found = connection.execute(
            "select c.external_id, c.attributed_by, c.confidence > 0.8,"
            " c.article_id in (p.article_a, p.article_b)"
            " from story_copies c left join verified_pairs p on p.pair_id = c.evidence_pair"
            " where c.role <> 'roundup' order by c.external_id"
        ).fetchall()
    assert ("herald", "pair", True, True) in found
    assert ("gazette", "evidence", True, None) in found
    assert ("bugle", None, True, None) in found


@pytest.mark.parametrize(
    ("dateline", "canonical", "agency"), [("(AP) ", "gazette", "AP"), ("", "cnn", "CNN")]
)
def test_a_syndicates_page_stands_for_its_own_story_and_for_no_agencys(
    home: Home, tmp_path: Path, dateline: str, canonical: str, agency: str
) -> None:
    text = FERRY.replace("(AP) ", dateline)
    cut = paragraphs(text, 0, 1, 2, 3)
    urls = {"gazette": ("https://gazette.example/1", text), "cnn": ("https://cnn.com/2026/1", cut)}
    rows = [{"id": name, "url": url, "text": text} for name, (url, text) in urls.items()]
    ingest(home, [write_rows(tmp_path / "rows.jsonl", rows)])
    build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        found = connection.execute("select external_id, agency from canonical_articles").fetchall()
    assert found == [(canonical, agency)]


def test_pages_that_declare_one_item_are_copies_of_it_without_a_pair(
    home: Home, tmp_path: Path
) -> None:
    item = "0a" * 16
    pages = {"a": (FERRY, "ferry-strike-ends"), "b": (BAKERY, "in-pictures-ferries-sail-again")}
    rows = []
    for name, (text, slug) in pages.items():
        body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        declared = f'<link rel="canonical" href="https://apnews.com/article/{slug}-{item}">'
        (tmp_path / f"{name}.html").write_text(
            f"<html><head>{declared}</head><body><article>{body}</article></body></html>"
        )
        rows.append({"url": f"https://{name}.example/1", "id": name, "html_file": f"{name}.html"})
    ingest(home, [write_rows(tmp_path / "pages.jsonl", rows)])
    build(home, workers=1)
    assert stories(home) == {frozenset({"a", "b"})}


def test_a_second_build_changes_nothing_and_publishes_nothing(built: Home) -> None:
    before, snapshot = contents(built), built.current.resolve()
    assert build(built, workers=1) == Built(0, 0, 0, 0, 0, None)
    assert contents(built) == before
    assert built.current.resolve() == snapshot


def test_a_rebuild_from_the_archive_gives_the_same(built: Home) -> None:
    before = contents(built)
    build(built, workers=2, rebuild=True)
    assert contents(built) == before


@pytest.mark.parametrize("seed", range(3))
def test_order_batches_and_workers_do_not_show(built: Home, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    articles = world()
    chance.shuffle(articles)
    other = Home(tmp_path / f"other-{seed}")
    for number, row in enumerate(articles):
        ingest(other, [write_rows(tmp_path / f"{seed}-{number}.jsonl", [row])])
        if chance.random() < 0.5:
            build(other, workers=chance.choice((1, 2)))
    build(other, workers=1)
    assert stories(other) == stories(built)
    assert what_users_see(other) == what_users_see(built)


def what_users_see(home: Home) -> list[Any]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return [
            sorted(map(repr, connection.execute(query).fetchall()))
            for query in (
                "select * from articles",
                "select * from story_copies",
                "select story_id, article_id from canonical_articles",
                "select * exclude (pair_id) from pair",
            )
        ]


def test_a_changed_text_is_a_new_version_of_the_same_article(built: Home, tmp_path: Path) -> None:
    row = world()[1] | {
        "text": paragraphs(FERRY, 0, 1, 2, 3, 4),
        "fetched_at": "2026-03-06T10:00:00Z",
    }
    ingest(built, [write_rows(tmp_path / "later.jsonl", [row])])
    build(built, workers=1)
    with duckdb.connect(str(built.current), read_only=True) as connection:
        ((versions, body, first, last),) = connection.execute(
            "select versions, body, first_seen_at::varchar, last_seen_at::varchar"
            " from articles where external_id = 'post'"
        ).fetchall()
    assert (versions, "oil since the second day" in body) == (2, True)
    assert (first[:10], last[:10]) == ("2026-03-04", "2026-03-06")


def test_every_input_is_an_article_or_a_rejection(home: Home, tmp_path: Path) -> None:
    lines = [json.dumps(row) for row in world()]
    lines[2:2] = ["{broken", '{"id": "no text"}', '{"id": "blank", "text": "  "}']
    (tmp_path / "mixed.jsonl").write_text("\n".join(lines))
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 8)
    ingest(home, [tmp_path / "mixed.jsonl", tmp_path / "binary.html"])
    done = build(home, workers=2)
    assert (done.captures, done.articles, done.rejections) == (11, 7, 4)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        reasons = connection.execute("select reason from rejections order by reason").fetchall()
    assert [reason for (reason,) in reasons] == ["bad_row", "bad_row", "binary", "empty"]


def test_an_empty_archive_is_said_in_one_line(home: Home) -> None:
    with pytest.raises(EtlError, match="wirecopy ingest PATH"):
        build(home)


def test_a_second_builder_is_turned_away(built: Home) -> None:
    import fcntl

    with built.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EtlError, match="another build is running"):
            build(built)


def test_a_build_killed_at_any_moment_is_finished_by_the_next(
    built: Home, rows: Path, tmp_path: Path
) -> None:
    expected = contents(built)
    other = Home(tmp_path / "killed")
    ingest(other, [rows])
    command = [sys.executable, "-m", "etl", "--home", str(other.path), "build", "--workers", "1"]
    for delay in (0.5, 0.9, 1.3, 1.7):
        process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    build(other, workers=1)
    assert contents(other) == expected


def test_readers_never_fail_while_builds_publish(built: Home, tmp_path: Path) -> None:
    code = (
        "import sys, duckdb\n"
        "for _ in range(200):\n"
        "    with duckdb.connect(sys.argv[1], read_only=True) as connection:\n"
        "        assert connection.execute('select count(*) from articles').fetchall()[0][0] >= 7\n"
    )
    reader = subprocess.Popen([sys.executable, "-c", code, str(built.current)])
    number = 0
    while reader.poll() is None:
        number += 1
        row = {"id": f"late-{number}", "text": BAKERY.replace("1961", str(1900 + number))}
        ingest(built, [write_rows(tmp_path / f"late-{number}.jsonl", [row])])
        build(built, workers=1)
    assert reader.returncode == 0
    assert number > 1


def test_an_outlet_named_at_ingest_is_the_outlet_of_every_page(home: Home, tmp_path: Path) -> None:
    page = "".join(f"<p>{part}</p>" for part in FERRY.split("\n\n"))
    (tmp_path / "page.html").write_text(f"<html><body><article>{page}</article></body></html>")
    (tmp_path / "note.txt").write_text(BAKERY)
    ingest(home, [tmp_path / "page.html", tmp_path / "note.txt"], outlet="collected")
    build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        found = connection.execute("select distinct outlet from articles").fetchall()
    assert found == [("collected",)]


def test_a_publication_that_was_interrupted_is_made_up_for(
    built: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(built, [write_rows(tmp_path / "late.jsonl", [{"id": "late", "text": BAKERY}])])
    with monkeypatch.context() as patch:
        patch.setattr("etl.pipeline.publish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(built, workers=1)
    done = build(built, workers=1)
    assert done.snapshot is not None
    assert any("late" in story for story in stories(built))


def test_stories_that_an_interruption_left_out_of_date_are_told_anew(
    built: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = world()[0] | {"headline": "Corrected", "fetched_at": "2026-03-09T10:00:00Z"}
    ingest(built, [write_rows(tmp_path / "later.jsonl", [row])])
    with monkeypatch.context() as patch:
        patch.setattr(
            "etl.pipeline.tell_stories", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        with pytest.raises(KeyboardInterrupt):
            build(built, workers=1)
    build(built, workers=1)
    with duckdb.connect(str(built.current), read_only=True) as connection:
        found = connection.execute(
            "select headline, versions from articles where external_id = 'gazette'"
        ).fetchall()
    assert found == [("Corrected", 2)]


def test_a_file_that_was_away_is_read_when_it_is_back(home: Home, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", world())
    ingest(home, [path], in_place=True)
    away = path.rename(tmp_path / "elsewhere")
    assert build(home, workers=1).reasons == {"missing_file": 1}
    assert build(home, workers=1) == Built()
    away.rename(path)
    assert build(home, workers=1).articles == 7
    with duckdb.connect(str(home.current), read_only=True) as connection:
        assert connection.execute("select * from rejections").fetchall() == []


def test_an_edit_of_the_source_does_not_reach_the_archive(built: Home, rows: Path) -> None:
    before = contents(built)
    with rows.open("a") as stream:
        stream.write('{"id": "added", "text": "x"}\n')
    build(built, workers=1, rebuild=True)
    assert contents(built) == before


def test_the_same_rows_with_other_page_files_are_other_pages(home: Home, tmp_path: Path) -> None:
    for folder, text in (("a", FERRY), ("b", BAKERY)):
        (tmp_path / folder).mkdir()
        page = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        (tmp_path / folder / "1.html").write_text(f"<article>{page}</article>")
        row = {"id": "1", "html_file": "1.html"}
        index = write_rows(tmp_path / folder / "index.jsonl", [row])
        ingest(home, [index], outlet=folder)
    build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        found = dict(connection.execute("select outlet, body[:30] from articles").fetchall())
    assert found == {"a": "PORT ALDER (AP) — Ferry crews ", "b": "The last bakery on Mill Street"}


def test_what_a_story_was_before_is_kept(home: Home, tmp_path: Path) -> None:
    rows = {row["id"]: row for row in world()}
    for number, name in enumerate(["post", "gazette"]):
        ingest(home, [write_rows(tmp_path / f"{number}.jsonl", [rows[name]])])
        build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        keys = dict(
            connection.execute(
                "select outlet, story_key from story_member join articles using (article_id)"
            ).fetchall()
        )
        changes = connection.execute(
            "select event, story_before, story_after, articles from story_changes"
        ).fetchall()
        replaced = connection.execute("select outlet, reasons from former_choices").fetchall()
    assert changes == [("renamed", keys["post"], keys["gazette"], 1)]
    assert replaced == [("post", ["the only article of its story"])]
