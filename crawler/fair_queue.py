"""The queue of requests, of which neither a server nor an outlet may have many on their way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from scrapy.pqueues import DownloaderAwarePriorityQueue

from crawler.visit import visit_of

if TYPE_CHECKING:
    from scrapy import Request

# Two are transferred, two wait for their turn: enough that a fast server never waits for us.
MOST_OF_A_SERVER = 4
# An outlet may have as many servers as its names have subdomains.
MOST_OF_AN_OUTLET = 16


class FairQueue(DownloaderAwarePriorityQueue):
    """Scrapy's own, which asks the least busy server next, with a most for each.

    Without one, a server that hangs while the others have nothing to do for a moment takes all
    of CONCURRENT_REQUESTS, and they wait for its time-outs. Requests that wait for a robots.txt
    count too.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outlets: dict[str, str] = {}

    def push(self, request: Request) -> None:
        """Take a request, and note whose the server is."""
        visit = visit_of(request)
        if visit is not None:
            slot = self.crawler.engine.downloader.get_slot_key(request)
            self._outlets[slot] = visit.outlet.slug
        super().push(request)

    def pop(self) -> Request | None:
        """Give the next request, None when whoever has some has enough on its way."""
        full = self._full()
        if not full:
            return super().pop()
        held = {slot: self.pqueues.pop(slot) for slot in full}
        try:
            return super().pop()
        finally:
            self.pqueues |= held

    def _full(self) -> list[str]:
        """The servers that wait although they may not be asked now."""
        downloader = self.crawler.engine.downloader
        if len(downloader.active) < MOST_OF_A_SERVER:
            return []
        of_server = Counter(map(downloader.get_slot_key, downloader.active))
        of_outlet: Counter[str] = Counter()
        for slot, count in of_server.items():
            of_outlet[self._outlet(slot)] += count
        return [
            slot
            for slot in self.pqueues
            if of_server[slot] >= MOST_OF_A_SERVER
            or of_outlet[self._outlet(slot)] >= MOST_OF_AN_OUTLET
        ]

    def _outlet(self, slot: str) -> str:
        return self._outlets.get(slot, slot)
