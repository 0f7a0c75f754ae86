"""Third stage: candidate pairs from shared sketch hashes, verified on the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from etl.bulk.compiled import compiled
from etl.bulk.components import components
from etl.bulk.likeness import compare
from etl.bulk.prepared import prepare
from etl.meetings import Meetings
from etl.normalize import comparable_text
from etl.rows import pair_table
from etl.signature import SIGNATURE_SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.bulk.arrays import Bounds, Counts, Hashes
    from etl.progress import Progress
    from warehouse.load import Loader

# Texts that are taken apart at once; some 10 kB each.
TEXTS_A_CHUNK = 20_000


def verify_pairs(loader: Loader, progress: Progress) -> int:
    """Verify every candidate pair that has not been; the number of pairs verified.

    Each chunk of pairs is committed by itself; in the end, together, that all have been compared
    and which pairs are candidates no longer, since others have taken their place in a bucket.
    """
    if not loader.rows("fresh_versions"):
        return 0
    meetings = Meetings()
    pairs = meetings.fresh(loader)
    verified = 0
    for chunk in chunks(pairs, TEXTS_A_CHUNK):
        loader.load({"pair": verified_pairs(loader, chunk, is_candidate=True)})
        verified += len(chunk)
        progress("verify", verified, len(pairs))
    loader.load({"displaced": meetings.displaced(loader)})
    return verified


def chunks(pairs: Hashes, texts: int) -> Iterator[Hashes]:
    """Cut pairs into chunks of about so many texts, so that each text is in few of them.

    A chain of weak pairs may connect a fifth of all texts. So texts are put beside each other by
    the smallest that each is paired with, which those of one story or one form share.

    Args:
        pairs: version ids, of shape (p, 2).
        texts: texts a chunk; a group of texts that are all connected is cut where it is larger.
    """
    if not len(pairs):
        return
    ids = np.unique(pairs)
    places: Counts = np.searchsorted(ids, pairs).astype(np.int32)
    group = components(len(ids), places)[places[:, 0]]
    least = np.arange(len(ids), dtype=np.int32)
    np.minimum.at(least, places[:, 0], places[:, 1])
    np.minimum.at(least, places[:, 1], places[:, 0])
    order = np.lexsort((places[:, 1], places[:, 0], least[places[:, 0]], group))
    ends = _ends(places[order], len(ids), texts)
    for first, end in pairwise([0, *ends.tolist(), len(pairs)]):
        if end > first:
            yield pairs[order[first:end]]


@compiled
def _ends(places: Counts, count: int, most: int) -> Bounds:
    """Where chunks of at most so many different texts end, the last one left out."""
    chunk_of = np.full(count, -1, dtype=np.int64)
    ends = np.empty(len(places), dtype=np.int64)
    chunk, held = 0, 0
    for row in range(len(places)):
        new = (chunk_of[places[row, 0]] != chunk) + (chunk_of[places[row, 1]] != chunk)
        if held + new > most and held:
            ends[chunk] = row
            chunk += 1
            held, new = 0, 2
        chunk_of[places[row, 0]] = chunk_of[places[row, 1]] = chunk
        held += new
    return ends[:chunk]


def verified_pairs(loader: Loader, pairs: Hashes, *, is_candidate: bool) -> pa.Table:
    """Rows of `pair` for pairs of version ids, of shape (p, 2)."""
    ids = np.unique(pairs)
    places: Counts = np.searchsorted(ids, pairs).astype(np.int32)
    loader.load({"chunk": pa.table({"version_id": ids})})
    rows = loader.rows("chunk_texts")
    texts = prepare([comparable_text(body, dateline) for _, body, dateline in rows])
    return pair_table(pairs, places, texts, compare(texts, places), SIGNATURE_SCHEME, is_candidate)
