"""One capture to one article, or to a rejection that says why it is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import lxml.html
from lxml import etree
from trafilatura import bare_extraction
from w3lib.encoding import html_to_unicode

from etl.article import Article, PageText, compose
from etl.capture import Capture, Rejection
from etl.markup import read_markup
from etl.normalize import is_ended, lines_of_text, repair, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.outlet import Outlet

MAX_HTML_CHARS = 10 << 20
MAX_TEXT_CHARS = 5 << 20
MIN_PAGE_WORDS = 20
# What tells prose from lists of links: a whole sentence, or, in a script or a transcript without
# stops, a line longer than any link.
_SENTENCE_WORDS = 8
_LONG_WORDS = 40
# A UTF-32 mark begins with that of UTF-16: it is tried first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLED_CHARS = 20_000
_NUL_OR_SURROGATE = re.compile("[\0\ud800-\udfff]")
_DEAD_WEIGHT = ("script", "style", "svg", "noscript", "template", "iframe")


def extract(capture: Capture, outlet: Outlet | None) -> Article | Rejection:
    """Turn a capture into an article.

    Args:
        capture: with its payload.
        outlet: the outlet that published it, where one is declared.

    Returns:
        The article; or a rejection `empty`, `binary`, `too_large`, `not_html` or
        `no_article_text`.
    """
    if not capture.payload.strip():
        return _reject(capture, "empty", "no bytes")
    text = decode(capture)
    if is_binary(text):
        return _reject(capture, "binary", "control characters where text should be")
    text = _NUL_OR_SURROGATE.sub("", text)
    limit = MAX_HTML_CHARS if capture.kind == "html" else MAX_TEXT_CHARS
    if len(text) > limit:
        return _reject(capture, "too_large", f"{len(text)} characters, at most {limit}")
    if capture.kind == "text":
        page = PageText([repair(line) for line in lines_of_text(text)])
        least = 1
    else:
        tree = parse(text)
        if tree is None:
            return _reject(capture, "not_html", "no element could be parsed")
        page, least = page_text(tree, capture.url), MIN_PAGE_WORDS
    article = compose(capture, page, outlet)
    if lack := _lack(article, capture.kind, least):
        return _reject(capture, "no_article_text", lack)
    return article


def _lack(article: Article, kind: str, least: int) -> str | None:
    """Say what a text lacks to be an article: words, or, on a page, a single sentence."""
    words = len(words_of(article.body))
    if words < least:
        return f"{words} words of article text, at least {least}"
    if kind == "html" and not any(map(_is_prose, article.body.split("\n\n"))):
        return "only short lines, no sentence among them"
    return None


def _is_prose(line: str) -> bool:
    words = len(words_of(line))
    return words >= (_SENTENCE_WORDS if is_ended(line) else _LONG_WORDS)


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


def parse(text: str) -> lxml.html.HtmlElement | None:
    """Parse a page; None when there is nothing to parse."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=False, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def page_text(tree: lxml.html.HtmlElement, url: str | None) -> PageText:
    """Read the markup, then let trafilatura find the article's lines."""
    markup = read_markup(tree)
    etree.strip_elements(tree, etree.Comment, *_DEAD_WEIGHT, with_tail=False)
    document: Any = bare_extraction(
        tree,
        url=url if url and url.startswith("http") else None,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=False,
    )
    raw = (document.text or "") if document else ""
    lines = [repair(line.strip()) for line in raw.split("\n") if line.strip()]
    headline = next((repair(text) for text in markup.headlines if text), None)
    return PageText(lines, markup, headline)


def outlet_of(capture: Capture, outlets: Sequence[Outlet]) -> Outlet | None:
    """Find the declared outlet of a capture: as discovered or given, else by its URL's host."""
    named = (capture.discovery.outlet if capture.discovery else None) or capture.given.outlet
    for outlet in outlets:
        if named == outlet.slug:
            return outlet
    return next((outlet for outlet in outlets if outlet.covers(capture.url)), None)


def _reject(capture: Capture, reason: str, detail: str) -> Rejection:
    seen = replace(capture, payload=b"")
    return Rejection(
        capture.file_id, capture.position, "extract", reason, detail, capture.url, seen
    )
