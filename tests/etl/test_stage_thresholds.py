"""Thresholds that are moved tell the stories anew as a rebuild would, without comparing a text."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from crawler.home import Home
from etl.errors import EtlError
from etl.ingest import ingest
from etl.pipeline import Built, build
from etl.reextract import reextract
from etl.stage_thresholds import load_thresholds
from etl.threshold_file import move, thresholds_of
from etl.thresholds import listed
from warehouse.check import failing_checks
from warehouse.load import Loader

from .conftest import write_rows
from .test_pipeline import contents, stories, world
from .test_reextract import InProcess

if TYPE_CHECKING:
    from pathlib import Path

FERRY, DIGESTS, BAKERY = {"gazette", "post", "herald", "echo"}, {"argus", "star"}, {"bugle"}
# Only texts that cover each other wholly are versions, and less of one is a quotation.
STRICT = {"same_covered": 1.0, "quote_words": 400}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which no threshold was moved."""
    folder = tmp_path_factory.mktemp("thresholds")
    home = Home(folder / "home")
    ingest(home, [write_rows(folder / "world.jsonl", world())])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.stage_articles.ExtractionPool", InProcess)
        build(home, workers=1)
    return home.path


@pytest.fixture
def home(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr("etl.stage_articles.ExtractionPool", InProcess)
    shutil.copytree(template, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


def built(home: Home) -> Built:
    """Build, and see that the warehouse keeps its laws, that of the verdicts among them."""
    done = build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        assert failing_checks(connection) == {}
    return done


def ask(home: Home, query: str) -> list[Any]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_build_in_which_only_thresholds_changed_tells_and_publishes(home: Home) -> None:
    assert built(home) == Built()
    move(home, STRICT)
    done = built(home)
    assert (done.captures, done.pairs) == (0, 0)
    assert done.snapshot is not None
    assert frozenset(FERRY) not in stories(home)
    moved = ask(home, "select name, value from thresholds where is_moved order by name")
    assert moved == sorted(STRICT.items())
    assert built(home) == Built()


def test_a_build_that_was_killed_when_it_had_loaded_thresholds_is_gone_on_with(home: Home) -> None:
    move(home, {"least_words": 24})
    with Loader.open(home.warehouse) as loader:
        load_thresholds(loader, thresholds_of(home))
    assert built(home).snapshot is not None
    assert ask(home, "from thresholds select name where is_moved") == [("least_words",)]


@pytest.mark.parametrize("seed", range(2))
def test_however_thresholds_are_moved_it_is_a_rebuild_and_putting_them_back_restores_all(
    home: Home, seed: int
) -> None:
    before = contents(home)
    chance = random.Random(seed)
    move(home, _any(chance))
    built(home)
    incremental = contents(home)
    assert incremental != before
    build(home, workers=1, rebuild=True)
    assert contents(home) == incremental
    move(home, {})
    built(home)
    assert contents(home) == before


def _any(chance: random.Random) -> dict[str, float]:
    """Some thresholds, moved to anywhere."""
    return {
        each.name: chance.randrange(200)
        if isinstance(each.default_value, int)
        else round(chance.random(), 2)
        for each in chance.sample(listed(), 5)
    }


def test_a_re_extraction_keeps_to_the_thresholds(home: Home) -> None:
    move(home, STRICT)
    built(home)
    expected = contents(home)
    reextract(home, workers=1)
    assert contents(home) | {"reextraction": []} == expected


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_wrong_file_refuses_the_build_and_leaves_everything_as_it_was(
    home: Home, rebuild: bool
) -> None:
    home.thresholds.write_text("inside = 2\n")
    with pytest.raises(EtlError, match="inside is a share"):
        build(home, workers=1, rebuild=rebuild)
    with pytest.raises(EtlError, match="inside is a share"):
        reextract(home, workers=1)
    home.thresholds.unlink()
    assert built(home) == Built()


def test_a_warehouse_from_before_the_table_gets_it_filled_and_stays_as_it_was(home: Home) -> None:
    before = contents(home)
    with duckdb.connect(str(home.warehouse)) as connection:
        connection.execute("drop view thresholds")
        connection.execute("drop table threshold")
        connection.execute("delete from schema_version where version = 13")
    assert built(home).snapshot is not None
    assert contents(home) == before
