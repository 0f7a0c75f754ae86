"""How long a busy server asks to be left alone: the header Retry-After (RFC 9110, 10.2.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# A server that asks for a year has made a mistake; it is asked again on the next day.
LONGEST_WAIT_S = 86_400.0


def asked_wait(retry_after: bytes | None, date: bytes | None, now: datetime) -> float | None:
    """Give the seconds to wait, 0 to a day; None when the server does not say it readably.

    An HTTP date counts from the server's own `Date` where it sends one, so that a clock that is
    wrong, here or there, does not matter.

    >>> asked_wait(b"120", None, datetime(2026, 3, 2, tzinfo=UTC))
    120.0
    >>> asked_wait(b"Mon, 02 Mar 2026 00:01:00 GMT", None, datetime(2026, 3, 2, tzinfo=UTC))
    60.0
    """
    text = (retry_after or b"").decode("ascii", "replace").strip()
    if text.isdecimal():
        # More digits than this are more than a day in any case.
        return min(float(text[:12]), LONGEST_WAIT_S)
    end = _moment(text)
    if end is None:
        return None
    start = _moment((date or b"").decode("ascii", "replace")) or now
    return min(max((end - start).total_seconds(), 0.0), LONGEST_WAIT_S)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
