"""One capture to one article, or to a rejection that says why it is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.article import Article, PageText, compose
from etl.body import page_text
from etl.capture import Capture, Rejection
from etl.decode import decode, is_binary
from etl.normalize import is_ended, lines_of_text, repair, words_of
from etl.page.selected import believed
from etl.tree import MAX_DEPTH, is_too_deep, parse

if TYPE_CHECKING:
    from crawler.outlet import Outlet

MAX_HTML_CHARS = 10 << 20
MAX_TEXT_CHARS = 5 << 20
# Three times the mean of real pages, which have their text all the same.
LARGE_CHARS = 1_000_000
MIN_PAGE_WORDS = 20
# What is said of a video is no report of what it shows.
MIN_VIDEO_WORDS = 80
MIN_CAPTIONS = 3
MIN_LINKS = 15
# What tells prose from lists of links: a whole sentence, or, in a script or a transcript without
# stops, a line longer than any link.
_SENTENCE_WORDS = 8
_LONG_WORDS = 40
# Counting words is dear: as many marks between spaces need no count.
_SURELY_ENOUGH = 3 * MIN_PAGE_WORDS
_COUNTED_CHARS = 5000


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, and the page text that its offsets count in: the lines, joined by newlines."""

    article: Article
    page_text: str


def extract(capture: Capture, outlet: Outlet | None) -> Article | Rejection:
    """Turn a capture into an article.

    Args:
        capture: with its payload.
        outlet: the outlet that published it, where one is declared.

    Returns:
        The article; or a rejection `empty`, `binary`, `too_large`, `too_deep`, `not_html`,
        `error_page`, `bot_wall`, `region_wall`, `consent_wall`, `login_wall`, `service_page`,
        `listing`, `gallery`, `video_page`, `no_article_text` or `large_without_text`.
    """
    found = read_article(capture, outlet)
    return found if isinstance(found, Rejection) else found.article


def read_article(capture: Capture, outlet: Outlet | None) -> Reading | Rejection:
    """Turn a capture into an article as `extract` does, and keep the page text."""
    if not capture.payload.strip():
        return _reject(capture, "empty", "no bytes")
    text = decode(capture)
    if is_binary(text):
        return _reject(capture, "binary", "control characters where text should be")
    if b"\0" in capture.payload:  # no other byte is read as that sign, and bytes are searched fast
        text = text.replace("\0", "")
    limit = MAX_HTML_CHARS if capture.kind == "html" else MAX_TEXT_CHARS
    if len(text) > limit:
        return _reject(capture, "too_large", f"{len(text)} characters, at most {limit}")
    page = _read(capture, text, outlet)
    if isinstance(page, Rejection):
        return page
    article = compose(capture, page, outlet)
    if told := _told(page, article, capture.kind, len(text)):
        return _reject(capture, *told)
    return Reading(article, "\n".join(page.lines))


def _read(capture: Capture, text: str, outlet: Outlet | None) -> PageText | Rejection:
    if capture.kind == "text":
        return PageText([repair(line) for line in lines_of_text(text)])
    tree = parse(text)
    if tree is None and is_too_deep(text):
        return _reject(capture, "too_deep", f"elements nested deeper than {MAX_DEPTH}")
    if tree is None:
        return _reject(capture, "not_html", "no element could be parsed")
    selectors = believed(outlet.selectors, capture.fetched_at) if outlet else ()
    page = page_text(tree, capture.url, selectors=selectors)
    if page.refused is not None:
        return _reject(capture, page.refused.reason, page.refused.detail)
    return page


def _lack(article: Article, kind: str) -> str | None:
    """Say what a text lacks to be an article: words, or, on a page, a single sentence."""
    least = MIN_PAGE_WORDS if kind == "html" else 1
    opening = article.body[:_COUNTED_CHARS]
    parts = opening.split(None, _SURELY_ENOUGH)
    if len(parts) < _SURELY_ENOUGH and (words := len(words_of(opening))) < least:
        return f"{words} words of article text, at least {least}"
    if kind == "html" and not any(map(_is_prose, article.body.split("\n\n"))):
        return "only short lines, no sentence among them"
    return None


def _told(page: PageText, article: Article, kind: str, page_chars: int) -> tuple[str, str] | None:
    """Say what a page without a text is, as far as it shows: the reason, and the detail."""
    lack = _lack(article, kind)
    is_video = page.markup.called_video and not page.markup.described.is_article
    if lack is None and is_video and len(words_of(article.body)) < MIN_VIDEO_WORDS:
        return "video_page", f"a video, with fewer than {MIN_VIDEO_WORDS} words about it"
    if lack is None:
        return None
    captions = sum(each.kind == "caption" for each in article.furniture)
    if captions >= MIN_CAPTIONS:
        return "gallery", f"{captions} captions, and {lack}"
    if is_video:
        return "video_page", f"a video, and {lack}"
    if page.links >= MIN_LINKS:
        return "listing", f"{page.links} links to other pages, and {lack}"
    large = "large_without_text", f"{lack}, in a page of {page_chars} characters"
    return large if page_chars >= LARGE_CHARS else ("no_article_text", lack)


def _is_prose(line: str) -> bool:
    words = len(words_of(line))
    return words >= (_SENTENCE_WORDS if is_ended(line) else _LONG_WORDS)


def _reject(capture: Capture, reason: str, detail: str) -> Rejection:
    seen = replace(capture, payload=b"")
    return Rejection(
        capture.file_id, capture.position, "extract", reason, detail, capture.url, seen
    )
