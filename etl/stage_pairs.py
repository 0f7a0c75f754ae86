"""Third stage: candidate pairs from shared buckets and sketches, verified on the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.normalize import comparable_text
from etl.rows import pair_row
from etl.signature import SIGNATURE_SCHEME
from etl.verify import ComparableText, Pair, verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.progress import Progress
    from warehouse.load import Loader

VERSIONS_A_ROUND = 2000
PAIRS_A_READ = 5000
# Two shared sketch hashes of a text of 16 or more: a tenth of the shorter text is inside.
SHARED_HASHES, SHARED_SHARE = 2, 0.1


def verify_pairs(loader: Loader, progress: Progress) -> int:
    """Verify every candidate pair that has not been; the number of pairs verified.

    A round takes the versions that wait, meets them with each other and with all compared ones,
    and commits its pairs together with the mark that they have been compared.
    """
    verified = 0
    while fresh := loader.rows("fresh_versions", count=VERSIONS_A_ROUND):
        last = fresh[-1][0]
        candidates = loader.rows(
            "candidate_pairs", last=last, shared=SHARED_HASHES, share=SHARED_SHARE
        )
        rows = []
        for pair in _verified(loader, candidates):
            rows.append(pair_row(pair, SIGNATURE_SCHEME))
            progress("verify", verified + len(rows), verified + len(candidates))
        loader.load({"pair": rows, "compared": [{"version_id": each} for (each,) in fresh]})
        verified += len(rows)
    return verified


def _verified(loader: Loader, candidates: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """Verify the candidates, some thousand at a time so that their texts fit into memory."""
    for start in range(0, len(candidates), PAIRS_A_READ):
        part = candidates[start : start + PAIRS_A_READ]
        ids = sorted({version_id for pair in part for version_id in pair})
        texts = {
            version_id: ComparableText(version_id, comparable_text(body, dateline), kind)
            for version_id, body, dateline, kind in loader.rows("texts", ids=ids)
        }
        for a, b in part:
            yield verify(texts[a], texts[b])
