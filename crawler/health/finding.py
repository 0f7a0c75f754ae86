"""Something that is wrong, told in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, with which outlet (None: with the home), since when, and what to do.

    `kind` is a short stable name; `says` and `do` are for people.
    """

    kind: str
    says: str
    do: str
    outlet: str | None = None
    since: datetime | None = None

    def line(self) -> str:
        """The finding in one line.

        >>> Finding("no_run", "nothing was crawled yet", "wirecopy run").line()
        'no_run: nothing was crawled yet; wirecopy run'
        """
        whose = f"{self.outlet}: " if self.outlet else ""
        since = f" (since {self.since:%Y-%m-%d %H:%M}Z)" if self.since else ""
        return f"{self.kind}: {whose}{self.says}{since}; {self.do}"


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the home first, then by outlet."""
    return sorted(findings, key=lambda each: (each.outlet or "", each.kind, each.says))
