"""What a crawl did for each outlet, counted while it runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """One outlet's crawl.

    `found` are distinct article URLs announced; `fetched` those that answered with a page;
    `refused` what robots.txt forbids and `failed` everything else that did not come, sources
    included; `sources` the feeds, sitemaps and front pages read; `bytes` those received.
    """

    outlet: str
    found: int = 0
    fetched: int = 0
    refused: int = 0
    failed: int = 0
    sources: int = 0
    bytes: int = 0


@dataclass(slots=True)
class Tally:
    """The running counts behind a report."""

    outlet: str
    found: int = 0
    fetched: int = 0
    refused: int = 0
    failed: int = 0
    sources: int = 0
    bytes: int = 0

    def report(self) -> CrawlReport:
        """Give the counts as they stand."""
        return CrawlReport(**asdict(self))
