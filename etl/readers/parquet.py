"""Parquet: one capture a row, found again by its row number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from etl.readers.row import capture_of_row
from etl.readers.source import Read, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.capture import Capture, Rejection

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


def read_parquet(source: Source, start: int) -> Iterator[Read]:
    """Yield a capture or a rejection a row, from row number `start` on."""
    position = start
    try:
        with pq.ParquetFile(source.location) as file:
            columns = [name for name in file.schema_arrow.names if name in _KEYS]
            first = 0
            for batch in file.iter_batches(_ROWS_A_BATCH, columns=columns):
                last, offset = first + batch.num_rows, max(start - first, 0)
                for place in range(offset, batch.num_rows) if start < last else ():
                    item = _capture(source, position, batch.slice(place, 1))
                    position += 1
                    yield Read(item, position)
                first = last
    except (OSError, pa.ArrowException) as error:
        torn = source.reject(position, "unreadable_file", f"no whole Parquet file: {error}"[:300])
        yield Read(torn, position + 1)


def _capture(source: Source, position: int, row: pa.RecordBatch) -> Capture | Rejection:
    """One row as a capture; a value that Python cannot hold rejects its row only."""
    try:
        (values,) = row.to_pylist()
    except (ValueError, OverflowError, LookupError, pa.ArrowException) as error:
        detail = f"a value cannot be read: {type(error).__name__}: {error}"[:300]
        return source.reject(position, "bad_row", detail)
    return capture_of_row(source, position, None, values)
