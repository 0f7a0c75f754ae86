"""A crawl's book and clock, from its first request to its last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from crawler.catch_up import catch_up
from crawler.clock import FileClock, SystemClock
from crawler.recovery import recover
from crawler.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy.settings import BaseSettings

    from crawler.clock import Clock
    from crawler.home import Home
    from crawler.outlet import Outlet
    from crawler.recovery import Recovered
    from crawler.tally import CrawlReport


@dataclass(slots=True)
class Rounds:
    """One run.

    `until`: how far a simulated clock goes on; None for the machine's clock. `recovered`: what
    crashed crawls had left.
    """

    visits: Visits
    clock: Clock
    outlets: tuple[str, ...]
    run_id: int
    until: datetime | None = None
    recovered: tuple[Recovered, ...] = ()

    @classmethod
    def begin(cls, home: Home, settings: BaseSettings, outlets: Sequence[Outlet]) -> Self:
        """Open the book of a home, complete what a crash has left behind, and begin a run.

        `WIRECOPY_CLOCK` names the file of a simulated clock, `WIRECOPY_UNTIL` (seconds since 1970)
        the moment until which it is moved on, to whatever is due next, when nothing is left to do.

        Raises:
            CrawlerError: the book cannot be written.
        """
        path, until = settings.get("WIRECOPY_CLOCK"), settings.getfloat("WIRECOPY_UNTIL")
        clock: Clock = FileClock(Path(path)) if path else SystemClock()
        visits = Visits.open(home.visits)
        recovered = tuple(recover(home.segments))
        catch_up(visits, home.segments, outlets)
        end = datetime.fromtimestamp(until, UTC) if path and until else None
        slugs = tuple(outlet.slug for outlet in outlets)
        return cls(visits, clock, slugs, visits.start_run(clock.now()), end, recovered)

    def next_round(self) -> bool:
        """Move a simulated clock to when something is due again; False when it is over."""
        if self.until is None or not isinstance(self.clock, FileClock):
            return False
        due = self.visits.next_due(self.outlets, self.clock.now())
        if due is None or due > self.until:
            return False
        self.clock.set(due)
        return True

    def end(self, reports: Sequence[CrawlReport], problem: str | None) -> None:
        """End the run and close the book."""
        self.visits.end_run(self.run_id, self.clock.now(), reports, problem)
        self.visits.close()
