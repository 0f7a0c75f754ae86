"""Requests that we do not make."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest


class RefusedError(IgnoreRequest):
    """A request that we do not make, with the reason."""


class RobotsRefusedError(RefusedError):
    """A request that the host's robots.txt forbids."""
