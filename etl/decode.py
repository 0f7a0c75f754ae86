"""The bytes of a page to its characters, as a browser would read them."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from w3lib.encoding import html_to_unicode

if TYPE_CHECKING:
    from etl.capture import Capture

# A UTF-32 mark begins with that of UTF-16: it is tried first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLED_CHARS = 20_000


def decode(capture: Capture) -> str:
    """Decode a payload as a browser would: BOM, HTTP, meta, else UTF-8, else Windows-1252."""
    if capture.kind == "text":
        text = _decode_text(capture.payload)
    else:
        _, text = html_to_unicode(
            capture.content_type, capture.payload, auto_detect_fun=_utf8_or_windows
        )
    return text


def _decode_text(payload: bytes) -> str:
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            return payload.decode(encoding, "replace")
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        return payload.decode("cp1252", "replace")


def is_binary(text: str) -> bool:
    """Whether more than one in a hundred of the first characters is a control character.

    >>> is_binary("The mill closed.")
    False
    >>> is_binary("PNG" + chr(0) * 5)
    True
    """
    sample = text[:_SAMPLED_CHARS]
    return len(_CONTROL.findall(sample)) * 100 > len(sample)


def _utf8_or_windows(payload: bytes) -> str:
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
