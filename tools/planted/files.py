"""Planted articles as files: what is ingested, and the labels apart from it."""

from __future__ import annotations

import json
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from tools.planted.world import DAY_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tools.planted.model import Planted

_KEYS = ("id", "outlet", "url", "headline", "text", "published", "fetched_at")
_ROWS = pa.schema([(key, pa.string()) for key in _KEYS])


def write_jsonl(articles: Iterable[Planted], rows: Path, labels: Path | None = None) -> int:
    """Write JSON Lines for `wirecopy ingest`, and the labels beside them; how many articles."""
    count = 0
    with rows.open("w", encoding="utf-8") as stream:
        for count, article in enumerate(_labelled(articles, labels), 1):  # noqa: B007 - the count
            stream.write(json.dumps(article.row(), ensure_ascii=False) + "\n")
    return count


def write_parquet(articles: Iterable[Planted], rows: Path, labels: Path | None = None) -> int:
    """Write Parquet for `wirecopy ingest`, a row group a day, and the labels; how many articles."""
    count = 0
    rest = iter(_labelled(articles, labels))
    with pq.ParquetWriter(rows, _ROWS, compression="zstd") as file:
        while part := list(islice(rest, DAY_ARTICLES)):
            file.write_table(pa.Table.from_pylist([each.row() for each in part], _ROWS))
            count += len(part)
    return count


def _labelled(articles: Iterable[Planted], labels: Path | None) -> Iterator[Planted]:
    """The same articles; each one's label is written as it passes."""
    if labels is None:
        yield from articles
        return
    with closing(labels.open("w", encoding="utf-8")) as stream:
        for article in articles:
            stream.write(json.dumps(article.label()) + "\n")
            yield article
