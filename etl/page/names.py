"""What an element's tag, class and id say of it: the kind of furniture that it holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_MAX_CHARS = 300
TAGS = {"aside": "related", "form": "promotion", "figure": "caption", "figcaption": "caption"}
# What these are named says what the page or the article is about, not what they are.
_WHOLE = frozenset({"html", "body", "main", "article"})
_BESIDE = frozenset({"comments", "consent", "promotion"})
# Whole words of class names and ids; English even where the outlet is not.
_WORDS = {
    "comments": r"comments?|forum|disqus(?:-thread)?|comment-?list|respond|replies",
    "consent": r"cookies?|consent|gdpr|ccpa|onetrust|ot-(?:sdk|main)-\w+|didomi|usercentrics"
    r"|cookiebot|cmp(?:box)?",
    "related": r"related|recommend(?:ed|ations?)?|read-?(?:more|next|also)|see-?also"
    r"|more-?(?:from|on|stories|news|articles)|most-?(?:read|popular|viewed)|popular|trending|teasers?|sidebar"
    r"|up-?next|outbrain|taboola|(?:jp-)?relatedposts|also",
    "promotion": r"promos?|newsletters?|subscri(?:be|ption)|sign-?up|advert\w*|sponsor\w*|banner"
    r"|popup|modal|paywall-?(?:message|banner|prompt)",
    "share": r"shar(?:e|ing)|sharedaddy|social|menu|footer|toolbar",
    "author": r"by-?lines?|authors?(?:-\w+)?|(?:author-)?bio(?:graphy)?|writer",
    "meta": r"date|time-?stamp|(?:article|post|entry|pub)-?(?:date|time|meta|info)|published"
    r"|posted-on|updated|meta|reading-?time",
    "tags": r"tags|tag-?(?:list|cloud|links?)|cat-links|post-categories|keywords|topics"
    r"|breadcrumbs?",
    "box": r"fact-?box|info-?box|fact(?!-?check)",
    "caption": r"captions?|photo-?credit|image-?credit|wp-caption(?:-text)?|image|photo|picture"
    r"|gallery|slideshow",
}
# What a style sheet hides is named by a whole class: "overflow-hidden" hides nothing.
_HIDDEN = (
    r"(?:^|\s)(?:hidden|hide|is-hidden|d-none|display-none|visually-?hidden|sr-?only"
    r"|screen-?reader(?:-text|-only)?)(?=$|\s)"
)
_PATTERN = re.compile(
    "|".join(
        [
            rf"(?P<hidden>{_HIDDEN})",
            *(
                rf"(?P<{kind}>(?:^|[\s_-])(?:{words})(?:$|[\s_-]))"
                for kind, words in _WORDS.items()
            ),
        ]
    )
)
# What an element has around it, or what its page is filed under, is not what it is:
# "has-sidebar", "article-with-image", "comments-open", "share-none", "category-social".
_OF_OTHERS = re.compile(
    r"(?<![^\s_-])(?:has|no|with|without)[_-]\S*|(?<!\S)(?!d-|display-)\S+-(?:none|open|enabled"
    r"|disabled|off)(?!\S)|(?<!\S)(?:category|tag)-(?!lists?(?!\w)|cloud|links?(?!\w))\S*"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def kind_of_element(element: Any) -> str | None:
    """Name the kind of furniture that an element is by its names; None when they say nothing.

    >>> from lxml.html import fragment_fromstring
    >>> kind_of_element(fragment_fromstring('<div class="article-relatedLinks">x</div>'))
    'related'
    >>> kind_of_element(fragment_fromstring('<div class="commentary">x</div>')) is None
    True
    """
    if element.tag in _WHOLE:
        return None
    by_tag = TAGS.get(element.tag)
    if by_tag is not None and element.tag != "aside":
        return by_tag
    get = element.get
    style = get("style")
    if style and _UNSEEN.search(style[:_MAX_CHARS]):
        return "hidden"
    names = get("class") or ""
    if mark := get("id"):
        names = f"{names} {mark}"
    named = _kind_of_names(names[:_MAX_CHARS]) if names else None
    # Beside the article stands what its names say, or else other articles.
    return named if by_tag is None or named in _BESIDE else by_tag


@lru_cache(maxsize=8192)
def _kind_of_names(names: str) -> str | None:
    own = _HUMP.sub("-", _OF_OTHERS.sub(" ", names)).lower()
    found = _PATTERN.search(own)
    return found.lastgroup if found else None
