"""Walls before a page: consent forms and paywalls are told from pages, and left alone.

Only general marks are known here, none of one site: addresses of consent management, HTTP
statuses, and what pages declare in the vocabulary of schema.org and Open Graph.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from scrapy.spidermiddlewares.httperror import HttpError

from crawler.refusals import RefusedError

if TYPE_CHECKING:
    from scrapy.http import Response

Wall = Literal["consent", "paywall"]

# A page with so many paragraphs is no bare form, whatever banner it carries.
FEWEST_PARAGRAPHS = 5
# Beyond this a page is not searched for marks.
LONGEST_SEARCH = 512 << 10

_BY_STATUS: dict[int, Wall] = {
    HTTPStatus.PAYMENT_REQUIRED: "paywall",
    # In practice an answer to readers whose consent would be needed.
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "consent",
}
_CONSENT_HOST = re.compile(r"(?:^|\.)(?:consent|cmp|privacy-?gate|cookie-?consent)[0-9]*\.")
_CONSENT_SEGMENT = re.compile(
    r"(?:collect|gdpr|cookie|privacy)?[-_]?consent(?:[-_]?(?:wall|form|gate|management))?"
    r"|(?:cookie|privacy|gdpr)[-_]?(?:wall|gate)"
)
# All of these are held against the page in lower case: that is several times as fast as to let
# the patterns see to it.
_FORM = re.compile(rb"""<form\b[^>]{0,200}\baction\s*=\s*["']?([^"'\s>]{1,300})""")
_REFRESH = re.compile(
    rb"""<meta\b[^>]{0,100}http-equiv\s*=\s*["']?refresh\b[^>]{0,100}url\s*=\s*([^"'\s>]{1,300})"""
)
_FALSE = rb"""(?:https?://schema\.org/)?false"""
_WORDS = (b"isaccessibleforfree", b"article:content_tier")
_CLOSED = (
    re.compile(rb"""isaccessibleforfree\\*["']\s*:\s*\\*["']?""" + _FALSE),
    re.compile(
        rb"""itemprop\s*=\s*["']isaccessibleforfree["'][^>]{0,100}content\s*=\s*["']""" + _FALSE
    ),
    re.compile(rb"""["']article:content_tier["'][^>]{0,100}content\s*=\s*["']locked"""),
    re.compile(rb"""content\s*=\s*["']locked["'][^>]{0,100}["']article:content_tier"""),
)


def wall_of(response: Response) -> Wall | None:
    """Tell what stands before the page that was asked for; None when it is the page itself.

    A page that declares itself closed counts as a paywall even where it sends its whole text:
    the crawler does not decide whom that text is for.

    Args:
        response: unpacked, as spiders see it; redirects that were followed count by their end.
    """
    if response.status in _BY_STATUS:
        return _BY_STATUS[response.status]
    if is_consent_url(response.url):
        return "consent"
    body = response.body[:LONGEST_SEARCH].lower()
    if _is_consent_form(body):
        return "consent"
    return "paywall" if _is_closed(body) else None


def wall_behind(error: BaseException | None, url: str) -> Wall | None:
    """Tell the same of a page that did not come: by the answer, or by where a redirect led.

    Args:
        error: why it did not come.
        url: the one that was asked for last.
    """
    if isinstance(error, HttpError):
        return wall_of(error.response)
    return "consent" if isinstance(error, RefusedError) and is_consent_url(url) else None


def is_consent_url(url: str) -> bool:
    """Tell whether a redirect led to consent management instead of a page.

    >>> is_consent_url("https://consent.example.org/v2?return=%2Fnews")
    True
    >>> is_consent_url("https://example.org/news/age-of-consent")
    False
    """
    parts = urlsplit(url)
    if _CONSENT_HOST.search(parts.netloc.lower()):
        return True
    segments = parts.path.lower().strip("/").split("/")
    # Without a way back it is a page about consent.
    return bool(parts.query) and any(map(_CONSENT_SEGMENT.fullmatch, segments))


def _is_closed(body: bytes) -> bool:
    # Whether a word is there at all is told much faster than how it is used.
    return any(word in body for word in _WORDS) and any(mark.search(body) for mark in _CLOSED)


def _is_consent_form(body: bytes) -> bool:
    targets = [found[1] for found in (_REFRESH.search(body), *_FORM.finditer(body)) if found]
    if not any(_is_consent_target(target) for target in targets):
        return False
    return len(re.findall(rb"<p[\s>]", body)) < FEWEST_PARAGRAPHS


def _is_consent_target(target: bytes) -> bool:
    url = target.decode("latin-1")
    path, query, _ = url.partition("?")
    try:
        return is_consent_url(f"{path}?{query or 'form'}")
    except ValueError:
        return False
