"""Which articles have the same text, and how much of each text the others have."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from etl.bulk.components import components

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.bulk.arrays import Hashes
    from etl.pair_columns import PairColumns


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the articles of some stories.

    `name`: of each article's text, which is the smallest id of an article that has it. `covered`:
    by text and other text of its story, the greatest share of a copy of the first that a copy of
    the other covers.
    """

    name: Mapping[int, int]
    covered: Mapping[int, Mapping[int, float]]


def texts_of(article_ids: Hashes, pairs: PairColumns) -> Texts:
    """Tell the texts of articles.

    Args:
        article_ids: in order.
        pairs: of two articles of one story, by their places.
    """
    same = pairs.where(pairs.are("same_version"))
    text = components(len(article_ids), np.stack([same.a, same.b], axis=1))
    one, other = text[pairs.a], text[pairs.b]
    apart = one != other
    whose = np.concatenate([one[apart], other[apart]])
    by_whom = np.concatenate([other[apart], one[apart]])
    shares = np.concatenate([pairs.covered_a[apart], pairs.covered_b[apart]])
    order = np.lexsort((-shares, by_whom, whose))
    rows = zip(
        article_ids[whose[order]].tolist(),
        article_ids[by_whom[order]].tolist(),
        shares[order].tolist(),
        strict=True,
    )
    covered: dict[int, dict[int, float]] = defaultdict(dict)
    for mine, theirs, share in rows:
        covered[mine].setdefault(theirs, share)
    names = article_ids[text].tolist()
    return Texts(dict(zip(article_ids.tolist(), names, strict=True)), dict(covered))
