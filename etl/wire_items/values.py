"""Values of items: ids without what changes, times, numbers, statuses, bylines."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_FIELD_CHARS = 10_000
_MAX_URI_CHARS = 2_000
_MAX_VERSION = 2**31 - 1
_MIN_YEAR, _MAX_YEAR = 1900, 2100
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:\S")
# urn:newsml:PROVIDER:DATE:ITEM:REVISION (RFC 3085): all revisions are one item.
_REVISION = re.compile(
    r"(urn:newsml:[^:]{1,200}:[^:]{1,200}:[^:]{1,500}):\d{1,9}[NUA]?", re.IGNORECASE
)
_URN_AUTHORITY = re.compile(r"urn:newsml:([\w.-]{3,200}):", re.IGNORECASE)
_TAG_AUTHORITY = re.compile(r"tag:([\w.-]{3,200}),\d", re.IGNORECASE)
# Who asks, with what right, and which edition of the record was served: no part of an identity.
_VOLATILE = frozenset({
    "qt", "et", "ai", "apikey", "api_key", "token", "access_token", "sig", "signature", "expires",
})  # fmt: skip
_STATUSES = {"cancelled": "canceled", "cancel": "canceled", "killed": "canceled"}


def field(value: str | None) -> str | None:
    """A value in one line, cut where it is absurdly long; None when nothing is in it."""
    return " ".join((value or "").split())[:MAX_FIELD_CHARS] or None


def is_uri(text: str) -> bool:
    """Whether an id is a URI of any scheme.

    >>> is_uri("urn:newsml:news.example:20260303:ferry"), is_uri("8d19cf88")
    (True, False)
    """
    return _SCHEME.match(text) is not None


def identity_of(uri: str | None) -> str | None:
    """An id without revision, fragment and the parameters that differ from answer to answer.

    >>> identity_of("https://api.news.example/content/7?qt=abc&et=1&lang=en")
    'https://api.news.example/content/7?lang=en'
    >>> identity_of("urn:newsml:news.example:20260303:ferry:2U")
    'urn:newsml:news.example:20260303:ferry'
    """
    text = (uri or "").strip()[:_MAX_URI_CHARS]
    if found := _REVISION.fullmatch(text):
        return found[1]
    if text.lower().startswith(("http://", "https://")):
        return _without_volatile(text)
    return text or None


def _without_volatile(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = (
        each for each in parts.query.split("&") if each.partition("=")[0].lower() not in _VOLATILE
    )
    return parts._replace(query="&".join(kept), fragment="").geturl()


def authority_of(uri: str) -> str | None:
    """The domain that a URI was made with.

    >>> authority_of("tag:news.example,2026:newsml_1"), authority_of("urn:newsml:a.example:1:2")
    ('news.example', 'a.example')
    """
    found = _URN_AUTHORITY.match(uri) or _TAG_AUTHORITY.match(uri)
    if found:
        return found[1].lower()
    try:
        return urlsplit(uri).hostname
    except ValueError:
        return None


def moment(raw: str | None) -> datetime | None:
    """Read an ISO 8601 time, UTC where it names no zone; None when it is none.

    >>> moment("20260303T100000+0100").isoformat()
    '2026-03-03T09:00:00+00:00'
    """
    try:
        known = datetime.fromisoformat((raw or "").strip())
        aware = known if known.tzinfo else known.replace(tzinfo=UTC)
        instant = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return instant if _MIN_YEAR < instant.year < _MAX_YEAR else None


def number(value: object) -> int | None:
    """A version number, as a number or in digits; None when it is none.

    >>> number("2"), number(2), number("2.1"), number(True)
    (2, 2, None, None)
    """
    if (
        isinstance(value, str)
        and value.strip().isdecimal()
        and len(value) <= len(str(_MAX_VERSION))
    ):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= _MAX_VERSION else None


def status(raw: str | None) -> str | None:
    """A publication status in the IPTC's spelling: usable, withheld, canceled.

    >>> status("stat:usable"), status("Cancelled")
    ('usable', 'canceled')
    """
    word = (field(raw) or "").rpartition(":")[2].rpartition("/")[2].strip().lower()[:40]
    return _STATUSES.get(word, word) or None


def byline_of(named: Sequence[tuple[str | None, str | None]]) -> str | None:
    """One byline of several names, each with a title: the names, and the title of the first.

    >>> byline_of([("By JANE ROE", "Associated Press"), ("By JOHN DOE", "Associated Press")])
    'By JANE ROE and JOHN DOE, Associated Press'
    """
    names = [name for by, _ in named if (name := field(by))]
    titles = [title for _, each in named if (title := field(each))]
    rest = [re.sub(r"^by\s+", "", name, flags=re.IGNORECASE) for name in names[1:]]
    text = " and ".join([*names[:1], *rest])
    if titles and titles[0].casefold() not in text.casefold():
        text = f"{text}, {titles[0]}" if text else titles[0]
    return text or None
