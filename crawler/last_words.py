"""What a process that was started for a crawl or a survey said last."""

from __future__ import annotations

from typing import IO


def last_line(errors: IO[str]) -> str:
    """The last line of its errors, cut after 300 characters."""
    errors.seek(0)
    lines = [line.strip() for line in errors.read()[-10_000:].splitlines() if line.strip()]
    return lines[-1][:300] if lines else "no reason was given"
