"""The one writer of the warehouse: rows in, each batch in one transaction."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.arrow import SCHEMAS, table_of
from warehouse.errors import WarehouseError
from warehouse.migrate import apply_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Rows: TypeAlias = Sequence[Mapping[str, object]] | pa.Table

_SCRATCH = "load-"
# What DuckDB may use: beyond that it works on disk, and hardly slower (measured down to 800 MB with
# 200,000 articles).
_MEMORY = "2GB"
_IS_MORE = (
    "select parse_formatted_bytes(current_setting('memory_limit')) > parse_formatted_bytes($most)"
)


class Loader:
    """Holds the write connection; short-lived, since no reader can open the file meanwhile."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, scratch: Path) -> None:
        self._connection = connection
        self._scratch = scratch

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the warehouse for loading, made or brought up to date where need be.

        Raises:
            WarehouseError: another process has it open, or it was written by a newer DuckDB or a
                newer wirecopy.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = duckdb.connect(str(path))
        except duckdb.Error as error:
            raise WarehouseError(_refusal(path, str(error))) from error
        try:
            connection.execute("set timezone = 'UTC'")
            _limit_memory(connection)
            apply_schema(connection, path)
        except BaseException:
            connection.close()
            raise
        # The lock of the file is ours, so what lies here is of a loader that was killed.
        for left in path.parent.glob(f"{_SCRATCH}*"):
            shutil.rmtree(left, ignore_errors=True)
        return cls(connection, path.parent)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Close; after an error without tidying up, whose own error could hide it."""
        if error:
            self._connection.close()
        else:
            self.close()

    def close(self) -> None:
        """Write everything into the one file and let go of it.

        Raises:
            WarehouseError: there is no space left for it.
        """
        try:
            with _told():
                self._connection.execute("checkpoint")
        finally:
            self._connection.close()

    def load(self, tables: Mapping[str, Rows]) -> None:
        """Load rows of several tables in one transaction, each as loads/TABLE.sql says.

        Rows go through a Parquet file, not through memory: DuckDB 2.0.0 reads in-memory Arrow
        wrongly. Loading the same rows again changes nothing.

        Raises:
            WarehouseError: there is no space left for them; nothing of them was loaded.
        """
        with _told(), tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=self._scratch) as folder:
            staged = {
                name: _stage(Path(folder, f"{name}.parquet"), name, tables[name])
                for name in SCHEMAS
                if name in tables
            }
            with self._transaction():
                for name, file in staged.items():
                    self._run("loads", name, {"file": str(file)})

    def rows(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        """Run stages/NAME.sql and fetch its rows."""
        with _interruptible():
            return self._run("stages", name, parameters).fetchall()

    def columns(self, name: str, **parameters: object) -> dict[str, NDArray[Any]]:
        """Run stages/NAME.sql and fetch its columns as arrays."""
        with _interruptible():
            fetched: dict[str, NDArray[Any]] = self._run("stages", name, parameters).fetchnumpy()
        return fetched

    def follow(self, former: Path, name: str, **parameters: object) -> None:
        """Run history/NAME.sql in one transaction, beside the warehouse before, named `former`.

        Raises:
            WarehouseError: that warehouse cannot be opened, or there is no space left.
        """
        quoted = str(former).replace("'", "''")
        try:
            self._connection.execute(f"attach '{quoted}' as former (read_only)")
        except duckdb.Error as error:
            raise WarehouseError(_refusal(former, str(error))) from error
        with _told(), self._transaction():
            self._run("history", name, parameters)
        self._connection.execute("detach former")

    def change(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        """Run changes/NAME.sql in one transaction; the rows of its last statement.

        Raises:
            WarehouseError: there is no space left; nothing was changed.
        """
        with _told(), self._transaction():
            return self._run("changes", name, parameters).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("begin")
        try:
            with _interruptible():
                yield
        except BaseException:
            # After a failed write there may be no transaction left.
            with suppress(duckdb.Error):
                self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def _run(
        self, folder: str, name: str, parameters: Mapping[str, object]
    ) -> duckdb.DuckDBPyConnection:
        query = files("warehouse").joinpath(folder, f"{name}.sql").read_text("utf-8")
        statements = duckdb.extract_statements(query)
        for statement in statements:
            wanted = {key: parameters[key] for key in statement.named_parameters}
            self._connection.execute(statement, wanted)
        return self._connection


def _limit_memory(connection: duckdb.DuckDBPyConnection) -> None:
    """Set the least of what DuckDB would use on this machine and what it may."""
    connection.execute(_IS_MORE, {"most": _MEMORY})
    if connection.fetchall() == [(True,)]:
        connection.execute(f"set memory_limit = '{_MEMORY}'")


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C be itself: DuckDB makes another error of it while a query runs."""
    try:
        yield
    except RuntimeError as error:
        if "interrupted" not in str(error).lower():
            raise
        raise KeyboardInterrupt from error


@contextmanager
def _told() -> Iterator[None]:
    """Tell in one line what is not the rows' fault: a full disk, too little memory."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as error:
        first = str(error).strip().splitlines()[0]
        raise WarehouseError(
            f"cannot write to the warehouse: {first}; make room, then run `wirecopy build` again,"
            " which goes on where this one stopped"
        ) from error


def _refusal(path: Path, error: str) -> str:
    if "Could not set lock" in error:
        holder = re.search(r"PID (\d+)", error)
        process = f"process {holder[1]}" if holder else "another process"
        return f"{path} is open in {process}: close that, or wait until it has ended"
    first = error.strip().splitlines()[0]
    return f"cannot open {path} for loading: {first}; make it anew: wirecopy build --rebuild"


def _stage(path: Path, name: str, rows: Rows) -> Path:
    # Read once and gone: packing it would cost more than writing it does.
    pq.write_table(
        table_of(name, rows), path, compression="none", use_dictionary=False, write_statistics=False
    )
    return path
