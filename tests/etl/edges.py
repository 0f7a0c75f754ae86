"""Verified pairs spelt out one by one, and stories and versions told of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from etl import lineage as etl_lineage
from etl import story as etl_story
from etl.judged import NOTHING_JUDGED
from etl.pair_columns import VERDICTS, PairColumns
from etl.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etl.edges import Candidate
    from etl.judged import Judged
    from etl.lineage import Lineage, Telling
    from etl.pair_verdict import PairVerdict
    from etl.story import Story


@dataclass(frozen=True, slots=True)
class Edge:
    """A verified pair of two articles, by their ids."""

    a: int
    b: int
    verdict: PairVerdict
    resemblance: float
    covered_a: float
    covered_b: float
    opening_a: float = 0.0
    opening_b: float = 0.0


def form_stories(
    candidates: Sequence[Candidate], edges: Iterable[Edge], judged: Judged = NOTHING_JUDGED
) -> list[Story]:
    ordered = sorted(candidates, key=lambda each: each.article_id)
    ids = [each.article_id for each in ordered]
    return etl_story.form_stories(ordered, columns_of(ids, edges), judged)


def lineage(tellings: Sequence[Telling], edges: Iterable[Edge]) -> Lineage:
    ids = sorted(each.article_id for each in tellings)
    texts = texts_of(np.array(ids, dtype=np.uint64), columns_of(ids, edges))
    return etl_lineage.lineage(tellings, texts)


def columns_of(article_ids: Sequence[int], edges: Iterable[Edge]) -> PairColumns:
    """The pairs of articles that are among these, by their places."""
    place = {number: each for each, number in enumerate(article_ids)}
    known = [edge for edge in edges if edge.a in place and edge.b in place]

    def scores(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.array([getattr(edge, name) for edge in known], dtype=np.float64)

    return PairColumns(
        a=np.array([place[edge.a] for edge in known], dtype=np.int32),
        b=np.array([place[edge.b] for edge in known], dtype=np.int32),
        pair_id=np.arange(len(known), dtype=np.uint64),
        is_candidate=np.ones(len(known), dtype=np.bool_),
        verdict=np.array([VERDICTS.index(edge.verdict) for edge in known], dtype=np.uint8),
        resemblance=scores("resemblance"),
        containment_a=scores("covered_a"),
        containment_b=scores("covered_b"),
        covered_a=scores("covered_a"),
        covered_b=scores("covered_b"),
        opening_a=scores("opening_a"),
        opening_b=scores("opening_b"),
    )
