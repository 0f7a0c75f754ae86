"""Publish the warehouse: readers get a finished copy under a new name, never the loader's file."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import duckdb

from warehouse.copy import copy_file
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"^warehouse-(\d{6,})\.duckdb$")
KEPT_SNAPSHOTS = 3


def publish(warehouse: Path, snapshots: Path, current: Path, keep: int = KEPT_SNAPSHOTS) -> Path:
    """Copy a closed warehouse to the next snapshot and point `current` at it, atomically.

    A crash at any point leaves the snapshot before. Old snapshots beyond `keep` are removed; a
    reader that has one open keeps it until it closes.

    Raises:
        WarehouseError: the warehouse was not closed properly, there is no space for a copy, or the
            copy cannot be read.
    """
    if warehouse.with_name(f"{warehouse.name}.wal").exists():
        raise WarehouseError(f"{warehouse} was not closed: run `wirecopy build` again")
    snapshots.mkdir(parents=True, exist_ok=True)
    serial = max((number for number, _ in _published(snapshots)), default=0) + 1
    target = snapshots / f"warehouse-{serial:06d}.duckdb"
    partial = snapshots / f".{target.name}.partial"
    partial.unlink(missing_ok=True)
    try:
        copy_file(warehouse, partial)
        _sync(partial)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise WarehouseError(
            f"cannot write {target}: {error.strerror}; the snapshot before is still published"
        ) from error
    _prove(partial)
    partial.chmod(0o444)
    partial.replace(target)
    _point(current, target)
    _sync(snapshots)
    for _, old in sorted(_published(snapshots))[:-keep]:
        old.unlink(missing_ok=True)
    return target


def _published(snapshots: Path) -> list[tuple[int, Path]]:
    found = ((_NAME.match(path.name), path) for path in snapshots.iterdir())
    return [(int(match[1]), path) for match, path in found if match]


def _prove(path: Path) -> None:
    """Open the copy as a reader would, before any reader can."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            connection.execute("select count(*) from articles").fetchall()
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise WarehouseError(f"the new snapshot cannot be read, none published: {first}") from error


def _point(current: Path, target: Path) -> None:
    link = current.with_name(f".{current.name}.partial")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(target, current.parent))
    link.replace(current)
    _sync(current.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
