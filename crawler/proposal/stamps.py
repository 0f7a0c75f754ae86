"""Points in time as feeds and markup write them, kept with the offset they are written in."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


def read_stamp(text: str | None) -> datetime | None:
    """Read an ISO 8601 or RFC 5322 time that names an offset; None for anything else.

    >>> read_stamp("2026-03-02T08:00:00+01:00").utcoffset()
    datetime.timedelta(seconds=3600)
    >>> read_stamp("2 March") is None
    True
    """
    if text is None:
        return None
    stamp = _iso(text.strip()) or _mail(text.strip())
    if stamp is None or stamp.utcoffset() is None:
        return None
    return stamp if EARLIEST_YEAR <= stamp.year <= LATEST_YEAR else None


def tells_zone(stamp: datetime) -> bool:
    """Tell whether the offset says where: many systems write UTC wherever they are."""
    return bool(stamp.utcoffset())


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
