"""Whether there is room on the disk, and whether what was fetched is built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from crawler.health.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

LEAST_DAYS = 14.0
# What was fetched is in the published snapshot a day later, for whoever builds once a day.
LATEST_BUILD = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes: free ones, those of the newest snapshot (0: none), those that a day brings."""

    free: int
    snapshot: int
    a_day: float

    @property
    def days_left(self) -> float | None:
        """Days until the next snapshot finds no room; None when nothing is coming in."""
        left = max(self.free - self.snapshot, 0)
        return left / self.a_day if self.a_day else None


@dataclass(frozen=True, slots=True)
class Built:
    """The newest snapshot, and files of the archive that it does not know."""

    snapshot: str | None
    published_at: datetime | None
    waiting: int
    waiting_since: datetime | None


def disk_findings(disk: Disk) -> Iterator[Finding]:
    """Find out whether the disk is full soon."""
    days = disk.days_left
    do = "make room, or move the home to a larger disk"
    if disk.free < disk.snapshot:
        says = f"{_mb(disk.free)} are free, the next snapshot needs {_mb(disk.snapshot)}"
        yield Finding("disk_full", says, do)
    elif days is not None and days < LEAST_DAYS:
        says = (
            f"{_mb(disk.free)} are free and {_mb(disk.a_day)} come in a day: {days:.0f} days left"
        )
        yield Finding("disk_full_soon", says, do)


def build_findings(built: Built, now: datetime) -> Iterator[Finding]:
    """Find out whether what was fetched waits for a build."""
    since = built.waiting_since
    if since is not None and now - since >= LATEST_BUILD:
        than = f"snapshot {built.snapshot}" if built.snapshot else "any snapshot"
        says = f"{built.waiting:,} file(s) of the archive are newer than {than}"
        yield Finding("not_built", says, "wirecopy build", None, since)


def law_findings(broken: dict[str, int]) -> Iterator[Finding]:
    """Tell which laws of the warehouse are broken, and by how many rows."""
    for name, rows in broken.items():
        says = f"{rows:,} row(s) of the snapshot break the law {name} (warehouse/checks/{name}.sql)"
        yield Finding("law_broken", says, "wirecopy build; if it stays, rebuild from the archive")


def _mb(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"
