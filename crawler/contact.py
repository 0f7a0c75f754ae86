"""Who asks: the name under which pages are fetched, and how a site can reach whoever crawls it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError
from crawler.outlet_values import WrongValueError, checked_url
from crawler.private import is_private_host
from crawler.url import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LONGEST_CONTACT = 200

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
# Parentheses would end the comment that holds the contact.
_UNSAFE = re.compile(r"[^!-~]|[()<>\"\\]")


def checked_contact(value: str) -> str:
    """Accept an e-mail address or the URL of a page, or raise WrongValueError.

    >>> checked_contact("desk@example.org")
    'desk@example.org'
    """
    if len(value) > LONGEST_CONTACT or _UNSAFE.search(value):
        raise WrongValueError(_wanted(value))
    if _EMAIL.fullmatch(value):
        return value
    try:
        return checked_url(value, allow_private=False)
    except WrongValueError as error:
        raise WrongValueError(_wanted(value)) from error


def full_name(agent: str, contact: str | None) -> str:
    """Complete a user agent by the contact.

    >>> full_name("wirecopy/0.1.0", "https://example.org/crawl")
    'wirecopy/0.1.0 (+https://example.org/crawl)'
    """
    return f"{agent} (+{contact})" if contact else agent


def robots_name(user_agent: str) -> str:
    """Give the name that groups of a robots.txt are held against: no contact can choose one.

    >>> robots_name("wirecopy/0.1.0 (+https://gptbot.example)")
    'wirecopy/0.1.0'
    """
    return user_agent.partition(" (+")[0]


def require_contact(contact: str | None, urls: Iterable[str], file: Path) -> None:
    """Let a crawl begin only when whoever is asked can answer; private servers are one's own.

    Args:
        contact: the one that is configured.
        urls: of everything that the crawl may ask.
        file: where a contact is written.

    Raises:
        CrawlerError: a public host would be asked without a contact.
    """
    public = None if contact else next((url for url in urls if _is_public(url)), None)
    if public is not None:
        raise CrawlerError(
            f'{host_of(public)} would not know who asks: write contact = "you@your.domain", or '
            f"the URL of a page about your crawl, into {file}, or set WIRECOPY_CONTACT"
        )


def _is_public(url: str) -> bool:
    return not is_private_host(host_of(url))


def _wanted(value: str) -> str:
    return f"{value[:LONGEST_CONTACT]!r} is neither an e-mail address nor the URL of a public page"
