"""Repeated lines are looked for where something has come only; it finds what a look at all does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from crawler.identity import hash64
from etl.paragraphs import with_body_words
from etl.progress import quiet
from etl.stage_repeated import cut_repeated_lines
from warehouse.arrow import table_of
from warehouse.load import Loader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Row = dict[str, Any]
NOUNS = [
    *("orchard", "bridge", "council", "lantern", "harvest", "winter", "signal", "copper"),
    *("meadow", "ferry", "tunnel", "library", "bakery", "museum", "harbor", "railway"),
]
TABLES = ("paragraph", "line_candidate", "repeated_line", "cut_version", "uncut")


def sentence(chance: random.Random, what: str, most: int) -> str:
    return f"{what} {chance.randint(0, most)} of the town is here and says what everybody knows."


def version(chance: random.Random) -> Row:
    """A version of an article: own paragraphs, often repeated ones, furniture."""
    outlet = chance.choices(["gazette", "post", "unknown"], [60, 40, 2])[0]
    parts = [sentence(chance, "Story", chance.choice([15, 900, 900])) for _ in range(3)]
    parts += [sentence(chance, "Furniture", 3) for _ in range(chance.choice([0, 1, 1, 2]))]
    parts += [sentence(chance, "Background", 4) for _ in range(chance.choice([0, 0, 1]))]
    chance.shuffle(parts)
    body = "\n\n".join(part.upper() if chance.random() < 0.2 else part for part in parts)
    headline = " ".join(chance.choices(NOUNS, k=3))
    article = hash64("article", outlet, str(chance.randint(0, 60)))
    return {
        "version_id": hash64("version", str(article), headline, body),
        "article_id": article,
        "capture_id": hash64("capture", headline, body),
        "url": "https://post.example/a",
        "url_key": "https://post.example/a",
        "outlet": outlet,
        "headline": headline,
        "authors": [],
        "body": body,
        "agencies": [],
        "relation": "none",
        "agency_own_site": False,
        "kind": "article",
        "furniture": [],
        "extraction_scheme": "test",
    }


def load(loader: Loader, rows: Sequence[Row]) -> None:
    versions, paragraphs = with_body_words(table_of("article_version", rows))
    loader.load({"article_version": versions, "paragraph": paragraphs})


def found(loader: Loader) -> dict[str, list[str]]:
    # What no question of the program asks.
    connection = loader._connection
    return {name: sorted(map(str, connection.table(name).fetchall())) for name in TABLES}


@pytest.mark.parametrize("seed", range(8))
def test_bit_by_bit_in_any_order_the_same_lines_are_cut(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    rows = [version(chance) for _ in range(110)]
    with Loader.open(tmp_path / "at_once.duckdb") as loader:
        load(loader, rows)
        cut_repeated_lines(loader, quiet)
        at_once = found(loader)
    chance.shuffle(rows)
    with Loader.open(tmp_path / "bit_by_bit.duckdb") as loader:
        while rows:
            count = chance.choice([1, 2, 5, 20, 40])
            load(loader, rows[:count])
            del rows[:count]
            if chance.random() < 0.7:
                cut_repeated_lines(loader, quiet)
        cut_repeated_lines(loader, quiet)
        bit_by_bit = found(loader)
    assert bit_by_bit == at_once
    assert at_once["line_candidate"]
    assert not at_once["uncut"]
    assert at_once["cut_version"]


def test_versions_that_an_older_program_stored_are_cut_the_same(tmp_path: Path) -> None:
    chance = random.Random(0)
    rows = [version(chance) for _ in range(110)]
    with Loader.open(tmp_path / "new.duckdb") as loader:
        load(loader, rows)
        cut_repeated_lines(loader, quiet)
        new = found(loader)
    with Loader.open(tmp_path / "old.duckdb") as loader:
        versions, _ = with_body_words(table_of("article_version", rows))
        loader.load({"article_version": versions})
        loader._connection.execute("insert into unparted select version_id from article_version")
        cut_repeated_lines(loader, quiet)
        assert found(loader) == new
    assert new["cut_version"]
