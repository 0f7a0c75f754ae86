"""Reservations that a response declares itself: headers, and meta tags near its beginning."""

from __future__ import annotations

import re
import zlib
from html import unescape
from typing import TYPE_CHECKING

from crawler.terms import ROBOTS_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where the head of a page ends at the latest; the rest is left to extraction.
HEAD_BYTES = 64 << 10

_META = re.compile(rb"<meta\s[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_MARKS = (b"robots", b"tdm-reservation")
_NAMES = frozenset({"robots", "tdm-reservation", "tdm-policy"})
_AGENT = re.compile(r"^\s*([A-Za-z][\w.-]*)\s*:")
_DIRECTIVES_WITH_VALUE = ("max-snippet", "max-image-preview", "max-video-preview")


def page_head(body: bytes, content_encoding: bytes | None) -> bytes:
    """Give the first 64 kB of a body, unpacked if it is packed as we ask for it, else nothing."""
    encoding = (content_encoding or b"").strip().lower()
    if not encoding:
        return body[:HEAD_BYTES]
    if encoding not in {b"gzip", b"x-gzip", b"deflate"}:
        return b""
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(body, HEAD_BYTES)
        except zlib.error:
            continue
    return b""


def metas(head: bytes) -> dict[str, str]:
    """Give the meta tags that say anything of terms, by their name in lower case."""
    found: dict[str, str] = {}
    lower = head.lower()
    if not any(mark in lower for mark in _MARKS):
        return found
    for tag in _META.findall(head):
        pairs = _ATTRIBUTE.findall(tag.decode("latin-1"))
        values = {name.lower(): unescape("".join(rest)) for name, *rest in pairs}
        name = values.get("name", "").lower()
        if name in _NAMES and "content" in values:
            found[name] = (
                f"{found[name]}, {values['content']}" if name in found else values["content"]
            )
    return found


def robots_tags(headers: Iterable[str], meta: str) -> tuple[str, ...]:
    """Give the tags that are declared to everybody.

    Args:
        headers: values of `X-Robots-Tag`, of which some may be for one agent only.
        meta: content of the meta tag `robots`.
    """
    general = [value for value in headers if not _is_for_one_agent(value)]
    said = {part.strip().lower() for value in (*general, meta) for part in value.split(",")}
    return tuple(tag for tag in ROBOTS_TAGS if tag in said)


def reservation(value: str | None) -> bool | None:
    """Read the value of `tdm-reservation`: None when it is neither 0 nor 1."""
    return {"1": True, "0": False}.get((value or "").strip())


def _is_for_one_agent(value: str) -> bool:
    found = _AGENT.match(value)
    return bool(found) and found is not None and found[1].lower() not in _DIRECTIVES_WITH_VALUE
