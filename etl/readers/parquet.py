"""Parquet: one capture a row, found again by its row number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from etl.readers.row import capture_of_row
from etl.readers.source import Read, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS_A_BATCH = 256
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
                for row in batch.slice(offset).to_pylist() if start < last else ():
                    item = capture_of_row(source, position, None, row)
                    position += 1
                    yield Read(item, position)
                first = last
    except (OSError, pa.ArrowException) as error:
        torn = source.reject(position, "unreadable_file", f"no whole Parquet file: {error}"[:300])
        yield Read(torn, position + 1)
