"""What an element's tag, names and role say of it: the kind of furniture that it holds."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from etl.page.blocks import HEADINGS
from etl.page.words import kind_of_names

_MAX_CHARS = 300
TAGS = {
    "aside": "related",
    "form": "promotion",
    "figure": "caption",
    "figcaption": "caption",
    "amp-consent": "consent",
    "amp-user-notification": "consent",
    "amp-sidebar": "navigation",
    "amp-ad": "promotion",
    "amp-embed": "promotion",
}
_ROLES = {
    "dialog": "promotion",
    "alertdialog": "consent",
    "navigation": "navigation",
    "contentinfo": "navigation",
    "search": "navigation",
    "complementary": "related",
    "main": None,
    "article": None,
}
# What these are named says what the page or the article is about, not what they are.
_WHOLE = frozenset({"html", "body", "main", "article"})
_BESIDE = frozenset({"comments", "consent", "promotion"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# Dates, tags, share bars and captions are no paragraphs; where these names hold some, they lie.
_WITHOUT_PROSE = frozenset({"meta", "tags", "share", "caption"})
_LONG_CHARS = 80
_MAX_PARAGRAPHS = 50
_MAX_RUNS = 200
_MAX_OFFER_CHARS = 1500
# "To subscribe", "to log in", "to register" begin like this in the languages news is read in.
_OFFER = re.compile(
    r"subscri|sign in|log in|login|regist|\babo\b|abonn|anmeld|suscri|assin|abbona|prenumer|tilaa"
    r"|předplat|předplac|subskry|előfizet|подпис|передплат|συνδρομ|abone|会員|購読|订阅|訂閱|구독"
)


def kind_of_element(element: Any) -> str | None:
    """Name the kind of furniture that an element is by its names; None when they say nothing.

    >>> from lxml.html import fragment_fromstring
    >>> kind_of_element(fragment_fromstring('<div class="article-relatedLinks">x</div>'))
    'related'
    >>> kind_of_element(fragment_fromstring('<div class="commentary no-sidebar">x</div>')) is None
    True
    """
    tag, get = element.tag, element.get
    if tag in _WHOLE:
        return None
    by_tag = TAGS.get(tag)
    if tag == "form" and _holds_article(element):
        by_tag = None
    if by_tag is not None and tag != "aside":
        return by_tag
    role = get("role")
    if role is not None and role in _ROLES:
        return _ROLES[role]
    if get("itemprop") == "comment":
        return "comments"
    style = get("style")
    if style and _UNSEEN.search(style[:_MAX_CHARS]):
        return "hidden"
    names = get("class") or ""
    if mark := get("id"):
        names = f"{names} {mark}"
    named = _believed(element, kind_of_names(names[:_MAX_CHARS])) if names else None
    # Beside the article stands what its names say, or else other articles.
    return named if by_tag is None or named in _BESIDE else by_tag


def _believed(element: Any, kind: str | None) -> str | None:
    """What the names say, if what the element holds does not say otherwise."""
    if kind == "teaser":
        return "related" if _leads_elsewhere(element) else None
    if kind == "paywall":
        return "promotion" if _offers(element) else None
    return None if kind in _WITHOUT_PROSE and _holds_prose(element) else kind


def _holds_article(form: Any) -> bool:
    """Whether a form is one around the whole page, as ASP.NET makes it."""
    return next(form.iter("h1", "article", "main"), None) is not None


def _leads_elsewhere(element: Any) -> bool:
    """Whether a title in it is a link, or a fourth of its text, or all of it."""
    linked = 0
    for link in element.iter("a"):
        if any(each.tag in HEADINGS for each in (*link, link.getparent())):
            return True
        linked += sum(map(len, link.itertext()))
    if linked * 4 > sum(map(len, element.itertext())):
        return True
    return next(element.iterancestors("a"), None) is not None


def _offers(element: Any) -> bool:
    text = "".join(islice(element.itertext(), _MAX_RUNS))
    return len(text) <= _MAX_OFFER_CHARS and _OFFER.search(text.casefold()) is not None


def _holds_prose(element: Any) -> bool:
    paragraphs = islice(element.iter("p"), _MAX_PARAGRAPHS)
    return sum(len("".join(each.itertext())) > _LONG_CHARS for each in paragraphs) > 1
