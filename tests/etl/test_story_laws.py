"""Whatever the order and the portions in which articles come, the stories are the same.

Nor does it matter which thresholds were tried on the way.
"""

from __future__ import annotations

import random
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build
from etl.progress import quiet
from etl.stage_pairs import verify_pairs
from etl.stage_signatures import sign_versions
from etl.stage_stories import tell_stories
from etl.stage_thresholds import load_thresholds
from etl.thresholds import DEFAULTS, Thresholds, listed, of_values
from tools.planted import planted
from tools.planted.files import write_jsonl
from warehouse.load import Loader

ARTICLES = 500
SHUFFLES = 100
TOLD = (
    "story", "story_version", "story_member", "canonical_choice", "pair", "signature", "component",
)  # fmt: skip
PORTION = """
create or replace temp table portion as
select unnest(string_split($ids, ' '))::ubigint as article_id;
insert into article_version by name from whole.article_version semi join portion using (article_id);
create or replace temp table portion_version as
select version_id from article_version semi join portion using (article_id);
insert into capture by name from whole.capture semi join portion_version using (version_id);
insert into credit by name from whole.credit semi join portion_version using (version_id);
insert into version_mark by name
from whole.version_mark semi join portion_version using (version_id);
insert into untold from portion;
"""
# What a build that is killed before its last step of comparing leaves behind.
KILLED = """
update signature set compared = false
where version_id in (select version_id from portion_version);
"""
Contents = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of a planted world, built at once."""
    folder = tmp_path_factory.mktemp("world")
    write_jsonl(planted(ARTICLES), folder / "rows.jsonl")
    home = Home(folder / "home")
    ingest(home, [folder / "rows.jsonl"])
    build(home, workers=2)
    return home.warehouse


@pytest.fixture(scope="module")
def at_once(world: Path) -> Contents:
    with duckdb.connect(str(world), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        return contents(connection)


def contents(connection: duckdb.DuckDBPyConnection) -> Contents:
    rows = "from query_table($name) order by all"
    return {name: connection.execute(rows, {"name": name}).fetchall() for name in TOLD}


def portions(articles: list[int], chance: random.Random) -> list[list[int]]:
    """The articles in a random order, cut into one to four portions at random places."""
    shuffled = articles.copy()
    chance.shuffle(shuffled)
    ends = sorted(chance.sample(range(1, len(shuffled)), chance.randrange(4)))
    return [shuffled[first:last] for first, last in pairwise([0, *ends, len(shuffled)])]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without an article, made once and copied."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    Loader.open(path).close()
    return path


def any_thresholds(chance: random.Random) -> Thresholds:
    """Some of them moved to anywhere."""
    return of_values(
        {
            each.name: chance.randrange(200)
            if isinstance(each.default_value, int)
            else chance.random()
            for each in chance.sample(listed(), chance.randrange(4))
        }
    )


def told_in_portions(world: Path, empty: Path, folder: Path, seed: int) -> Contents:
    """Load the articles of a world portion by portion, telling the stories after each.

    The thresholds are others with each portion, and those of the world with the last.
    """
    chance = random.Random(seed)
    path = shutil.copyfile(empty, folder / "warehouse.duckdb")
    # Threads wait for each other longer than so few rows take.
    with duckdb.connect(str(path), config={"threads": 1}) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute(f"attach '{world}' as whole (read_only)")
        connection.execute("insert into cut_version from whole.cut_version")
        ids = connection.execute("select distinct article_id from whole.article_version order by 1")
        loader = Loader(connection, folder)
        parts = portions([row[0] for row in ids.fetchall()], chance)
        for place, portion in enumerate(parts, 1):
            for statement in connection.extract_statements(PORTION):
                # One long text: DuckDB takes a list apart member by member, at length.
                given = {"ids": " ".join(map(str, portion))} if statement.named_parameters else None
                connection.execute(statement, given)
            load_thresholds(loader, DEFAULTS if place == len(parts) else any_thresholds(chance))
            sign_versions(loader, quiet)
            verify_pairs(loader, quiet)
            if chance.random() < 0.2:
                connection.execute(KILLED)
                verify_pairs(loader, quiet)
            tell_stories(loader, quiet)
        return contents(connection)


@pytest.mark.parametrize("seed", range(SHUFFLES))
def test_any_order_and_portions_give_the_same(
    seed: int, world: Path, empty: Path, at_once: Contents, tmp_path: Path
) -> None:
    told = told_in_portions(world, empty, tmp_path, seed)
    different = {name: set(map(repr, told[name])) ^ set(map(repr, at_once[name])) for name in TOLD}
    assert {name: rows for name, rows in different.items() if rows} == {}
