"""The outlet of a capture, among those that are declared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.url import host_of, port_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.outlet import Outlet
    from etl.capture import Capture

_HOSTS = 4096


class Outlets:
    """Declared outlets; a host is looked for once, however many pages it has."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets = tuple(outlets)
        self._by_slug = {outlet.slug: outlet for outlet in reversed(self._outlets)}
        self._at = lru_cache(_HOSTS)(self._covering)

    def of(self, capture: Capture) -> Outlet | None:
        """The outlet of a capture: as discovered or given, else by its URL's host."""
        named = (capture.discovery.outlet if capture.discovery else None) or capture.given.outlet
        if named in self._by_slug:
            return self._by_slug[named]
        return self._at(host_of(capture.url), port_of(capture.url))

    def _covering(self, host: str, port: int | None) -> Outlet | None:
        return next((outlet for outlet in self._outlets if outlet.covers_place(host, port)), None)
