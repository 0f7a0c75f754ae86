"""What a segment says of the crawl that writes it: who asked, how politely, how much."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING

from crawler.discovery import fold
from crawler.version import version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Fields = tuple[tuple[str, str], ...]

_FORMAT_URL = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_FORMAT: Fields = (("format", "WARC File Format 1.1"), ("conformsTo", _FORMAT_URL))
_OURS = "WIRECOPY_"
_OF_SCRAPY = (
    "AUTOTHROTTLE_ENABLED",
    "AUTOTHROTTLE_MAX_DELAY",
    "AUTOTHROTTLE_START_DELAY",
    "AUTOTHROTTLE_TARGET_CONCURRENCY",
    "CONCURRENT_REQUESTS",
    "CONCURRENT_REQUESTS_PER_DOMAIN",
    "DOWNLOAD_DELAY",
    "DOWNLOAD_MAXSIZE",
    "DOWNLOAD_TIMEOUT",
    "REDIRECT_MAX_TIMES",
    "RETRY_TIMES",
)


def crawl_fields(settings: Mapping[str, object], agent: str) -> Fields:
    """Describe a crawl by its Scrapy settings.

    Of our own settings, numbers and switches only: no path and no name gets into an archive that
    may be handed on.

    Args:
        settings: of the crawl.
        agent: the user agent with which it asks.
    """
    ours = sorted(name for name in settings if name.startswith(_OURS))
    told = {name: settings.get(name) for name in (*_OF_SCRAPY, *ours)}
    return (
        (
            "software",
            f"{_software()} scrapy/{metadata.version('scrapy')} python/{platform.python_version()}",
        ),
        ("http-header-user-agent", agent),
        ("robots", "obey" if settings.get("ROBOTSTXT_OBEY") else "ignore"),
        *(("setting", f"{name}={value}") for name, value in told.items() if _is_plain(value)),
    )


def segment_fields(crawl: Iterable[tuple[str, str]]) -> bytes:
    """Write the block of a segment's warcinfo record, `application/warc-fields`."""
    described = tuple(crawl) or (("software", _software()),)
    lines = (f"{name}: {fold(value)}\r\n" for name, value in (*described, *_FORMAT))
    return "".join(lines).encode("utf-8", "replace")


def _software() -> str:
    return f"wirecopy/{version()}"


def _is_plain(value: object) -> bool:
    return isinstance(value, (bool, int, float))
