"""Which servers are left alone, and until when: they said that they are busy, or said nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from crawler.retry_after import LONGEST_WAIT_S

if TYPE_CHECKING:
    from collections.abc import Callable

GaveUp = Literal["busy", "silent", "slow"]


@dataclass(frozen=True, slots=True)
class Patience:
    """How much of it a crawl has with one server.

    `backoff_s` is the first pause after an answer 429 or 503 that names none, doubled with each
    further one; a pause longer than `longest_s` ends the crawl of that server, as do `attempts`
    such answers, or requests that nobody answered, in a row, and `longest_crawl_s` since the first
    request to it, if that is not 0.
    """

    backoff_s: float = 30.0
    longest_s: float = 300.0
    attempts: int = 5
    longest_crawl_s: float = 0.0


class Pauses:
    """Keeps the end of each server's pause in `until`: slot key to aware UTC time.

    What `until` holds at the start, such as pauses of an earlier crawl, is kept to as well.
    """

    def __init__(
        self,
        until: dict[str, datetime],
        patience: Patience,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.until = until
        self.given_up: dict[str, GaveUp] = {}
        self._patience = patience
        self._now = now
        self._refusals: Counter[str] = Counter()
        self._silences: Counter[str] = Counter()
        self._spaced: dict[str, datetime] = {}
        self._since: dict[str, datetime] = {}
        for server in until:
            self._give_up_if_long(server, "busy")

    def left(self, server: str) -> float:
        """Give the seconds for which a server is not to be asked, 0 for none."""
        return max(
            self._seconds_to(self.until.get(server)), self._seconds_to(self._spaced.get(server))
        )

    def asking(self, server: str) -> None:
        """Note that a server is asked something."""
        since, most = self._since.setdefault(server, self._now()), self._patience.longest_crawl_s
        if most and (self._now() - since).total_seconds() > most:
            self._pause(server, self._patience.longest_s)
            self.given_up.setdefault(server, "slow")

    def busy(self, server: str, asked: float | None) -> None:
        """Note an answer 429 or 503; `asked` are the seconds that it named."""
        self._silences.pop(server, None)
        # Answers to requests that were on their way at the same time are one refusal.
        if not self._is_paused(server):
            self._refusals[server] += 1
        doubled = self._patience.backoff_s * 2.0 ** (self._refusals[server] - 1)
        self._pause(server, asked if asked and asked >= 1.0 else doubled)
        self._give_up_if_long(server, "busy")
        if self._refusals[server] >= self._patience.attempts:
            self.given_up.setdefault(server, "busy")

    def silent(self, server: str) -> None:
        """Note a request that got no answer."""
        self._silences[server] += 1
        if self._silences[server] >= self._patience.attempts:
            self._pause(server, self._patience.longest_s)
            self.given_up.setdefault(server, "silent")

    def answered(self, server: str) -> None:
        """Note any other answer: what was before it is forgotten."""
        self._silences.pop(server, None)
        if not self._is_paused(server):
            self._refusals.pop(server, None)
            self.until.pop(server, None)

    def forget_given_up(self) -> None:
        """Begin anew with servers whose pause is over, as another crawl would."""
        self.given_up = {each: why for each, why in self.given_up.items() if self._is_paused(each)}
        self._refusals.clear()
        self._silences.clear()
        self._since.clear()

    def space(self, server: str, seconds: float) -> None:
        """Let the next one of several that waited for the same end wait a little longer."""
        self._spaced[server] = self._now() + timedelta(seconds=seconds)

    def _is_paused(self, server: str) -> bool:
        return self._seconds_to(self.until.get(server)) > 0

    def _seconds_to(self, end: datetime | None) -> float:
        return max((end - self._now()).total_seconds(), 0.0) if end else 0.0

    def _pause(self, server: str, seconds: float) -> None:
        end = self._now() + timedelta(seconds=min(seconds, LONGEST_WAIT_S))
        self.until[server] = max(end, self.until.get(server, end))

    def _give_up_if_long(self, server: str, why: GaveUp) -> None:
        if self._seconds_to(self.until.get(server)) > self._patience.longest_s:
            self.given_up.setdefault(server, why)
