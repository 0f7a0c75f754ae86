"""One line that says what a run did, for a log that grows by a line a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# Name in the line, name in the report of an outlet.
_COUNTS = {"fetched": "fetched", "new": "new", "changed": "changed", "problems": "failed"}


def run_line(
    began: datetime, seconds: float, found: Mapping[str, Any] | None, code: int, problem: str
) -> str:
    """Write the line.

    Args:
        began: when the run began, in UTC.
        seconds: how long it took.
        found: what `wirecopy run --json` printed, if it came so far.
        code: its exit code; below zero the signal that killed it.
        problem: the one line it left on standard error.
    """
    parts = []
    if found is not None:
        parts.append(", ".join(f"{name} {_sum(found, key):,}" for name, key in _COUNTS.items()))
        if found["build"]:
            parts.append(f"articles {found['build']['articles']:,}")
    if code:
        ended = f"killed by signal {-code}" if code < 0 else f"failed, exit code {code}"
        parts.append(f"{ended}: {problem or 'no reason was given'}")
    return f"{began:%Y-%m-%dT%H:%M:%SZ} run of {seconds:,.1f} s: {'; '.join(parts) or 'nothing'}"


def _sum(found: Mapping[str, Any], key: str) -> int:
    return sum(each[key] for each in found["crawl"])
