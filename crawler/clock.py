"""What time it is: the machine's clock, or one that a simulation sets."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The time, aware, UTC."""


class SystemClock:
    """The machine's."""

    def now(self) -> datetime:
        """The time, aware, UTC."""
        return datetime.now(UTC)


class FileClock:
    """A clock that stands still until somebody moves it: seconds since 1970 in a file.

    So a month passes in a minute, and everybody who reads the file agrees on the day.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        """The time, aware, UTC."""
        return datetime.fromtimestamp(float(self._path.read_text("utf-8")), UTC)

    def set(self, moment: datetime) -> None:
        """Move it, forward only."""
        if not self._path.exists() or moment > self.now():
            partial = self._path.with_name(f"{self._path.name}.partial")
            partial.write_text(repr(moment.timestamp()), "utf-8")
            os.replace(partial, self._path)  # noqa: PTH105 - readers never see half a number
