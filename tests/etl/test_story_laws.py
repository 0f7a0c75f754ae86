"""Whatever the order and the portions in which articles come, the stories are the same."""

from __future__ import annotations

import random
import shutil
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
from tools.planted import planted
from tools.planted.files import write_jsonl
from warehouse.load import Loader

ARTICLES = 500
TOLD = ("story", "story_version", "story_member", "canonical_choice", "pair", "signature", "component")
LOADED = ("archive_file", "capture", "article_version", "credit", "version_mark")
Contents = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A planted world, built at once."""
    folder = tmp_path_factory.mktemp("world")
    write_jsonl(planted(ARTICLES), folder / "rows.jsonl")
    home = Home(folder / "home")
    ingest(home, [folder / "rows.jsonl"])
    build(home, workers=2)
    return home


@pytest.fixture(scope="module")
def at_once(world: Home) -> Contents:
    with duckdb.connect(str(world.warehouse), read_only=True) as connection:
        return contents(connection)


def contents(connection: duckdb.DuckDBPyConnection) -> Contents:
    rows = "from query_table($name) order by all"
    return {name: connection.execute(rows, {"name": name}).fetchall() for name in TOLD}


def portions(articles: list[int], chance: random.Random) -> list[list[int]]:
    """The articles in a random order, cut into one to four portions at random."""
    shuffled = articles.copy()
    chance.shuffle(shuffled)
    ends = sorted(chance.sample(range(1, len(shuffled)), chance.randrange(4)))
    return [shuffled[a:b] for a, b in zip([0, *ends], [*ends, len(shuffled)], strict=True)]


def told_in_portions(world: Home, path: Path, seed: int) -> Contents:
    """Load the articles of a world portion by portion, telling the stories after each."""
    chance = random.Random(seed)
    with Loader.open(path) as loader:
        connection = loader._connection
        connection.execute(f"attach '{world.warehouse}' as whole (read_only)")
        for name in ("outlet", "cut_version", "repeated_line", "paragraph"):
            connection.execute(f"insert into {name} by name from whole.{name}")
        known = connection.execute("select distinct article_id from whole.article_version order by 1")
        for portion in portions([row[0] for row in known.fetchall()], chance):
            connection.execute("create or replace temp table new_one as select unnest($ids::ubigint[]) as article_id", {"ids": portion})
            connection.execute("insert into article_version by name from whole.article_version semi join new_one using (article_id)")
            for name in ("capture", "credit", "version_mark"):
                connection.execute(f"insert into {name} by name from whole.{name} where version_id in (select version_id from article_version semi join new_one using (article_id))")
            connection.execute("insert into untold from new_one")
            sign_versions(loader, quiet)
            if chance.random() < 0.3:
                # An interruption: what was done is done again.
                verify_pairs(loader, quiet)
                connection.execute("update signature set compared = false where version_id in (select version_id from article_version semi join new_one using (article_id))")
            verify_pairs(loader, quiet)
            tell_stories(loader, quiet)
        return contents(connection)


@pytest.mark.parametrize("seed", range(100))
def test_any_order_and_portions_give_the_same(
    seed: int, world: Home, at_once: Contents, tmp_path: Path
) -> None:
    told = told_in_portions(world, tmp_path / "warehouse.duckdb", seed)
    different = {name: set(map(repr, told[name])) ^ set(map(repr, at_once[name])) for name in TOLD}
    assert {name: rows for name, rows in different.items() if rows} == {}
