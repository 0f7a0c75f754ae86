"""What a crawl did for each outlet, counted while it runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.known import Answer, Known


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """One outlet's crawl.

    `due` are the sources and articles that were asked for; `found` distinct article URLs
    announced, `new` those that nobody knew. `fetched` are articles that answered: with a page that
    was never seen before, a `changed` one, or an `unchanged` one; `gone` those that were there
    once. `refused` is what robots.txt forbids, `walled` what showed a consent form or a paywall,
    and `failed` everything else that did not come, sources included; `sources` the feeds, sitemaps
    and front pages read; `bytes` those received, in `seconds` from the first answer to the last.
    """

    outlet: str
    due: int = 0
    found: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    refused: int = 0
    failed: int = 0
    walled: int = 0
    sources: int = 0
    bytes: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """The running counts behind a report."""

    outlet: str
    due: int = 0
    found: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    refused: int = 0
    failed: int = 0
    walled: int = 0
    sources: int = 0
    bytes: int = 0
    seconds: float = 0.0

    def count(self, before: Known, after: Known, answer: Answer) -> None:
        """Count what a visit to an article came to."""
        if answer.is_gone:
            self.gone += before.fetched_at is not None
            self.failed += before.fetched_at is None
            return
        self.fetched += 1
        self.changed += after.changes > before.changes
        self.unchanged += before.digest is not None and after.changes == before.changes

    def report(self) -> CrawlReport:
        """Give the counts as they stand."""
        return CrawlReport(**asdict(self))
