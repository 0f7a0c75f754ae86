"""Which versions are candidates, found in parts, and which are none any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from etl.candidates import DAYS, HUBS, HUBS_OF_NEAR, SHARED_HASHES, SHARED_SHARE

if TYPE_CHECKING:
    from etl.bulk.arrays import Hashes
    from warehouse.load import Loader

# Of so many hashes at once the places in their buckets, and who meets there, are told;
HASHES_A_PART = 4_000_000
# a bucket that is sought has hardly ever more members.
MEMBERS_A_BUCKET = 64
# Of so many rows at once it is counted how often two have met.
ROWS_A_SLICE = 20_000_000


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
        ((hashes, sought),) = loader.change("empty_meetings")
        parts = 1 + min(hashes, sought * MEMBERS_A_BUCKET) // HASHES_A_PART
        for part in range(parts):
            loader.change(
                "meet_in_buckets", part=part, parts=parts, hubs=self.hubs, hubs_of_near=self.near,
                days=self.days,
            )  # fmt: skip
        ((met,),) = loader.rows("met_pairs")
        slices = 1 + met // ROWS_A_SLICE
        found = [
            _pairs(
                loader, "candidate_pairs", shared=SHARED_HASHES, share=SHARED_SHARE,
                slice=number, slices=slices, again=again,
            )
            for number in range(slices)
        ]  # fmt: skip
        return np.concatenate(found)


def _pairs(loader: Loader, name: str, **parameters: object) -> Hashes:
    columns = loader.columns(name, **parameters)
    return np.stack([columns["version_a"], columns["version_b"]], axis=1)
