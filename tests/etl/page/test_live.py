"""Live-blogs: all posts in the order of the page, their times and bylines as furniture."""

from __future__ import annotations

import pytest

from .skins import FOOTER, NAV, PROSE, article_of, body_of, document, jsonld, kinds_of

HEADLINE = "Harbor ferry strike: what happens today"
SUMMARY = "Crews of the harbor ferry walked out on Tuesday, and the islands are cut off."
URL = "https://post.example/harbor/live/ferry-strike"
POSTS = [
    (f"{9 - n}:{10 + n * 3} a.m.", title, PROSE[2 * n : 2 * n + 2])
    for n, title in enumerate(
        (
            "Ferry crews walk out",
            "A wedding in a barn",
            "Bread by barge",
            "No rafts",
            "Talks break down",
        )
    )
]
EXPECTED = [SUMMARY, *(line for _, title, text in POSTS for line in (title, *text))]

PARTS = {
    "articles": """<article id='p{n}'><header><time>{time}</time><h2>{title}</h2><div
        class='byline'>By <a href='/author/j'>Jane Roe</a></div></header>{text}<div
        class='share-bar'><a href='#'>Share</a> <a href='#'>Copy link</a></div></article>""",
    "anchored titles": """<li><div class='entry-time'>{time}</div><h2><a href='#p{n}'>{title}</a>
        </h2>{text}<div class='author'>Jane Roe, Harbor Post</div></li>""",
    "titles linked to the page": """<div class='card'><a href='/harbor/live/ferry-strike?post={n}'>
        <h2>{title}</h2></a><p>{time}</p>{text}</div>""",
    "bare lines": "<p><strong>{time}</strong></p><p><strong>{title}</strong></p>{text}<hr>",
    "boxes": "<div class='css-x{n}'><span>{time}</span><h3>{title}</h3><div>{text}</div></div>",
}
LIVE = jsonld(**{"@type": "LiveBlogPosting", "headline": HEADLINE})


def page(form: str, head: str = "") -> str:
    posts = "".join(
        PARTS[form].format(n=n, time=time, title=title, text="".join(f"<p>{t}</p>" for t in text))
        for n, (time, title, text) in enumerate(POSTS)
    )
    return document(
        f"<div>{NAV}<main><h1>{HEADLINE}</h1><p>{SUMMARY}</p><div class='live'>{posts}</div></main>"
        f"{FOOTER}</div>",
        head,
        title=HEADLINE,
    )


@pytest.mark.parametrize("head", ["", LIVE], ids=["unmarked", "marked"])
@pytest.mark.parametrize("form", PARTS)
def test_the_posts_are_the_body_in_the_order_of_the_page(form: str, head: str) -> None:
    found = page(form, head)
    assert body_of(found, URL) == EXPECTED
    assert kinds_of(found, "9:10 a.m.", URL) <= {"date_line", "meta"}
    assert article_of(found, URL).kind == "roundup"


def test_posts_that_are_articles_with_headings_of_their_own_are_not_other_articles() -> None:
    posts = "".join(
        f"<article><h1>{title}</h1>{''.join(f'<p>{t}</p>' for t in text)}</article>"
        for _, title, text in POSTS
    )
    found = document(f"<main><h1>{HEADLINE}</h1><p>{SUMMARY}</p>{posts}</main>", title=HEADLINE)
    assert [line for line in body_of(found) if line in PROSE] == list(PROSE)


def test_the_markup_of_a_live_blog_makes_it_a_roundup_without_a_word_of_it() -> None:
    text = "".join(f"<p>{each}</p>" for each in PROSE)
    found = document(f"<h1>{HEADLINE}</h1>{text}", LIVE, title=HEADLINE)
    assert article_of(found).kind == "roundup"


def test_a_single_time_of_day_is_a_line_of_the_article() -> None:
    text = "".join(f"<p>{each}</p>" for each in (*PROSE[:3], "14:32", *PROSE[3:]))
    assert "14:32" in body_of(document(f"<h1>{HEADLINE}</h1>{text}", title=HEADLINE))
