"""Whatever is asked, a snapshot answers in rows or one line, and touches no other file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from warehouse.errors import WarehouseError
from warehouse.query import NoSnapshotError, Snapshot


@pytest.fixture
def snapshot(current_to_read: Path) -> Iterator[Snapshot]:
    with Snapshot.open(current_to_read) as opened:
        yield opened


def test_without_a_snapshot_the_answer_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        NoSnapshotError, match=r"^no snapshot yet at .*: run `wirecopy build`$"
    ) as e:
        Snapshot.open(tmp_path / "current.duckdb")
    assert e.value.exit_code == 1


def test_a_dangling_link_counts_as_no_snapshot(tmp_path: Path) -> None:
    (tmp_path / "current.duckdb").symlink_to("snapshots/warehouse-000001.duckdb")
    with pytest.raises(NoSnapshotError):
        Snapshot.open(tmp_path / "current.duckdb")


def test_a_file_that_is_no_snapshot_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "current.duckdb").write_text("no database " * 1000)
    with pytest.raises(WarehouseError, match=r"^cannot read [^\n]*$"):
        Snapshot.open(tmp_path / "current.duckdb")


def test_an_answer_has_names_types_and_rows(snapshot: Snapshot) -> None:
    result = snapshot.answer("stories", stories=[4000])
    assert result.columns[:2] == ("story_id", "headline")
    assert result.types[:2] == ("UBIGINT", "VARCHAR")
    assert [row["articles"] for row in result.records()] == [1]


def test_times_are_utc_whatever_the_machine_thinks(snapshot: Snapshot) -> None:
    rows = snapshot.sql("select published_at, published_at::varchar from articles order by 1").rows
    assert rows[0] == (datetime(2026, 3, 2, 12, tzinfo=UTC), "2026-03-02 12:00:00+00")


def test_of_several_statements_the_last_ones_rows_are_the_result(snapshot: Snapshot) -> None:
    result = snapshot.sql("create temp table t as select 5 as n; select 1; from t; -- done")
    assert (result.columns, result.rows) == (("n",), [(5,)])
    assert snapshot.sql("pivot t on n using count(*)").rows == [(1,)]


@pytest.mark.parametrize("query", ["", "  ;; ", "-- nothing"])
def test_no_statement_is_wrong_use(snapshot: Snapshot, query: str) -> None:
    with pytest.raises(WarehouseError, match="no SQL given"):
        snapshot.sql(query)


@pytest.mark.parametrize(
    "query", ["selec 1", "select nothing from articles", "from nowhere", "select 1/", "select 'x"]
)
def test_wrong_sql_is_told_in_one_line(snapshot: Snapshot, query: str) -> None:
    with pytest.raises(WarehouseError, match=r"^\w+ Error: [^\n]+$") as error:
        snapshot.sql(query)
    assert error.value.exit_code == 2
    assert snapshot.sql("select 1").rows == [(1,)]


def files_under(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "query",
    [
        "copy (select 1) to '{out}'",
        "explain analyze copy (select 1) to '{out}'",
        "explain analyze copy (select 1) to '{snapshot}.wal'",
        "explain /* */ analyze CoPy (select 1) to '{snapshot}' (format csv)",
        "copy (select 1) to '{snapshot}.wal' (format csv, use_tmp_file false)",
        "copy (pivot story on kind using count(*)) to '{snapshot}.wal' (use_tmp_file false)",
        "export database '{out}'",
        "attach '{out}'",
        "attach '{snapshot}.wal' as other (read_write)",
        "from read_text('{secret}')",
        "from read_csv('{secret}')",
        "from '{secret}'",
        "from glob('{secret}')",
        "select * from read_blob('{secret}')",
        "create temp table t as from read_text('{secret}')",
        "insert into story values (1)",
        "drop table story",
        "delete from story",
        "update story set headline = ''",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma profiling_output = '{out}'",
        "pragma enable_profiling = 'json'",
        "call enable_logging()",
        "install httpfs",
        "load '{secret}'",
        "checkpoint",
        "import database '{out}'",
        "prepare p as select 1",
    ],
)
def test_a_query_neither_writes_nor_reads_a_file(
    snapshot: Snapshot, tmp_path: Path, query: str
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    home = snapshot.path.parents[1]
    before = files_under(tmp_path) | files_under(home)
    text = query.format(out=tmp_path / "out", secret=secret, snapshot=snapshot.path)
    with pytest.raises(WarehouseError, match=r"^[^\n]+$"):
        snapshot.sql(text)
    assert files_under(tmp_path) | files_under(home) == before
    assert snapshot.sql("select count(*) from story").rows == [(2,)]


def test_two_readers_of_one_process_are_both_locked_in(
    snapshot: Snapshot, current_to_read: Path
) -> None:
    with Snapshot.open(current_to_read) as other:
        assert other.path == snapshot.path
        for each in (other, snapshot):
            zone = each.sql(
                "select current_setting('timezone'), '2024-03-01 12:00:00Z'::timestamptz"
            )
            assert zone.rows == [("UTC", datetime(2024, 3, 1, 12, tzinfo=UTC))]
            with pytest.raises(WarehouseError):
                each.sql("from read_text('/etc/hostname')")


def test_explain_shows_the_plan(snapshot: Snapshot) -> None:
    assert "articles" not in str(snapshot.sql("explain select 1").rows)


def test_reading_imports_neither_arrow_nor_numpy(current_to_read: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from warehouse.query import Snapshot\n"
        "with Snapshot.open(Path(sys.argv[1])) as s: s.sql('select now(), [1], interval 1 day')\n"
        "print(*{'pyarrow', 'numpy', 'pandas', 'rich', 'scrapy'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(current_to_read)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"TZ": "Asia/Kolkata"},
    )
    assert done.stdout.strip() == ""


def test_an_error_that_quotes_hostile_text_has_nothing_for_a_terminal(snapshot: Snapshot) -> None:
    with pytest.raises(WarehouseError, match="red") as error:
        snapshot.sql("select cast(chr(27) || '[31mred' || chr(8238) as integer)")
    assert str(error.value).isprintable()


@pytest.mark.parametrize(
    "query",
    [
        "describe articles",
        "show tables",
        "summarize story",
        "from articles",
        "with a as (select 1) select * from a",
        "pivot story on kind using count(*)",
        "explain from story",
        "values (1)",
        "show all tables",
    ],
)
def test_everything_that_only_reads_is_answered(query: str, snapshot: Snapshot) -> None:
    assert snapshot.sql(query).rows
