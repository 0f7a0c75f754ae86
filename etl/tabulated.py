"""What becomes of captures, as rows that are ready to load: what workers hand back.

A worker packs the rows of all its captures column by column, as Arrow does: records one by one
would have to be taken apart, sent, put together and turned into columns by the one process that
loads them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from crawler.url import host_of
from etl.capture import Rejection
from etl.rows import (
    capture_row,
    credit_rows,
    mark_rows,
    rejection_row,
    revisit_row,
    version_row,
)
from warehouse.arrow import SCHEMAS, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.article import Article
    from etl.capture import Capture
    from etl.rows import Row


@dataclass(frozen=True, slots=True)
class Tabulated:
    """What became of some captures, in their order.

    `reasons`: why each is no article, None where it is one. `packed`: the rows of each table, an
    Arrow record batch without its schema. `size`: characters of all bodies.
    """

    reasons: tuple[str | None, ...]
    packed: dict[str, bytes]
    size: int

    def rows(self, table: str) -> pa.RecordBatch:
        """The rows of a table, without a copy."""
        return pa.ipc.read_record_batch(pa.py_buffer(self.packed[table]), SCHEMAS[table])


def tabulate(captures: Sequence[Capture], results: Sequence[Article | Rejection]) -> Tabulated:
    """Make the rows of what each capture became."""
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    reasons: list[str | None] = []
    size = 0
    for capture, result in zip(captures, results, strict=True):
        if isinstance(result, Rejection):
            reasons.append(result.reason)
            add_rejection(tables, result)
            continue
        reasons.append(None)
        size += len(result.body)
        tables["capture"].append(capture_row(capture, result.outlet, result.version_id))
        tables["article_version"].append(version_row(result))
        tables["credit"] += credit_rows(result)
        tables["version_mark"] += mark_rows(result)
    packed = {name: _pack(name, rows) for name, rows in tables.items() if rows}
    return Tabulated(tuple(reasons), packed, size)


def add_rejection(tables: defaultdict[str, list[Row]], rejection: Rejection) -> None:
    """Add a rejection, and the capture where one could be read.

    Whether a revisit is a rejection shows only when it is loaded, beside all other captures.
    """
    seen = rejection.seen
    if seen:
        tables["capture"].append(capture_row(seen, _outlet_of(seen), None))
    if seen and seen.refers_to:
        tables["revisit"].append(revisit_row(rejection, seen, seen.refers_to))
    else:
        tables["rejection"].append(rejection_row(rejection))


def _outlet_of(capture: Capture) -> str | None:
    if capture.discovery:
        return capture.discovery.outlet
    return capture.given.outlet or host_of(capture.url) or None


def _pack(name: str, rows: Sequence[Row]) -> bytes:
    (batch,) = table_of(name, rows).combine_chunks().to_batches()
    packed: bytes = batch.serialize().to_pybytes()
    return packed
