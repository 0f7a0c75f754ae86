"""Which versions are candidates, found in parts, and which are none any more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from etl.candidates import DAYS, HUBS, HUBS_OF_NEAR, SHARED_HASHES, SHARED_SHARE

if TYPE_CHECKING:
    from etl.bulk.arrays import Hashes
    from warehouse.load import Loader

# Candidates are found in so many parts at most;
SLICES = 256
# what so many hashes of versions have in common is found at once; some 500 bytes each.
BUCKET_MEMBERS_A_PART = 1_000_000
# Of so many hashes at once the places in their buckets are told, some 200 bytes each.
HASHES_A_FILL = 4_000_000


@dataclass(frozen=True, slots=True)
class Meetings:
    """Where versions meet: all in a bucket of at most `hubs`; in a larger one each with so many.

    `near`: with so many hubs of each of the days near; `days`: further apart nobody meets.
    """

    hubs: int = HUBS
    near: int = HUBS_OF_NEAR
    days: int = DAYS

    def fresh(self, loader: Loader) -> Hashes:
        """Candidate pairs of the versions that have not been compared yet, of shape (p, 2)."""
        loader.change("fresh_seek")
        return self._candidates(loader, again=False)

    def displaced(self, loader: Loader) -> pa.Table:
        """Verified pairs that are no candidates any more, since versions have come: `displaced`."""
        loader.change("displaced_seek", hubs=self.hubs, hubs_of_near=self.near, days=self.days)
        suspected = _pairs(loader, "displaced_pairs")
        found = self._candidates(loader, again=True) if len(suspected) else suspected
        still = {tuple(pair) for pair in found.tolist()}
        gone = [pair for pair in suspected.tolist() if tuple(pair) not in still]
        rows = np.array(gone, dtype=np.uint64).reshape(-1, 2)
        return pa.table({"version_a": rows[:, 0], "version_b": rows[:, 1]})

    def _candidates(self, loader: Loader, *, again: bool) -> Hashes:
        ((hashes,),) = loader.change("empty_buckets")
        fills = 1 + hashes // HASHES_A_FILL
        for part in range(fills):
            loader.change(
                "fill_buckets", part=part, parts=fills, hubs=self.hubs, hubs_of_near=self.near,
                slices=SLICES,
            )  # fmt: skip
        ((members,),) = loader.rows("bucket_members")
        parts = min(SLICES, 1 + members // BUCKET_MEMBERS_A_PART)
        ends = [part * SLICES // parts for part in range(parts + 1)]
        found = [
            _pairs(
                loader, "candidate_pairs", days=self.days, shared=SHARED_HASHES, share=SHARED_SHARE,
                first=first, last=last, again=again,
            )
            for first, last in pairwise(ends)
        ]  # fmt: skip
        return np.concatenate(found)


def _pairs(loader: Loader, name: str, **parameters: object) -> Hashes:
    columns = loader.columns(name, **parameters)
    return np.stack([columns["version_a"], columns["version_b"]], axis=1)
