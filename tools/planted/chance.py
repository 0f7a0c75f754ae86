"""Seeded chance that is the same with every Python: it rests on `Random.random` alone."""

from __future__ import annotations

from math import cos, exp, log, pi, sqrt
from random import Random
from typing import TYPE_CHECKING, TypeVar

from crawler.identity import hash64

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Chance:
    """A stream of choices, named by what it is for.

    >>> Chance(1, "day", 3).below(1000) == Chance(1, "day", 3).below(1000)
    True
    """

    def __init__(self, *name: str | int) -> None:
        # Of all methods of Random, only random() is promised to stay as it is.
        self.random = Random(hash64(*map(str, name))).random  # noqa: S311 - no secret

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1."""
        return int(self.random() * count)

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (most - least + 1))

    def pick(self, values: Sequence[T]) -> T:
        """One of some values."""
        return values[int(self.random() * len(values))]

    def happens(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self.random() < share

    def some(self, values: Sequence[T], count: int) -> list[T]:
        """Distinct values in random order, at most `count` of them."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def lognormal(self, median: float, spread: float) -> float:
        """A value whose logarithm is normal; `spread` is that logarithm's standard deviation."""
        normal = sqrt(-2 * log(1 - self.random())) * cos(2 * pi * self.random())
        return median * exp(spread * normal)

    def heavy_tail(self, least: int, most: int, exponent: float) -> int:
        """A size of which P(size >= s) = (least / s) ** exponent, cut at `most`."""
        return min(most, int(least * (1 - self.random()) ** (-1 / exponent)))
