"""How far found stories agree with labelled ones, from the sizes of clusters alone.

All figures come from the table of how many texts each labelled and each found cluster share, so
that a million texts and clusters of thousands cost one pass; no pair is ever listed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Agreement:
    """Sizes of labelled clusters, of found ones, and of what each two have in common."""

    labelled: Mapping[Hashable, int]
    found: Mapping[Hashable, int]
    common: Mapping[tuple[Hashable, Hashable], int]

    @property
    def texts(self) -> int:
        """How many texts are clustered."""
        return sum(self.common.values())

    @property
    def labelled_pairs(self) -> int:
        """Pairs of texts within a labelled cluster."""
        return pairs_within(self.labelled.values())

    @property
    def found_pairs(self) -> int:
        """Pairs of texts within a found cluster."""
        return pairs_within(self.found.values())

    @property
    def right_pairs(self) -> int:
        """Pairs of texts that are together in both."""
        return pairs_within(self.common.values())

    @property
    def precision(self) -> float:
        """Share of the found pairs that are right; 1 where nothing is found."""
        return self.right_pairs / self.found_pairs if self.found_pairs else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled pairs that are found; 1 where there are none."""
        return self.right_pairs / self.labelled_pairs if self.labelled_pairs else 1.0

    @property
    def ari(self) -> float:
        """Adjusted Rand index: 0 by chance, 1 when equal (Hubert and Arabie 1985)."""
        total = self.texts * (self.texts - 1) // 2
        by_chance = self.labelled_pairs * self.found_pairs / total if total else 0.0
        best = (self.labelled_pairs + self.found_pairs) / 2
        return (self.right_pairs - by_chance) / (best - by_chance) if best != by_chance else 1.0

    @property
    def b_cubed(self) -> tuple[float, float]:
        """Precision and recall averaged over texts (Bagga and Baldwin 1998).

        A text's precision is the share of its found cluster that has its label, its recall the
        share of its labelled cluster that is found with it. Where pairs are counted, one cluster of
        500 weighs as much as 124,750 clusters of two; here, each text weighs the same.
        """
        precision = sum(both * both / self.found[key[1]] for key, both in self.common.items())
        recall = sum(both * both / self.labelled[key[0]] for key, both in self.common.items())
        texts = self.texts
        return (precision / texts, recall / texts) if texts else (1.0, 1.0)


def agreement(clusters: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Count texts, each given by its labelled and its found cluster.

    >>> split = agreement([("ferry", 1), ("ferry", 1), ("ferry", 2), ("mill", 3)])
    >>> split.precision, round(split.recall, 2), round(split.ari, 2)
    (1.0, 0.33, 0.33)
    """
    common: Counter[tuple[Hashable, Hashable]] = Counter(clusters)
    labelled: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    for (label, story), count in common.items():
        labelled[label] += count
        found[story] += count
    return Agreement(labelled, found, common)


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of the two; 0 where both are.

    >>> f1(1.0, 0.5)
    0.6666666666666666
    """
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def pairs_within(sizes: Iterable[Any]) -> int:
    """How many pairs there are in clusters of these sizes.

    >>> pairs_within([3, 2, 1])
    4
    """
    return sum(size * (size - 1) // 2 for size in sizes)
