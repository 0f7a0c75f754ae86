"""Judgements win over the machine, survive rebuilds, and leave no trace when they are withdrawn."""

from __future__ import annotations

import json
import random
import shutil
from itertools import combinations
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from crawler.home import Home
from etl.ingest import ingest
from etl.judgement import Judgement, Withdrawal
from etl.judgement_file import journal_of, record
from etl.pipeline import Built, build
from etl.reextract import reextract
from warehouse.check import failing_checks

from .conftest import write_rows
from .test_pipeline import contents, stories, world

if TYPE_CHECKING:
    from pathlib import Path

FERRY, DIGESTS, BAKERY = {"gazette", "post", "herald", "echo"}, {"argus", "star"}, {"bugle"}
URLS = {row["id"]: row["url"] for row in world()}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which nothing was judged."""
    folder = tmp_path_factory.mktemp("judged")
    home = Home(folder / "home")
    ingest(home, [write_rows(folder / "world.jsonl", world())])
    build(home, workers=1)
    assert stories(home) == {frozenset(FERRY), frozenset(DIGESTS), frozenset(BAKERY)}
    return home.path


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Home:
    shutil.copytree(template, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


def judge(home: Home, what: Any, one: str, other: str) -> Judgement:
    return record(home, lambda _, when: Judgement.of(what, URLS[one], URLS[other], when))


def withdraw(home: Home, said: Judgement) -> None:
    record(home, lambda _, when: Withdrawal(said.judgement_id, when))


def built(home: Home) -> Built:
    """Build, and see that the warehouse keeps its laws, judgements among them."""
    done = build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        assert failing_checks(connection) == {}
    return done


def without_judgements(home: Home) -> dict[str, list[Any]]:
    return {name: rows for name, rows in contents(home).items() if name != "judgement"}


def ask(home: Home, query: str) -> list[Any]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_judged_the_same_two_stories_are_one_with_all_their_copies(home: Home) -> None:
    judge(home, "same", "post", "bugle")
    done = built(home)
    assert (done.captures, done.judgements) == (0, {"stands": 1})
    assert stories(home) == {frozenset(FERRY | BAKERY), frozenset(DIGESTS)}


def test_judged_different_a_copy_leaves_its_story_though_its_text_is_the_same(home: Home) -> None:
    judge(home, "different", "gazette", "echo")
    built(home)
    (with_gazette,) = [each for each in stories(home) if "gazette" in each]
    assert "echo" not in with_gazette
    assert set().union(*stories(home)) == FERRY | DIGESTS | BAKERY


def test_what_a_person_keeps_apart_is_not_linked_as_a_version_kept_apart(home: Home) -> None:
    links = "select count(*) from story_copies where role = 'excerpt'"
    before = ask(home, links)
    for other in FERRY - {"echo"}:
        judge(home, "different", "echo", other)
    built(home)
    assert frozenset({"echo"}) in stories(home)
    assert ask(home, links) == before
    (digests,) = ask(home, "select count(*) from story_copies where role = 'roundup'")
    assert digests == (6,)


def test_a_round_up_and_an_article_that_are_judged_the_same_are_one_story(home: Home) -> None:
    judge(home, "same", "argus", "bugle")
    built(home)
    assert frozenset(DIGESTS | BAKERY) in stories(home)


def test_a_build_with_nothing_new_does_nothing_and_one_with_a_judgement_publishes(
    home: Home,
) -> None:
    assert built(home) == Built()
    judge(home, "same", "post", "bugle")
    assert built(home).snapshot is not None
    assert built(home) == Built()


def test_withdrawing_a_judgement_restores_what_was_before(home: Home) -> None:
    before = without_judgements(home)
    for what, one, other in (("same", "post", "bugle"), ("different", "post", "herald")):
        said = judge(home, what, one, other)
        built(home)
        assert without_judgements(home) != before
        withdraw(home, said)
        built(home)
        assert without_judgements(home) == before
    states = ask(home, "select state, withdrawn_at is null from judgements")
    assert states == [("withdrawn", False)] * 2


def test_withdrawing_brings_back_a_judgement_that_was_overruled(home: Home) -> None:
    judge(home, "same", "post", "bugle")
    built(home)
    before = without_judgements(home)
    newer = judge(home, "different", "bugle", "post")
    built(home)
    assert frozenset(BAKERY) in stories(home)
    assert ask(home, "select state, contradicted_by from judgements order by judged_at") == [
        ("overruled", [newer.judgement_id]),
        ("stands", []),
    ]
    withdraw(home, newer)
    built(home)
    assert without_judgements(home) == before


def test_judgements_survive_a_rebuild_and_a_re_extraction(home: Home) -> None:
    judge(home, "same", "post", "bugle")
    judge(home, "different", "gazette", "echo")
    built(home)
    expected, file = contents(home), home.judgements.read_bytes()
    build(home, workers=1, rebuild=True)
    assert contents(home) == expected
    reextract(home, workers=1)
    assert contents(home) | {"reextraction": []} == expected
    assert home.judgements.read_bytes() == file


@pytest.mark.parametrize("seed", range(2))
def test_however_judgements_come_and_go_the_stories_are_those_of_a_rebuild(
    home: Home, seed: int
) -> None:
    chance = random.Random(seed)
    pairs = list(combinations(sorted(URLS), 2))
    for _ in range(3):
        for _ in range(chance.randrange(1, 4)):
            judge(home, chance.choice(["same", "different"]), *chance.choice(pairs))
        known = journal_of(home)
        open_ones = {each.judgement_id for each in known.judgements} - {
            each.withdraws for each in known.withdrawals
        }
        taken_back = chance.choice(sorted(open_ones))
        record(home, lambda _, when, number=taken_back: Withdrawal(number, when))
        built(home)
    incremental = contents(home)
    build(home, workers=1, rebuild=True)
    assert contents(home) == incremental


def test_a_judgement_waits_for_articles_that_are_not_there_yet(tmp_path: Path) -> None:
    rows = world()
    home = Home(tmp_path / "home")
    ingest(home, [write_rows(tmp_path / "first.jsonl", rows[:4])])
    judge(home, "same", "post", "bugle")
    judge(home, "same", "argus", "bugle")
    built(home)
    assert ask(home, "select is_waiting from judgements") == [(True,), (True,)]
    assert stories(home) == {frozenset(FERRY)}
    ingest(home, [write_rows(tmp_path / "second.jsonl", rows[4:6])])
    built(home)
    # The bakery is not there, but what it is the same as is one story all the same.
    assert stories(home) == {frozenset(FERRY | DIGESTS)}
    ingest(home, [write_rows(tmp_path / "third.jsonl", rows[6:])])
    built(home)
    assert stories(home) == {frozenset(FERRY | DIGESTS | BAKERY)}
    incremental = contents(home)
    build(home, workers=1, rebuild=True)
    assert contents(home) == incremental


def test_a_bad_line_is_told_and_stops_no_build(home: Home) -> None:
    judge(home, "same", "post", "bugle")
    with home.judgements.open("ab") as file:
        file.write(b'{"what": "sa')
    done = built(home)
    assert done.judgements == {"stands": 1}
    (told,) = done.passed_over
    assert told.startswith(f"{home.judgements}, line 2: the end of it was never written")
    again = build(home, workers=1)
    assert (again.snapshot, again.passed_over) == (None, (told,))


def test_without_the_file_nothing_is_judged_any_more(home: Home) -> None:
    before = contents(home)
    judge(home, "same", "post", "bugle")
    built(home)
    home.judgements.unlink()
    assert built(home).snapshot is not None
    assert contents(home) == before


def test_an_item_of_an_agency_does_not_join_what_was_judged_different(tmp_path: Path) -> None:
    """Two pages declare the same item, one by mistake; a third goes with neither by its text."""
    rows = world()
    item = "https://apnews.com/article/ferry-" + "0a" * 16
    for row in rows:
        page = "".join(f"<p>{part}</p>" for part in row.pop("text").split("\n\n"))
        row["html"] = (
            f"<html><head><link rel=canonical href='{item}'></head><body><article>"
            f"<h1>{row['headline']}</h1>{page}</article></body></html>"
        )
    home = Home(tmp_path / "home")
    ingest(home, [write_rows(tmp_path / "pages.jsonl", rows)])
    built(home)
    (joined,) = [each for each in stories(home) if "gazette" in each]
    assert "bugle" in joined
    judge(home, "different", "gazette", "bugle")
    built(home)
    (joined,) = [each for each in stories(home) if "gazette" in each]
    assert "bugle" not in joined


def test_the_table_and_the_file_say_the_same(home: Home) -> None:
    said = judge(home, "same", "post", "bugle")
    built(home)
    (row,) = ask(
        home,
        "select judgement_id, what, article_a, article_b, url_key_a, url_key_b from judgement",
    )
    line = json.loads(home.judgements.read_bytes())
    names = ("judgement_id", "what", "article_a", "article_b", "url_key_a", "url_key_b")
    assert [str(value) for value in row] == [line[name] for name in names]
    assert row[0] == said.judgement_id
