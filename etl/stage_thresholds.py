"""A stage before the pairs: the thresholds of a home to the table `threshold`."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING

from etl.thresholds import listed

if TYPE_CHECKING:
    from etl.thresholds import Thresholds
    from warehouse.load import Loader


@dataclass(frozen=True, slots=True)
class LoadedThresholds:
    """Whether the warehouse had others, or none; how many stored pairs have another verdict now."""

    is_new: bool = False
    turned: int = 0


def load_thresholds(loader: Loader, thresholds: Thresholds) -> LoadedThresholds:
    """Let the warehouse know its thresholds; where it had these, nothing is written.

    Where it had others, the verdicts of all stored pairs are found anew, from their counts, and the
    articles of those that have another one have their stories told anew.
    """
    if sorted(astuple(each) for each in listed(thresholds)) == loader.rows("thresholds"):
        return LoadedThresholds()
    return LoadedThresholds(is_new=True, turned=find_verdicts(loader, thresholds))


def find_verdicts(loader: Loader, thresholds: Thresholds) -> int:
    """Find the verdicts of all stored pairs with these thresholds; how many have another one."""
    loader.load({"threshold": [asdict(each) for each in listed(thresholds)]})
    ((turned,),) = loader.rows("turned_pairs")
    return int(turned)
