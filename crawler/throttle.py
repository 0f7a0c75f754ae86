"""Slows down for slow servers, and never below the pause that was declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.extensions.throttle import AutoThrottle

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.http import Response


class OutletThrottle(AutoThrottle):
    """Scrapy's AutoThrottle with a least delay per server instead of one for all."""

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if slot is not None:
            declared = self.crawler.engine.downloader.per_slot_settings.get(key or "", {})
            slot.delay = max(slot.delay, float(declared.get("delay", 0.0)))
