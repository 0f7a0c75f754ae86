"""Requests that we do not make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from datetime import datetime

RobotsReason = Literal["everybody", "us", "unreachable", "unclear"]


class RefusedError(IgnoreRequest):
    """A request that we do not make, with the reason."""


class RobotsRefusedError(RefusedError):
    """A request that the host's robots.txt forbids: to everybody, to us, or by not being there."""

    def __init__(self, reason: RobotsReason, words: str, url: str) -> None:
        super().__init__(f"forbidden by robots.txt: {url}: {words}")
        self.reason: RobotsReason = reason


class ServerLeftAloneError(RefusedError):
    """A request to a server that is busy or silent, and so given up for the rest of the crawl."""

    def __init__(self, server: str, until: datetime, url: str) -> None:
        super().__init__(f"{server} is left alone until {until:%Y-%m-%d %H:%M:%SZ}: {url}")
        self.server = server
        self.until = until
