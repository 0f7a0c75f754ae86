"""Verified pairs of many articles at once, a column a score: rules ask all of them in one step."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from etl.pair_verdict import PairVerdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from etl.bulk.arrays import Bools, Counts, Hashes, Kinds, Shares

VERDICTS: tuple[PairVerdict, ...] = get_args(PairVerdict)


@dataclass(frozen=True, slots=True)
class PairColumns:
    """Pairs of articles by their latest versions, each column of shape (p,).

    `a` and `b` are places of the articles among those of a batch, which are ordered by id;
    `verdict` are places in VERDICTS. The other columns are those of the view `pair_scores`.
    """

    a: Counts
    b: Counts
    pair_id: Hashes
    is_candidate: Bools
    verdict: Kinds
    resemblance: Shares
    containment_a: Shares
    containment_b: Shares
    covered_a: Shares
    covered_b: Shares
    opening_a: Shares
    opening_b: Shares

    @classmethod
    def of(cls, columns: Mapping[str, NDArray[Any]], article_ids: Hashes) -> PairColumns:
        """The pairs of a batch.

        Args:
            columns: those of stages/related_pairs.sql.
            article_ids: of the batch, in order.
        """
        a, b = (
            np.searchsorted(article_ids, columns[name]).astype(np.int32)
            for name in ("article_a", "article_b")
        )
        return cls(a, b, *(columns[each.name] for each in fields(cls)[2:]))

    def where(self, chosen: Bools | Counts) -> PairColumns:
        """Some of the pairs."""
        return PairColumns(*(getattr(self, each.name)[chosen] for each in fields(self)))

    def are(self, *verdicts: PairVerdict) -> Bools:
        """Which pairs have one of these verdicts."""
        return np.isin(self.verdict, [VERDICTS.index(each) for each in verdicts])

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.a)
