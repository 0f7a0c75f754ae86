"""The queue of requests, of which no server may have more than a few on their way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scrapy.pqueues import DownloaderAwarePriorityQueue

if TYPE_CHECKING:
    from scrapy import Request

# Two are transferred, two wait for their turn: enough that a fast server never waits for us.
MOST_ON_THE_WAY = 4


class FairQueue(DownloaderAwarePriorityQueue):
    """Scrapy's own, which asks the least busy server next, with a most for each.

    Without one, a server that hangs while the others have nothing to do for a moment takes all
    of CONCURRENT_REQUESTS, and they wait for its time-outs. Requests that wait for a robots.txt
    count too.
    """

    def pop(self) -> Request | None:
        """Give the next request, None when each server that has some has enough on its way."""
        full = self._full()
        if not full:
            return super().pop()
        held = {slot: self.pqueues.pop(slot) for slot in full & self.pqueues.keys()}
        try:
            return super().pop()
        finally:
            self.pqueues |= held

    def _full(self) -> set[str]:
        downloader = self.crawler.engine.downloader
        if len(downloader.active) < MOST_ON_THE_WAY:
            return set()
        counts = Counter(map(downloader.get_slot_key, downloader.active))
        return {slot for slot, count in counts.items() if count >= MOST_ON_THE_WAY}
