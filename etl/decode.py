"""The bytes of a page to its characters, as a browser would read them, or better."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding

if TYPE_CHECKING:
    from etl.capture import Capture

# A UTF-32 mark begins with that of UTF-16: it is tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLED_CHARS = 20_000
_SAMPLED_BYTES = 1 << 20
_LOOKED_AT = 2000
_MANY_ZEROS = 0.3
_FEW_ZEROS = 0.05
_LONGEST_SIGN = 4
_TAGS = re.compile(rb"<(?:script|style)\b[^<]{0,200000}|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE)
_MAX_LINE = 4000
_LANG = re.compile(rb"""<html[^>]{0,500}?\slang\s*=\s*["']?([a-z]{2,3})""", re.IGNORECASE)
# What news was written in before UTF-8, for those who still do not say so.
_LEGACY = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "gb18030",
    "big5", "cp932", "euc_jp", "euc_kr",
)  # fmt: skip
# Signs of these are letters in cp1252 too: they are believed only of a page in such a language.
_LANGUAGES = {
    "cp1250": frozenset({"cs", "sk", "pl", "hu", "sl", "hr", "bs", "sr", "ro", "sq"}),
    "cp1254": frozenset({"tr", "az", "ku"}),
}


def decode(capture: Capture) -> str:
    """Decode a payload by its byte order mark, else as UTF-8 if it is, else as it is declared.

    Bytes that are UTF-8 are hardly ever anything else, whatever HTTP or the page says; without a
    declaration, what the bytes look like decides. Nothing fails: what cannot be read is U+FFFD.
    """
    payload = capture.payload
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            return payload[len(mark) if encoding == "utf-8" else 0 :].decode(encoding, "replace")
    if wide := _wide(payload):
        return payload.decode(wide, "replace")
    try:
        return _utf8(payload)
    except UnicodeDecodeError:
        pass
    declared = None if capture.kind == "text" else _declared(capture)
    if declared == "utf-8":
        # A page glued together from parts of several: each byte is read as what it can be.
        return payload.decode("utf-8", _AS_WINDOWS)
    return payload.decode(declared or _guess(payload), "replace")


def _wide(payload: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of markup and Latin text is zero."""
    start = payload[:_LOOKED_AT]
    half = len(start) // 2
    if not half:
        return None
    even, odd = start[::2].count(0) / half, start[1::2].count(0) / half
    if odd > _MANY_ZEROS and even < _FEW_ZEROS:
        return "utf-16-le"
    return "utf-16-be" if even > _MANY_ZEROS and odd < _FEW_ZEROS else None


def _utf8(payload: bytes) -> str:
    """Strictly, but for a sign cut off at the end; pages are cut where they are too long.

    Pages of seven bits may mean more by them; no news of the last twenty years was found to.
    """
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(payload) - error.start < _LONGEST_SIGN:
            return payload[: error.start].decode("utf-8")
        raise


def _declared(capture: Capture) -> str | None:
    """What HTTP says, else the page; one that Python does not know, or that cannot be, is none."""
    declared = http_content_type_encoding(capture.content_type)
    declared = declared or html_body_declared_encoding(capture.payload)
    if declared is None or declared.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return codecs.lookup(declared).name


def _guess(payload: bytes) -> str:
    """The legacy encoding that the words look like; Windows-1252, as browsers do, where unsure."""
    from charset_normalizer import from_bytes

    sample = _foreign_lines(payload[:_SAMPLED_BYTES])
    best = from_bytes(sample, cp_isolation=list(_LEGACY)).best() if sample else None
    if best is None:
        return "cp1252"
    languages = _LANGUAGES.get(best.encoding)
    if languages is not None and _language(payload) not in languages:
        return "cp1252"
    return best.encoding


def _foreign_lines(payload: bytes) -> bytes:
    """Whole lines of the text, since one cut inside a sign is wrong in every encoding."""
    lines: list[bytes] = []
    size = 0
    for line in _TAGS.sub(b"\n", payload).splitlines():
        if not line.isascii() and len(line) <= _MAX_LINE and size < _SAMPLED_CHARS:
            lines.append(line)
            size += len(line)
    return b"\n".join(lines)


def _language(payload: bytes) -> str:
    found = _LANG.search(payload[:_SAMPLED_BYTES])
    return found[1].decode("ascii").lower() if found else ""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the bytes that are no UTF-8, as Windows-1252 reads them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS = "wirecopy-as-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)


def is_binary(text: str) -> bool:
    """Whether more than one in a hundred of the first characters is a control character.

    >>> is_binary("The mill closed.")
    False
    >>> is_binary("PNG" + chr(0) * 5)
    True
    """
    sample = text[:_SAMPLED_CHARS]
    return len(_CONTROL.findall(sample)) * 100 > len(sample)
