"""URL keys: what makes two captures captures of one article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NewType
from urllib.parse import quote, urlsplit

from crawler.identity import hash64

UrlKey = NewType("UrlKey", str)

LONGEST_KEY = 2_000
LONGEST_URL = 20_000

_WEB = {"http", "https"}
_DEFAULT_PORTS = {None, 80, 443}
_HOST_PREFIXES = ("www.", "m.", "amp.")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_SAFE = "%/:@!$&'()*+,;=-._~?"
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "at_", "ns_", "hsa_", "__", "amp_")
_TRACKING = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid"),
        *("ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "li_fat_id", "_ga", "_gl", "_hsenc"),
        *("_hsmi", "mkt_tok", "cmpid", "icid", "ncid", "ocid", "ito", "ref", "ref_src", "ref_url"),
        *(
            "referrer",
            "referer",
            "smid",
            "smtyp",
            "taid",
            "usqp",
            "cmp",
            "wt.mc_id",
            "wt_mc",
            "s_cid",
        ),
        *("traffic_source", "spref", "sref", "soc_src", "soc_trk", "guccounter", "guce_referrer"),
        *("guce_referrer_sig", "ftag", "sharetype", "share", "intcid", "xtor", "amp"),
        *("phpsessid", "jsessionid", "sessionid", "session_id", "sessid", "aspsessionid"),
    }
)
_AMP_PARAMETERS = frozenset({("outputtype", "amp"), ("output", "amp"), ("view", "amp")})


def url_key(url: str) -> UrlKey:
    """Normalise a URL to the key of its article; the key of a key is the key.

    Scheme, `www.`, `m.` and `amp.`, default ports, fragments, tracking and session parameters,
    the order of parameters, a trailing slash and AMP marks do not count. What is no http(s) URL
    is kept as it is; a key is never longer than 2,000 characters. Never raises.

    >>> url_key("http://www.Example.org:80/a/amp/?utm_source=x&b=2&a=1#top")
    'https://example.org/a?a=1&b=2'
    >>> url_key("urn:ap:123")
    'urn:ap:123'
    """
    if len(url) > LONGEST_URL:
        return _long(url)
    host, port, path, query = _split(url)
    if not host:
        return UrlKey(url) if len(url) <= LONGEST_KEY else _long(url)
    place = f"[{host}]" if ":" in host else _drop_prefixes(host)
    port_part = "" if port in _DEFAULT_PORTS else f":{port}"
    parameters = _parameters(query)
    key = f"https://{place}{port_part}{_path(path)}" + (f"?{parameters}" if parameters else "")
    return UrlKey(key) if len(key) <= LONGEST_KEY else _long(key)


def host_of(url: str) -> str:
    """Name the host of an http(s) URL, in lower case and punycode, without `www.`; "" when none.

    >>> host_of("https://www.Example.org:8080/a")
    'example.org'
    """
    host = _split(url)[0] if len(url) <= LONGEST_URL else ""
    rest = host.removeprefix("www.")
    return rest if "." in rest else host


def port_of(url: str) -> int | None:
    """Give the port that an http(s) URL names, None when it is a default one or there is none."""
    port = _split(url)[1] if len(url) <= LONGEST_URL else None
    return None if port in _DEFAULT_PORTS else port


# The parts of an article's URL are asked for several times in a row.
@lru_cache(maxsize=64)
def _split(url: str) -> tuple[str, int | None, str, str]:
    """Give host, port, path and query; an empty host when it is no usable http(s) URL."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in _WEB:
            return "", None, "", ""
        return _ascii_host(parts.hostname or ""), parts.port, parts.path, parts.query
    except ValueError:
        return "", None, "", ""


def _ascii_host(host: str) -> str:
    name = host if host.isascii() else host.encode("idna").decode("ascii")
    name = name.rstrip(".").lower()
    return name if _HOST.fullmatch(name) else ""


def _drop_prefixes(host: str) -> str:
    for prefix in _HOST_PREFIXES:
        rest = host.removeprefix(prefix)
        if rest != host and "." in rest:
            return _drop_prefixes(rest)
    return host


def _path(path: str) -> str:
    clean = _SESSION_IN_PATH.sub("", _requote(path)).rstrip("/")
    while clean.endswith("/amp"):
        clean = clean.removesuffix("/amp").rstrip("/")
    return clean


def _parameters(query: str) -> str:
    kept = (part for part in _requote(query).split("&") if part and not _is_tracking(part))
    return "&".join(sorted(kept))


def _is_tracking(part: str) -> bool:
    name, _, value = part.lower().partition("=")
    if (name, value) in _AMP_PARAMETERS:
        return True
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _requote(text: str) -> str:
    """Write percent escapes in one way: none for unreserved characters, the rest in capitals."""
    quoted = _BARE_PERCENT.sub("%25", quote(text, safe=_SAFE, errors="surrogatepass"))
    return _ESCAPE.sub(_unescape, quoted)


def _unescape(match: re.Match[str]) -> str:
    character = chr(int(match.group()[1:], 16))
    return character if character in _UNRESERVED else match.group().upper()


def _long(text: str) -> UrlKey:
    return UrlKey(f"urn:wirecopy:long-url:{hash64(text):016x}")
