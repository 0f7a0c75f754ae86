"""When a page says that it was published: an instant, or an honest "cannot be told".

12/09/2017 is two dates. It is read by the outlet's declared order, else by what contradicts one
of the readings: the URL's own date, a weekday named in the lead, the time of the fetch; else by
the custom of the country, else of the language. What stays open stays null and says `ambiguous`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser, tz

from etl.language import is_day_first
from etl.months import in_english

Precision = Literal["instant", "minute", "day", "ambiguous", "unreadable"]

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?:[T ]|(?!\d))")
_CLOCK = re.compile(r"\d{1,2}(?::|h)\d{2}|(?<=\d)T\d{4}|\d\s*[ap]\.?m\b", re.IGNORECASE)
_NEXT_CLOCK = re.compile(r"(?:[\s,|–—-]{1,5}\d{1,2}[:.]\d{2})?")
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})\s*$")
_URL_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=\D)|/(\d{4})(\d{2})(\d{2})(?=\D)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?<!next )(?<!last )(?<!every )\b({'|'.join(_WEEKDAYS)})\b(?!['’])", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:first |last )?(?:published|posted|updated|modified|date|publicado|veröffentlicht)"
    r"(?: on| at)?\b[:\s]*",
    re.IGNORECASE,
)
# Where the month is written first: the United States and its close partners (CLDR short dates).
_MONTH_FIRST_COUNTRIES = frozenset({"us", "ph", "fm", "mh", "pw", "pr", "gu", "as", "vi"})
_BOTH_ORDERS_COUNTRIES = frozenset({"ca"})
_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "IST": 5.5,
    "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
MAX_CHARS = 200
_MAX_URL = 2000
_CENTURY_PIVOT = 70
_MIN_YEAR, _MAX_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class DateContext:
    """What else is known when a printed date is read."""

    day_first: bool | None = None
    time_zone: str | None = None
    country: str | None = None
    language: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A time as something states it, and what that is ("JSON-LD datePublished")."""

    raw: str
    found_in: str


@dataclass(frozen=True, slots=True)
class Published:
    """A time as printed, the instant it means (UTC), how exactly, and where it was found."""

    raw: str
    instant: datetime | None
    precision: Precision | None
    found_in: str | None = None


def read_published(raw: str, context: DateContext, found_in: str | None = None) -> Published | None:
    """Read a printed or marked-up time; None when it is no time at all.

    >>> context = DateContext(lead="The army said on Tuesday that ...")
    >>> read_published("12/09/2017 09:03", context).instant.date().isoformat()
    '2017-09-12'
    >>> read_published("12/09/2017", DateContext()).precision
    'ambiguous'
    >>> read_published("2026-03-01T08:30:00+02:00", DateContext()).instant.isoformat()
    '2026-03-01T06:30:00+00:00'
    """
    raw = " ".join(raw.split())[:MAX_CHARS]
    text = _LABEL.sub("", raw)
    if not re.search(r"\d", text):
        return None
    numeric = None if _ISO.search(text) else _NUMERIC.search(text)
    day_first = _order(numeric, context) if numeric else False
    if day_first is None:
        return Published(raw, None, "ambiguous", found_in)
    moment = _parse(text, day_first=day_first)
    if moment is None and numeric and (clock := _NEXT_CLOCK.match(text, numeric.end())):
        # "06.01.2026, 5 min read": a date, perhaps a time, then other numbers.
        text = numeric.group() + clock.group()
        moment = _parse(text, day_first=day_first)
    if moment is None:
        return None
    return Published(raw, _aware(moment, context), _precision(text, moment), found_in)


def _parse(text: str, *, day_first: bool) -> datetime | None:
    try:
        moment: datetime | None = datetime.fromisoformat(text)
    except ValueError:
        moment = _parse_prose(text, day_first=day_first)
        if moment is None and (english := in_english(text)):
            moment = _parse_prose(english, day_first=False)
    return moment if moment is not None and _MIN_YEAR < moment.year < _MAX_YEAR else None


# Two defaults that differ in year, month and day: what both readings share, the text itself says.
_DEFAULTS = (datetime(2001, 1, 1), datetime(2002, 2, 2))  # noqa: DTZ001 - only their fields count


def _named_zone(name: str | None, offset: int | None) -> tzinfo | None:
    """A zone that is not known by name is left out; dateutil would only warn."""
    if offset is not None:
        return tz.tzoffset(name, offset)
    hours = _ZONES.get(name or "")
    return None if hours is None else tz.tzoffset(name, int(hours * 3600))


def _parse_prose(text: str, *, day_first: bool) -> datetime | None:
    try:
        first, second = (
            parser.parse(text, dayfirst=day_first, default=default, tzinfos=_named_zone, fuzzy=True)
            for default in _DEFAULTS
        )
    except (ValueError, OverflowError, TypeError, parser.ParserError):
        return None
    return first if first.date() == second.date() else None


def _precision(text: str, moment: datetime) -> Precision:
    if not _CLOCK.search(text) and not (moment.hour or moment.minute):
        return "day"
    return "instant" if moment.tzinfo or _ZONE.search(text) else "minute"


def _aware(moment: datetime, context: DateContext) -> datetime | None:
    """Put a time without zone into the outlet's; UTC where the outlet declares none."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_zone(context.time_zone))
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _order(numeric: re.Match[str], context: DateContext) -> bool | None:
    """Whether the day comes first in a numeric date; None when nothing tells."""
    first, second = int(numeric[1]), int(numeric[3])
    year = int(numeric[4])
    if year < 100:  # noqa: PLR2004 - two digits
        year += 1900 if year >= _CENTURY_PIVOT else 2000
    day_month, month_day = _day(year, second, first), _day(year, first, second)
    if day_month is None or month_day is None or day_month == month_day:
        return day_month is not None
    if context.day_first is not None:
        return context.day_first
    if numeric[2] == ".":
        return True
    for agrees in (_in_url, _before_fetch, _near_weekday):
        fits = agrees(day_month, context), agrees(month_day, context)
        if fits[0] != fits[1]:
            return fits[0]
    return _custom(context)


def _custom(context: DateContext) -> bool | None:
    """The custom of the country, else of the language; None where both orders are in use."""
    if context.country in _BOTH_ORDERS_COUNTRIES:
        return None
    if context.country:
        return context.country not in _MONTH_FIRST_COUNTRIES
    return is_day_first(context.language)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_in_url(url: str | None) -> str | None:
    """The date in the path of a URL, as it stands there.

    >>> date_in_url("https://post.example/2026/03/07/ferry"), date_in_url("https://a.example/2026")
    ('2026/03/07', None)
    """
    found = _URL_DATE.search((url or "")[:_MAX_URL] + "/")
    if not found:
        return None
    year, month, number = (int(part) for part in found.groups() if part is not None)
    known = _day(year, month, number)
    return f"{known:%Y/%m/%d}" if known and _MIN_YEAR < year < _MAX_YEAR else None


def _in_url(day: date, context: DateContext) -> bool:
    found = _URL_DATE.search((context.url or "") + "/")
    if not found:
        return False
    year, month, number = (part for part in found.groups() if part is not None)
    return _day(int(year), int(month), int(number)) == day


def _before_fetch(day: date, context: DateContext) -> bool:
    return context.fetched_at is None or day <= context.fetched_at.date() + timedelta(days=1)


def _near_weekday(day: date, context: DateContext) -> bool:
    """News leads name the weekday of today or yesterday ("said on Tuesday")."""
    found = _WEEKDAY.search(context.lead)
    if not found:
        return False
    named = _WEEKDAYS.index(found[1].lower())
    return (day.weekday() - named) % 7 <= 1
