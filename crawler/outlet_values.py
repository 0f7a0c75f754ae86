"""The values an outlet file may hold: what is a slug, a host, a country, a time zone."""

from __future__ import annotations

import re
from functools import cache

from crawler.private import is_private_host
from crawler.url import host_of

KINDS = ("newspaper", "broadcaster", "agency", "aggregator", "other")

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MAX_CSS_CHARS = 300


class WrongValueError(ValueError):
    """Says in a few words what a value should have been."""


def checked_slug(value: str) -> str:
    """Accept a file's stem as a slug, or raise WrongValueError."""
    if not _SLUG.fullmatch(value):
        raise WrongValueError("name the file in lower-case letters, digits, '-', '_' and '.' only")
    return value


def checked_url(value: str, *, allow_private: bool) -> str:
    """Accept an absolute http(s) URL of a public host, or raise WrongValueError."""
    host = host_of(value)
    if not host or any(character.isspace() for character in value):
        raise WrongValueError(f"{value!r} is no http or https URL")
    if is_private_host(host) and not allow_private:
        raise WrongValueError(
            f"{value!r} is a private address; set allow_private = true under [crawl] if you mean it"
        )
    return value


def checked_host(value: str, *, allow_private: bool) -> str:
    """Accept a host, with a port or without, or raise WrongValueError."""
    name, colon, port = value.lower().partition(":") if value.count(":") == 1 else (value, "", "")
    host = host_of(f"http://[{name}]/" if ":" in name else f"http://{name}/")
    if not host or "/" in value or (colon and not port.isdecimal()):
        raise WrongValueError(f"{value!r} is no host name; write it without scheme and path")
    checked_url(
        f"http://[{host}]/" if ":" in host else f"http://{host}/", allow_private=allow_private
    )
    return f"{host}:{port}" if port else host


def checked_country(value: str) -> str:
    """Accept a lower-case ISO 3166-1 alpha-2 code, or raise WrongValueError."""
    if value not in _countries():
        raise WrongValueError(f"{value!r} is no country; write its two-letter code, such as us")
    return value


def checked_language(value: str) -> str:
    """Accept an ISO 639 code, or raise WrongValueError."""
    if not _LANGUAGE.fullmatch(value):
        raise WrongValueError(f"{value!r} is no language; write its two-letter code, such as en")
    return value


def checked_time_zone(value: str) -> str:
    """Accept the name of an IANA time zone, or raise WrongValueError."""
    import pytz

    if value not in pytz.all_timezones_set:
        raise WrongValueError(f"{value!r} is no time zone; write one such as America/New_York")
    return value


def checked_pattern(value: str) -> str:
    """Accept a regular expression, or raise WrongValueError."""
    try:
        re.compile(value)
    except re.error as error:
        raise WrongValueError(f"{value!r} is no regular expression: {error}") from error
    return value


def checked_css(value: str) -> str:
    """Accept a CSS selector, or raise WrongValueError."""
    from crawler.css import xpath_of

    if len(value) > _MAX_CSS_CHARS:
        raise WrongValueError(f"is longer than {_MAX_CSS_CHARS} characters")
    try:
        xpath_of(value)
    except ValueError as error:
        raise WrongValueError(f"{value!r} is no CSS selector: {error}") from error
    return value


@cache
def _countries() -> frozenset[str]:
    import pytz

    return frozenset(code.lower() for code in pytz.country_names)
