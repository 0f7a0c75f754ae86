"""Invented pages as content management systems make them, and what extraction makes of them.

A test with the argument `skin` runs on each system. A skin takes pieces: paragraphs as plain text,
anything else as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from etl.article import Article
from etl.capture import Capture, Rejection
from etl.extract import extract

HEADLINE = "Harbor ferry stops as crews walk out"
PROSE = (
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
    "“We have waited long enough for a chair to sit on,” a stoker of the oldest boat said.",
    "Under the last contract no crew was to sail more than nine hours, but few logs show a break.",
    "The board has hired a barge that brings bread and medicine to the islands twice a week.",
    "Fishermen offered to take passengers across, but the coast guard forbade it at once.",
    "The school on the larger island closed, since four of its six teachers live elsewhere.",
    "Talks broke down on Friday when the clerks asked for the raise that deckhands will have.",
    "The next talks are planned for October, when the contract of the ticket clerks runs out.",
)
URL = "https://post.example/2026/03/05/harbor-ferry-stops"
NAV = "<nav><ul><li><a href='/news'>News</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
FOOTER = "<footer><p>© 2026 Harbor Post. All rights reserved.</p></footer>"

Skin = Callable[[Sequence[str]], str]


def paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def filled(pieces: Sequence[str], wrap: Callable[[str], str] = paragraph) -> str:
    return "".join(piece if piece.startswith("<") else wrap(piece) for piece in pieces)


def teasers(count: int = 6) -> str:
    return "".join(
        f"<li class='teaser'><a href='/s{n}'><h3>Town council votes on the new bridge {n}</h3></a>"
        f"<p>Members spoke for three hours before the vote on bridge number {n}.</p></li>"
        for n in range(count)
    )


def jsonld(**values: object) -> str:
    node = {"@type": "NewsArticle", "headline": HEADLINE, **values}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def document(
    body: str, head: str = "", title: str = HEADLINE, kind: str = "article", lang: str = "en"
) -> str:
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta property='og:title' content='{title}'>"
        f"<meta property='og:type' content='{kind}'>{head}</head><body>{body}</body></html>"
    )


def plain(pieces: Sequence[str]) -> str:
    return document(
        f"<header>{NAV}</header><main><h1>{HEADLINE}</h1><div class='text'>{filled(pieces)}</div>"
        f"</main><aside class='sidebar'><ul>{teasers()}</ul></aside>{FOOTER}"
    )


def wordpress(pieces: Sequence[str]) -> str:
    return document(
        f"""<div id="page" class="site"><header class="site-header">{NAV}</header><div
        id="primary" class="content-area has-sidebar"><main id="main" class="site-main"><div
        id="post-123" class="post-123 post type-post status-publish format-gallery hentry
        category-social tag-related"><header class="entry-header"><h1 class="entry-title">{HEADLINE}
        </h1><div class="entry-meta"><span class="byline">by <a href="/author/ada-quill">Ada Quill
        </a></span></div></header><div class="entry-content">{filled(pieces)}<div
        class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a>
        </li></ul></div></div></div></main></div><div id="secondary" class="widget-area"><h2>Recent
        Posts</h2><ul>{teasers()}</ul></div>{FOOTER}</div>""",
        jsonld(),
    )


def arc(pieces: Sequence[str]) -> str:
    text = filled(pieces, lambda text: f'<p class="c-paragraph">{text}</p>')
    return document(
        f"""<div id="fusion-app"><section class="b-right-rail"><h1 class="b-headline">{HEADLINE}
        </h1><span class="b-byline">By <a href="/author/x">Ada Quill</a></span><main
        class="b-right-rail__main"><article class="b-article-body">{text}</article></main><aside
        class="c-stack b-right-rail__right-rail"><ul>{teasers()}</ul></aside></section>{FOOTER}
        </div>""",
        jsonld(),
    )


def drupal(pieces: Sequence[str]) -> str:
    text = filled(
        pieces,
        lambda text: (
            f'<div class="paragraph paragraph--type--text"><div class="field '
            f'field--name-field-text field--label-hidden field__item"><p>{text}</p></div></div>'
        ),
    )
    return document(
        f"""<div class="layout-container"><header role="banner">{NAV}</header><div role="main"><div
        class="region region-content"><h1 class="page-title">{HEADLINE}</h1><div class="node
        node--type-article node--promoted"><div class="node__meta">By Ada Quill, 5 March 2026</div>
        <div class="node__content">{text}</div></div></div><div class="layout-sidebar-second"><ul>
        {teasers()}</ul></div></div>{FOOTER}</div>"""
    )


def blox(pieces: Sequence[str]) -> str:
    text = filled(pieces, lambda text: f'<div class="subscriber-preview"><p>{text}</p></div>')
    return document(
        f"""<div id="site-container">{NAV}<section id="main-body-container"><article class="asset
        story has-image share-enabled"><header class="asset-header"><h1 class="headline"><span
        itemprop="headline">{HEADLINE}</span></h1><div class="meta"><ul class="list-inline"><li>
        <span class="tnt-byline">By Ada Quill</span></li><li class="hidden-print"><time
        datetime="2026-03-05T10:00:00-06:00">Mar 5, 2026</time></li></ul></div></header><div
        itemprop="articleBody" class="asset-content subscriber-premium">{text}</div></article><div
        class="tncms-region hidden-print"><h3>Trending now</h3><ul>{teasers()}</ul></div></section>
        {FOOTER}</div>""",
        jsonld(),
    )


def hashed(pieces: Sequence[str]) -> str:
    text = filled(pieces, lambda text: f'<div class="css-p0q"><p class="css-ppp">{text}</p></div>')
    return document(
        f"""<div id="__next"><div class="css-9ab"><a href="/n">News</a><a href="/s">Sport</a></div>
        <div class="css-77x"><h1 class="css-h1t">{HEADLINE}</h1><div class="css-bdy">{text}</div>
        </div><div class="css-rel"><ul>{teasers()}</ul></div></div>"""
    )


def amp(pieces: Sequence[str]) -> str:
    return document(
        f"""<amp-sidebar layout="nodisplay"><ul><li><a href="/news">News</a></li></ul></amp-sidebar>
        <article class="amp-wp-article"><header><h1 class="amp-wp-title">{HEADLINE}</h1></header>
        <amp-img src="a.jpg"></amp-img><div class="amp-wp-article-content">{filled(pieces)}</div>
        </article><amp-consent><p>We use cookies to show you advertisements that are relevant to
        you.</p></amp-consent>{FOOTER}""",
        jsonld(),
    )


def aem(pieces: Sequence[str]) -> str:
    text = filled(
        pieces, lambda text: f'<div class="text"><div class="cmp-text">{text}</div></div>'
    )
    return document(
        f"""<div class="root"><div class="cmp-container"><div class="cmp-title"><h1
        class="cmp-title__text">{HEADLINE}</h1></div>{text}</div></div>"""
    )


def aspnet(pieces: Sequence[str]) -> str:
    return document(
        f"""<form method="post" id="aspnetForm"><input type="hidden" name="__VIEWSTATE"><div
        class="topMenu">{NAV}</div><h1 id="ctl00_lblTitle">{HEADLINE}</h1><div id="ctl00_divBody">
        {filled(pieces)}</div><div class="rightCol"><ul>{teasers()}</ul></div>{FOOTER}</form>"""
    )


SKINS = {
    each.__name__: each for each in (plain, wordpress, arc, drupal, blox, hashed, amp, aem, aspnet)
}


def run(page: str, url: str = URL) -> Article | Rejection:
    return extract(Capture(1, 0, None, url, "html", page.encode(), ""), None)


def article_of(page: str, url: str = URL) -> Article:
    found = run(page, url)
    assert isinstance(found, Article), found
    return found


def body_of(page: str, url: str = URL) -> list[str]:
    return [line.removeprefix("- ") for line in article_of(page, url).body.split("\n\n")]


def kinds_of(page: str, text: str, url: str = URL) -> set[str]:
    """The kinds of the furniture in whose lines a text stands."""
    return {each.kind for each in article_of(page, url).furniture if text in each.text}


def rejection_of(page: str, url: str = URL) -> Rejection:
    found = run(page, url)
    assert isinstance(found, Rejection), found.body
    return found
