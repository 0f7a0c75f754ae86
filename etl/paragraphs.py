"""The paragraphs of many bodies: the words of each, and what tells a line that is printed again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from etl.bulk.lines import hash_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

# Shorter lines, in letters, digits and the spaces between words, repeat by chance.
LEAST_CHARS = 20
_MOST_PLACES = 1 << 16
_BETWEEN = re.compile(r"[\W_]+")


def with_body_words(versions: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Fill in the `body_words` of rows of article_version; also the rows of their paragraphs."""
    ids = versions.column("version_id").to_numpy()
    paragraphs, words = paragraph_table(ids, versions.column("body").to_pylist())
    place = versions.schema.get_field_index("body_words")
    counted = versions.set_column(place, versions.schema.field(place), pa.array(words))
    return counted, paragraphs


def paragraph_table(version_ids: Any, bodies: Sequence[str]) -> tuple[pa.Table, Any]:
    """The rows of the table paragraph for the bodies of some versions, and the words of each body.

    Args:
        version_ids: n ids, an array.
        bodies: of the versions, in their order; paragraphs are parted by an empty line.

    Returns:
        The rows, and the number of words of each body, shape (n,).
    """
    parts = [body.split("\n\n") for body in bodies]
    lines = [line for part in parts for line in part]
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    firsts = np.cumsum(sizes) - sizes
    counts, hashes = hash_lines(lines)
    places = np.arange(len(lines)) - np.repeat(firsts, sizes) + 1
    long = np.fromiter(map(_is_long, lines, counts.tolist()), np.bool_, len(lines))
    kept = long & (places < _MOST_PLACES)
    rows = pa.table({
        "version_id": np.repeat(np.asarray(version_ids, dtype=np.uint64), sizes)[kept],
        "place": places[kept].astype(np.uint16),
        "characters": np.fromiter(map(len, lines), np.int32, len(lines))[kept],
        "hash": hashes[kept],
    })  # fmt: skip
    words = np.add.reduceat(counts, firsts) if len(firsts) else counts
    return rows, words.astype(np.int32)


def _is_long(line: str, words: int) -> bool:
    if words >= LEAST_CHARS:
        return True
    return words > 0 and len(_BETWEEN.sub(" ", line.lower()).strip()) >= LEAST_CHARS
