"""Second stage: a signature, buckets and a sketch for every version that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.normalize import comparable_text, words_of
from etl.rows import signature_rows
from etl.signature import SIGNATURE_SCHEME, sign

if TYPE_CHECKING:
    from etl.progress import Progress
    from warehouse.load import Loader

VERSIONS_A_BATCH = 2000


def sign_versions(loader: Loader, progress: Progress) -> int:
    """Sign all versions without a signature; how many there were."""
    done = 0
    while batch := loader.rows("unsigned_versions", count=VERSIONS_A_BATCH):
        signatures = sign([words_of(comparable_text(body, line)) for _, body, line in batch])
        tables: dict[str, list[dict[str, object]]] = {"signature": [], "band": [], "sketch": []}
        for (version_id, _, _), signature in zip(batch, signatures, strict=True):
            for table, rows in signature_rows(version_id, SIGNATURE_SCHEME, signature).items():
                tables[table] += rows
        loader.load(tables)
        done += len(batch)
        progress("sign", done, None)
    return done
