"""What a server answered, as the pure part of a survey sees it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `url` is where redirects ended, `encoding` what the headers or the body declare.

    `problem` says in a few words why there is none: then the body is empty.
    """

    url: str
    status: int = 0
    body: bytes = b""
    encoding: str | None = None
    problem: str | None = None

    @property
    def complaint(self) -> str | None:
        """Why this is nothing to read, None when it can be read."""
        if self.problem is not None:
            return self.problem
        return None if self.status == HTTPStatus.OK else f"status {self.status}"


@dataclass(frozen=True, slots=True)
class RobotsWord:
    """What the robots.txt of one server says beside what it forbids; `delay_s` in seconds."""

    sitemaps: tuple[str, ...] = ()
    delay_s: float | None = None
