"""docs/warehouse.md: the dictionary is complete, and its examples run."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "warehouse.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def test_the_dictionary_says_what_the_tables_and_views_say() -> None:
    tool = ROOT / "tools" / "dictionary.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], check=False)
    assert done.returncode == 0, "run: python tools/dictionary.py"


def test_every_column_is_described() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert not [row for row in rows if "None" in row or row.endswith("|  |")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home built from three copies of a story, one of them uncredited."""
    folder = tmp_path_factory.mktemp("reader")
    chance = random.Random(7)
    words = [
        "ferry",
        "orchard",
        "bridge",
        "council",
        "lantern",
        "harvest",
        "winter",
        "signal",
        "copper",
        "meadow",
    ]
    lines = [f"{' '.join(chance.choices(words, k=12)).capitalize()}." for _ in range(24)]
    body = "\n\n".join(" ".join(lines[place : place + 4]) for place in range(0, 24, 4))
    records = [
        {
            "id": f"copy-{place}",
            "url": f"https://outlet{place}.example/ferry",
            "headline": "Ferry waits for the harvest",
            "text": body if place == 2 else f"LAKETOWN (AP) — {body}",
            "published": f"2024-03-01T{8 + place:02d}:00:00Z",
        }
        for place in range(3)
    ]
    file = folder / "records.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    home = Home(folder / "wirecopy-data")
    ingest(home, [file])
    build(home, workers=1)
    return folder


@pytest.fixture
def snapshot(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    current = folder / "wirecopy-data" / "current.duckdb"
    with duckdb.connect(str(current), read_only=True) as connection:
        yield connection


def test_there_are_six_questions() -> None:
    assert len(QUERIES) == 6


@pytest.mark.parametrize("query", QUERIES)
def test_an_example_query_finds_something(query: str, snapshot: duckdb.DuckDBPyConnection) -> None:
    assert snapshot.execute(query).fetchall()


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_example_program_runs_where_the_data_is(program: str, folder: Path) -> None:
    printed = f"{program}\nprint(len(copies))"
    done = subprocess.run(
        [sys.executable, "-c", printed], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == "3\n"
