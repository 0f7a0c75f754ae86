"""The extractor: trafilatura, on a region of a page or on the whole of it."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

import lxml.html
from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from etl.page.strays import make_paragraphs

_SHELL = '<html><body><article itemprop="articleBody"></article></body></html>'

# The region was rid of furniture by its names before; the extractor goes by parts of words.
_NAMES = ("class", "id", "role", "style", "itemprop")


def cheap_lines(region: Any) -> list[str]:
    """Clean a region: one pass, told where the article is."""
    page = lxml.html.document_fromstring(_SHELL)
    copied = deepcopy(region)
    copied.tail = None
    etree.strip_attributes(copied, *_NAMES)
    make_paragraphs(copied)
    page[0][0].append(copied)
    return _lines(page, fast=True)


def thorough_lines(tree: Any) -> list[str]:
    """Find the article anywhere on a page, with all of trafilatura's fallbacks."""
    page = lxml.html.document_fromstring("<html></html>")
    page[:] = [deepcopy(child) for child in tree]
    return _lines(page, fast=False)


@cache
def _options(*, fast: bool) -> Extractor:
    return Extractor(output_format="python", fast=fast, comments=False, formatting=False)


def _lines(page: Any, *, fast: bool) -> list[str]:
    """None where elements are nested so deep that the extractor, which recurses, gives up."""
    try:
        document: Any = bare_extraction(page, options=_options(fast=fast))
    except RecursionError:
        return []
    text = (document.text or "") if document else ""
    return [line.strip() for line in text.split("\n") if line.strip()]
