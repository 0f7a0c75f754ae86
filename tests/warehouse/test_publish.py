"""A reader sees a finished snapshot, always, and never stands in the way."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from warehouse.errors import WarehouseError
from warehouse.load import Loader
from warehouse.publish import publish
from warehouse.query import Snapshot

ARTICLES = 4


def count(current: Path) -> int:
    with Snapshot.open(current) as snapshot:
        return int(snapshot.sql("select count(*) from articles").rows[0][0])


def published(current: Path) -> list[str]:
    return sorted(path.name for path in current.with_name("snapshots").iterdir())


def publish_again(current: Path, warehouse: Path, keep: int = 3) -> Path:
    return publish(warehouse, current.with_name("snapshots"), current, keep)


def test_a_snapshot_is_a_finished_file_that_nobody_can_change(
    current: Path, warehouse: Path
) -> None:
    path = current.resolve()
    assert current.readlink() == Path("snapshots/warehouse-000001.duckdb")
    assert path.stat().st_mode & 0o777 == 0o444
    assert path.read_bytes() == warehouse.read_bytes()
    assert published(current) == [path.name]
    with (
        duckdb.connect(str(current), read_only=True) as connection,
        pytest.raises(duckdb.InvalidInputException, match="read-only"),
    ):
        connection.execute("delete from story")


def test_the_home_can_be_moved(current: Path, tmp_path: Path) -> None:
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    tmp_path.rename(moved)
    try:
        assert count(moved / current.name) == ARTICLES
    finally:
        moved.rename(tmp_path)


def test_only_the_newest_snapshots_are_kept(current: Path, warehouse: Path) -> None:
    for _ in range(4):
        newest = publish_again(current, warehouse)
    assert published(current) == [f"warehouse-00000{serial}.duckdb" for serial in (3, 4, 5)]
    assert current.resolve() == newest.resolve()


def test_an_open_snapshot_outlives_its_removal(current: Path, empty_warehouse: Path) -> None:
    with Snapshot.open(current) as reader:
        for _ in range(4):
            publish_again(current, empty_warehouse)
        assert not reader.path.exists()
        assert reader.sql("select count(*) from articles").rows == [(ARTICLES,)]
    assert count(current) == 0


def test_an_unclosed_warehouse_is_not_published(current: Path, warehouse: Path) -> None:
    loader = Loader.open(warehouse)
    loader.load({"outlet": [{"outlet": "mill", "name": "The Mill"}]})
    try:
        with pytest.raises(WarehouseError, match="was not closed"):
            publish_again(current, warehouse)
    finally:
        loader.close()
    assert published(current) == ["warehouse-000001.duckdb"]


def test_a_damaged_warehouse_is_not_published(current: Path, warehouse: Path) -> None:
    warehouse.write_bytes(warehouse.read_bytes()[:5000])
    with pytest.raises(WarehouseError, match="none published"):
        publish_again(current, warehouse)
    assert current.resolve().name == "warehouse-000001.duckdb"
    assert count(current) == ARTICLES


PUBLISH_FOR_EVER = """
    import sys
    from pathlib import Path
    from warehouse.publish import publish

    folder = Path(sys.argv[1])
    while True:
        publish(folder / "load/warehouse.duckdb", folder / "snapshots", folder / "current.duckdb")
        print("published", flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_good_snapshot(
    current: Path, warehouse: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", textwrap.dedent(PUBLISH_FOR_EVER), str(tmp_path)]
    for times in range(1, 5):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as publishing:
            assert publishing.stdout
            for _ in range(times):
                publishing.stdout.readline()
            publishing.kill()
        assert count(current) == ARTICLES
    publish_again(current, warehouse)
    assert len([name for name in published(current) if name.startswith("warehouse-")]) == 3


def test_two_hundred_reads_succeed_while_snapshots_are_loaded_and_published(
    current: Path, warehouse: Path
) -> None:
    done = threading.Event()
    serials: list[Path] = []

    def publish_in_a_loop() -> None:
        while not done.is_set():
            Loader.open(warehouse).close()
            serials.append(publish_again(current, warehouse, keep=1))

    with ThreadPoolExecutor(3) as pool:
        loop = pool.submit(publish_in_a_loop)
        reads = [pool.submit(count, current) for _ in range(200)]
        try:
            assert [read.result() for read in reads] == [ARTICLES] * 200
        finally:
            done.set()
        loop.result()
    assert len(serials) > 1


def test_a_reader_in_another_process_never_blocks_a_build(
    current: Path, empty_warehouse: Path
) -> None:
    script = (
        "import sys, duckdb; c = duckdb.connect(sys.argv[1], read_only=True);"
        " print(1, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(current)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout
        reader.stdout.readline()
        Loader.open(empty_warehouse).close()
        publish_again(current, empty_warehouse)
        reader.communicate("\n")
    assert reader.returncode == 0
    assert count(current) == 0


FILL = """
    import resource, signal, sys
    from pathlib import Path
    from warehouse.errors import WarehouseError
    from warehouse.load import Loader
    from warehouse.publish import publish

    folder = Path(sys.argv[1])
    warehouse = folder / "load" / "warehouse.duckdb"
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = warehouse.stat().st_size
    try:
        if sys.argv[2] == "load":
            with Loader.open(warehouse) as loader:
                resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000,) * 2)
                names = (str(n * 2654435761 % 2**63) for n in range(300_000))
                rows = [{"outlet": name, "name": name} for name in names]
                loader.load({"outlet": rows})
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2,) * 2)
            publish(warehouse, folder / "snapshots", folder / "current.duckdb")
    except WarehouseError as error:
        print(error)
"""


@pytest.mark.parametrize("step", ["load", "publish"])
def test_a_full_disk_is_told_in_one_line_and_nothing_is_lost(
    step: str, current: Path, warehouse: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FILL), str(tmp_path), step],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("cannot write ")
    assert len(done.stdout.splitlines()) == 1
    assert count(current) == ARTICLES
    assert published(current) == ["warehouse-000001.duckdb"]
    with Loader.open(warehouse) as loader:
        assert loader.rows("counts") == [(5, 4, 1, 3, 2)]
        loader.load({"outlet": [{"outlet": "mill", "name": "The Mill"}]})
    assert [path.name for path in warehouse.parent.iterdir()] == [warehouse.name]
    publish_again(current, warehouse)


def test_what_a_killed_loader_left_lying_is_cleared_away(warehouse: Path) -> None:
    left = warehouse.parent / "load-left"
    left.mkdir()
    (left / "capture.parquet").write_text("half")
    Loader.open(warehouse).close()
    assert [path.name for path in warehouse.parent.iterdir()] == [warehouse.name]


def test_half_a_surrogate_pair_is_stored_as_a_replacement(warehouse: Path) -> None:
    row = {"name": "Zo\ud83d\ude00 and \ud800", "outlet": "\udfff"}
    with Loader.open(warehouse) as loader:
        loader.load({"outlet": [row]})
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        stored = connection.execute("select name, outlet from outlet").fetchall()
    assert stored == [("Zo\U0001f600 and \ufffd", "\ufffd")]


HOLD = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print(1, flush=True); input()"


def test_a_warehouse_that_another_process_loads_is_refused_by_the_process(warehouse: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        expected = rf"^[^\n]*{warehouse.name} is open in process {holder.pid}: [^\n]*$"
        with pytest.raises(WarehouseError, match=expected):
            Loader.open(warehouse)
        holder.communicate("\n")


def test_a_warehouse_that_is_no_database_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_text("not a database " * 1000)
    with pytest.raises(WarehouseError, match=r"^cannot open [^\n]*--rebuild$"):
        Loader.open(path)


def test_a_warehouse_of_a_newer_wirecopy_is_refused(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("insert into schema_version values (999, now())")
    with pytest.raises(WarehouseError, match="update wirecopy"):
        Loader.open(warehouse)


def test_a_batch_that_fails_leaves_nothing_behind(empty_warehouse: Path) -> None:
    batch = {"outlet": [{"outlet": "mill", "name": "The Mill"}], "story": [{"story_id": 1}]}
    with (
        pytest.raises(duckdb.ConstraintException),
        Loader.open(empty_warehouse) as loader,
    ):
        loader.load(batch)
    assert [path.name for path in empty_warehouse.parent.iterdir()] == [empty_warehouse.name]
    with duckdb.connect(str(empty_warehouse), read_only=True) as connection:
        assert connection.execute("from outlet").fetchall() == []


@pytest.mark.parametrize("number", [errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_the_system_cannot_copy_a_file_the_program_does(
    current: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: int) -> int:
        raise OSError(number, "not here")

    monkeypatch.setattr(os, "copy_file_range", refuse)
    assert publish_again(current, warehouse).read_bytes() == warehouse.read_bytes()


def test_what_stops_a_copy_half_way_is_told_and_leaves_the_snapshot_before(
    current: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: int) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = published(current)
    monkeypatch.setattr(os, "copy_file_range", fill)
    with pytest.raises(WarehouseError, match="No space left"):
        publish_again(current, warehouse)
    assert published(current) == before
