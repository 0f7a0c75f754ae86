"""When an outlet was watched: silence counts only while somebody listens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end`, aware UTC."""

    start: datetime
    end: datetime


def watched(looks: Iterable[Span], memory: timedelta, since: datetime, now: datetime) -> list[Span]:
    """The times within which nothing could appear unseen, in order, without overlaps.

    Args:
        looks: runs that read the outlet's sources.
        memory: how long before a look news is still seen by it, for sources keep old entries.
        since: what was before does not count.
        now: what is after does not either.
    """
    found: list[Span] = []
    for look in sorted(looks, key=lambda each: each.start):
        start, end = max(look.start - memory, since), min(look.end, now)
        if start >= end:
            continue
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found
