"""The key by which web archives sort URLs: host reversed, then path and query, all made alike.

As the `surt` package does by default (0.3.1; its rules are those of the Internet Archive's Wayback
Machine), since pywb and OpenWayback look URLs up by that; but for numbers as hosts, which stay as
they are.
"""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import quote_from_bytes, unquote_to_bytes

_PARTS = re.compile(rb"(?:https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE | re.DOTALL)
_REPEATED = re.compile(rb"^(https?://)+")
_BREAKS = re.compile(rb"[\n\r\t]")
_WWW = re.compile(rb"www\d*\.")
_SAFE = b"!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
_DEFAULT_PORTS = {b"http": b"80", b"https": b"443"}
_PATH_SESSIONS = (
    re.compile(rb"^(.*/)(?:\((?:[a-z]\([0-9a-z]{24}\))+\)/)([^\?]+\.aspx.*)$"),
    re.compile(rb"^(.*/)(?:\([0-9a-z]{24}\)/)([^\?]+\.aspx.*)$"),
)
_QUERY_SESSIONS = (
    re.compile(rb"^(.*)(?:jsessionid=[0-9a-z]{32})(?:&(.*))?$", re.IGNORECASE),
    re.compile(rb"^(.*)(?:phpsessid=[0-9a-z]{32})(?:&(.*))?$", re.IGNORECASE),
    re.compile(rb"^(.*)(?:sid=[0-9a-z]{32})(?:&(.*))?$", re.IGNORECASE),
    re.compile(rb"^(.*)(?:aspsessionid[a-z]{8}=[a-z]{24})(?:&(.*))?$", re.IGNORECASE),
    re.compile(rb"^(.*)(?:cfid=[^&]+&cftoken=[^&]+)(?:&(.*))?$", re.IGNORECASE),
)


def surt(url: str) -> str:
    """Give the key of an http(s) URL; another URL is its own key.

    >>> surt("http://www.Example.org:80/News/?b=2&a=1#top")
    'org,example)/news?a=1&b=2'
    >>> surt("https://example.org:8443")
    'org,example:8443)/'
    """
    cleaned = _BREAKS.sub(b"", url.encode("utf-8", "replace").strip())
    raw = _REPEATED.sub(lambda found: found[1], cleaned)
    parts = _PARTS.match(raw)
    if parts is None:
        return url
    host, port = _host_and_port(parts[1])
    if port == _DEFAULT_PORTS[raw.partition(b":")[0].lower()]:
        port = b""
    query = _query(parts[3] or b"")
    reversed_host = b",".join(reversed(_WWW.sub(b"", host, count=1).split(b".")))
    whole = (
        reversed_host,
        b":" + port if port else b"",
        b")",
        _path(parts[2]),
        b"?" + query if query else b"",
    )
    return b"".join(whole).decode("utf-8", "replace")


def _host_and_port(authority: bytes) -> tuple[bytes, bytes]:
    netloc = authority.rpartition(b"@")[2].rstrip(b":")
    host, colon, port = netloc.rpartition(b":")
    if not colon or not port.isdigit():
        host, port = netloc, b""
    host = _unescaped(host.strip(b"[]"))
    if not host.isascii():
        # What is no name that a resolver knows is kept as it is.
        with suppress(ValueError):
            host = host.decode("utf-8", "ignore").encode("idna")
    return _escaped(host.replace(b"..", b".").strip(b".").lower()), port.lstrip(b"0")


def _path(raw: bytes) -> bytes:
    """Undo dots and doubled slashes, session ids, capitals and the last slash."""
    kept: list[bytes] = []
    for part in _unescaped(raw).split(b"/")[1:]:
        if part == b".." and kept:
            kept.pop()
        elif part != b".":
            kept.append(part)
    folders = b"".join(part + b"/" for part in kept[:-1] if part)
    path = _escaped(b"/" + folders + (kept[-1] if kept else b"")).lower()
    for session in _PATH_SESSIONS:
        path = session.sub(rb"\1\2", path)
    return path[:-1] if len(path) > 1 and path.endswith(b"/") else path


def _query(raw: bytes) -> bytes:
    query = _escaped(_unescaped(raw))
    for session in _QUERY_SESSIONS:
        if found := session.match(query):
            query = found[1] + (found[2] or b"")
    pairs = sorted(tuple(pair.split(b"=", 1)) for pair in query.lower().split(b"&"))
    return b"&".join(b"=".join(pair) for pair in pairs)


def _unescaped(raw: bytes) -> bytes:
    while (plain := unquote_to_bytes(raw)) != raw:
        raw = plain
    return raw


def _escaped(raw: bytes) -> bytes:
    return quote_from_bytes(raw, safe=_SAFE).encode("ascii")
