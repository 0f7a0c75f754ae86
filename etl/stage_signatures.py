"""Second stage: a signature with its sketch for every version that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.normalize import comparable_text
from etl.rows import signature_table
from etl.signature import SIGNATURE_SCHEME, sign

if TYPE_CHECKING:
    from etl.progress import Progress
    from warehouse.load import Loader

VERSIONS_A_BATCH = 20_000


def sign_versions(loader: Loader, progress: Progress) -> int:
    """Sign all versions without a signature; how many there were."""
    done = 0
    while batch := loader.rows("unsigned_versions", count=VERSIONS_A_BATCH):
        signatures = sign([comparable_text(body, line) for _, body, line, _ in batch])
        ids, days = [row[0] for row in batch], [row[3] for row in batch]
        loader.load({"signature": signature_table(ids, days, SIGNATURE_SCHEME, signatures)})
        done += len(batch)
        progress("sign", done, None)
    return done
