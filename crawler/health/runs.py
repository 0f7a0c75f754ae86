"""Whether runs come as they used to, and end well."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from crawler.health.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from crawler.health.book import RunState

# A run is missed after three of the usual intervals, at least two hours; after 26 hours where there
# is no usual one: a daily run may be late.
INTERVALS, LEAST_WAIT = 3, timedelta(hours=2)
UNKNOWN_INTERVAL_WAIT = timedelta(hours=26)
# A run that has no end after so long has died, or hangs.
LONGEST_RUN = timedelta(hours=12)
LOOKED_AT = 50


def run_findings(runs: Sequence[RunState], now: datetime) -> Iterator[Finding]:
    """Find out whether the last run was long ago, died, or had a problem.

    Args:
        runs: the last ones, the newest first.
        now: what time it is.
    """
    if not runs:
        yield Finding("no_run", "nothing was crawled yet", "wirecopy run")
        return
    last = runs[0]
    if last.ended_at is None:
        if now - last.started_at > LONGEST_RUN:
            says = f"run {last.run_id} has not ended: it died, or it hangs"
            yield Finding("run_not_ended", says, "look at its log, then wirecopy run", None,
                          last.started_at)  # fmt: skip
        return
    if last.problem:
        says = f"run {last.run_id} was broken off: {last.problem}"
        yield Finding("run_problem", says, "wirecopy run goes on", None, last.started_at)
    if now - last.ended_at > overdue_after(runs):
        says = "no run since: the timer may be off"
        yield Finding("no_run", says, "look at the timer (docs/scheduling.md)", None, last.ended_at)


def overdue_after(runs: Sequence[RunState]) -> timedelta:
    """How long after a run the next one is missed."""
    starts = [run.started_at for run in runs]
    if len(starts) <= INTERVALS:
        return UNKNOWN_INTERVAL_WAIT
    usual = median((later - earlier).total_seconds() for later, earlier in pairwise(starts))
    return max(INTERVALS * timedelta(seconds=usual), LEAST_WAIT)
