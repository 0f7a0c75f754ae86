"""Parquet: one capture a row, found again by its row number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.readers.row import capture_of_row
from etl.readers.source import Read, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.capture import Capture, Rejection

    _Row = dict[str, Any]

# Few, since one row may hold a whole page of 20 MiB, and its bytes may be packed a thousandfold.
_ROWS_A_BATCH = 16
_KEYS = (
    "url",
    "html",
    "html_file",
    "text",
    "id",
    "headline",
    "byline",
    "published",
    "outlet",
    "fetched_at",
)
_UNREADABLE = (ValueError, OverflowError, LookupError, pa.ArrowException)


def read_parquet(source: Source, start: int) -> Iterator[Read]:
    """Yield a capture or a rejection a row, from row number `start` on."""
    position = start
    try:
        with pq.ParquetFile(source.location) as file:
            columns = [name for name in file.schema_arrow.names if name in _KEYS]
            first = 0
            for batch in file.iter_batches(_ROWS_A_BATCH, columns=columns):
                last, offset = first + batch.num_rows, max(start - first, 0)
                for row in _rows(batch.slice(offset)) if start < last else ():
                    item = _capture(source, position, row)
                    position += 1
                    yield Read(item, position)
                first = last
    except (OSError, pa.ArrowException) as error:
        torn = source.reject(position, "unreadable_file", f"no whole Parquet file: {error}"[:300])
        yield Read(torn, position + 1)


def _rows(batch: pa.RecordBatch) -> Iterator[_Row | str]:
    """The rows of a batch; of one with a value that Python cannot hold, what is wrong with it."""
    try:
        yield from batch.to_pylist()
    except _UNREADABLE:
        for place in range(batch.num_rows):
            try:
                (row,) = batch.slice(place, 1).to_pylist()
            except _UNREADABLE as error:
                yield f"a value cannot be read: {type(error).__name__}: {error}"[:300]
            else:
                yield row


def _capture(source: Source, position: int, row: _Row | str) -> Capture | Rejection:
    """One row as a capture; one that cannot be read is rejected by itself."""
    if isinstance(row, str):
        return source.reject(position, "bad_row", row)
    return capture_of_row(source, position, None, row)
