"""docs/evidence.md: the tables are those of the program, and its examples run on the demo."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.agencies import agencies
from etl.evidence import rules

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "evidence.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


def test_the_tables_say_what_the_rules_and_the_agencies_say() -> None:
    tool = ROOT / "tools" / "evidence.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], check=False)
    assert done.returncode == 0, "run: python tools/evidence.py"


def test_every_rule_and_every_agency_has_a_row() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    assert len(rows) == len(rules()) + len(agencies())


def test_every_kind_is_named_where_the_column_is_described() -> None:
    schema = (ROOT / "warehouse" / "schema" / "008_evidence.sql").read_text("utf-8")
    kinds = {rule.kind for rule in rules().values()}
    assert {kind for kind in kinds if kind not in schema} == set()


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES)
def test_an_example_query_finds_something_in_the_demo(query: str, demo_home: Path) -> None:
    current = demo_home / "current.duckdb"
    with duckdb.connect(str(current), read_only=True) as snapshot:
        assert snapshot.execute(query).fetchall()
