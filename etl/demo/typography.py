"""Quotes, dashes and broken encodings, as pages print them."""

from __future__ import annotations

import re

OPENED, CLOSED = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
STRAIGHT = str.maketrans({"“": '"', "”": '"', OPENED: "'", CLOSED: "'"})


def with_quotes(text: str, style: str) -> str:
    """Print straight or curly quotes.

    >>> with_quotes('He said "no."', "curly")
    'He said “no.”'
    """
    straight = text.translate(STRAIGHT)
    if style == "straight":
        return straight
    opened = re.sub(r'(^|[\s(\[—])"', r"\1“", straight)
    single = re.sub(r"(^|[\s(\[—“])'", rf"\1{OPENED}", opened)
    return single.replace('"', "”").replace("'", CLOSED)


def with_dash(text: str, sign: str) -> str:
    """Print this sign where a dash with spaces stands.

    >>> with_dash("ORLEN (AP) — Rain.", "_")
    'ORLEN (AP) _ Rain.'
    """
    return re.sub(r"(?<= )—(?= |$)", sign, text)


def mojibake(text: str) -> str:
    """Read the UTF-8 bytes of the text as Windows-1252, as a careless import does.

    >>> mojibake("a — b")
    'a â€” b'
    """
    return "".join(_misread(byte) for byte in text.encode("utf-8"))


def plain(text: str) -> str:
    """Make texts of different typography comparable: straight quotes, em dash, single spaces."""
    return " ".join(with_quotes(text, "straight").split())


def _misread(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
