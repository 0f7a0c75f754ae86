"""Whether two shares differ by more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """0 to 1; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


def difference(earlier: Share, later: Share) -> float:
    """By how many standard errors the later share is above the earlier one.

    The pooled two-proportion test; 0 where there is nothing to compare.

    >>> round(difference(Share(90, 100), Share(50, 100)), 1)
    -6.2
    """
    if not earlier.whole or not later.whole:
        return 0.0
    pooled = (earlier.part + later.part) / (earlier.whole + later.whole)
    error = sqrt(pooled * (1 - pooled) * (1 / earlier.whole + 1 / later.whole))
    return (later.value - earlier.value) / error if error else 0.0


def wilson(share: Share, deviations: float) -> tuple[float, float]:
    """Where the true share lies: Wilson's score interval (JASA 22, 1927), 0 to 1.

    >>> tuple(round(end, 2) for end in wilson(Share(5, 10), 1.96))
    (0.24, 0.76)
    """
    if not share.whole:
        return 0.0, 1.0
    square = deviations * deviations
    middle = (share.part + square / 2) / (share.whole + square)
    spread = share.value * (1 - share.value) / share.whole + square / (4 * share.whole**2)
    half = deviations * sqrt(spread) / (1 + square / share.whole)
    return max(middle - half, 0.0), min(middle + half, 1.0)
