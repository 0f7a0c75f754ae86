"""What names of elements say, and what they only seem to say."""

from __future__ import annotations

import pytest
from lxml import html

from etl.page.names import kind_of_element

from .skins import PROSE, Skin, body_of, document, filled, kinds_of, plain


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("article-relatedLinks", "related"),
        ("jp-relatedposts", "related"),
        ("mas-leidas", "related"),
        ("lees-ook", "related"),
        ("newsletter__signup", "promotion"),
        ("js-adSlot ad-slot", "promotion"),
        ("c-socialShare", "share"),
        ("shareaholic-canvas", "share"),
        ("article__author-name", "author"),
        ("entry-meta", "meta"),
        ("Kommentare", "comments"),
        ("cmpbox", "consent"),
        ("wp-caption-text", "caption"),
        ("twitter-tweet", "embed"),
        ("pullquote", "pull_quote"),
        ("visually-hidden", "hidden"),
        ("region region-sidebar-first", "related"),
        ("dialog modal-dialog", "promotion"),
        ("site-footer", "navigation"),
        ("copyright", "notice"),
    ],
)
def test_a_name_says_what_an_element_holds(names: str, kind: str) -> None:
    assert kind_of_element(html.fragment_fromstring(f"<div class='{names}'>x</div>")) == kind


INNOCENT = [
    # states and what a thing has
    "no-sidebar", "withSidebar", "content-with-share", "has-comments", "hasCaption", "is-author",
    "comments-enabled", "share-enabled", "menu-open", "consent-given", "ad-free", "and-no-related",
    "is-published", "use-image-placeholders", "content-has-gallery",
    # styles
    "md:hidden", "group-hover:hidden", "hidden lg:block", "d-none d-md-flex", "overflow-hidden",
    "text-meta", "bg-banner", "border-footer", "hide-for-print", "w-1/2", "hidden-xs",
    # values of fields
    "category-social", "tag-gallery", "author-jane", "date-2026", "format-video",
    "post-123 post type-post status-publish category-cookies", "hentry photo",
    # what the thing behind is about
    "gallery-article", "photo-story", "sidebar-grid__content", "image-and-text", "fact-check",
    "subscription-content", "premium-content", "paywall-content",
    # parts of systems
    "cmp-text", "cmp-container", "rich-text js-article-text", "article__dateline",
]  # fmt: skip


@pytest.mark.parametrize("names", INNOCENT)
def test_a_name_that_tells_a_state_a_style_or_a_value_says_nothing(names: str) -> None:
    element = html.fragment_fromstring(f"<div class='{names}'>The ferry stopped.</div>")
    assert kind_of_element(element) is None


@pytest.mark.parametrize("names", INNOCENT)
def test_a_part_of_an_article_stays_whatever_its_harmless_names(names: str) -> None:
    part = f"<div class='{names}'>{filled(PROSE[4:7])}</div>"
    assert body_of(plain([*PROSE[:4], part, *PROSE[7:]])) == list(PROSE)


@pytest.mark.parametrize(
    "names",
    [
        "sidebar", "related", "promo", "main-menu-content", "newsletter", "teaser", "social",
        "article-footer", "modal-body", "banner", "hidden", "author-bio", "meta", "tags",
    ],
)  # fmt: skip
def test_an_article_stays_when_the_element_around_all_of_it_is_named_as_furniture(
    names: str,
) -> None:
    assert body_of(plain([f"<div class='{names}'>{filled(PROSE)}</div>"])) == list(PROSE)


@pytest.mark.parametrize("tag", ["aside", "form", "section", "details"])
def test_an_article_stays_in_whatever_element_it_stands(tag: str) -> None:
    assert body_of(plain([f"<{tag}>{filled(PROSE)}</{tag}>"])) == list(PROSE)


def test_an_article_that_is_shown_only_when_scripts_run_stays() -> None:
    assert body_of(plain([f"<div style='display:none'>{filled(PROSE)}</div>"])) == list(PROSE)


@pytest.mark.parametrize("names", ["meta", "social-content", "tags", "updated", "photo"])
def test_paragraphs_are_no_date_no_share_bar_no_tags_and_no_caption(names: str) -> None:
    part = f"<div class='{names}'>{filled(PROSE[4:7])}</div>"
    assert body_of(plain([*PROSE[:4], part, *PROSE[7:]])) == list(PROSE)


def test_a_teaser_that_leads_nowhere_is_the_articles_own_text() -> None:
    own = f"<div class='teaser-content'>{filled(PROSE[:3])}</div>"
    assert body_of(plain([own, *PROSE[3:]])) == list(PROSE)
    other = "<div class='teaser'><h3><a href='/x'>Mill to close</a></h3><p>It is too old.</p></div>"
    page = plain([*PROSE[:3], other, *PROSE[3:]])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, "It is too old.") == {"related"}


def test_an_offer_in_a_paywall_is_cut_and_the_text_behind_it_is_not() -> None:
    offer = (
        "<div class='paywall'><p>Sign in or choose an offer to read the harbor's news.</p></div>"
    )
    paid = f"<div class='paywall'>{filled(PROSE[4:])}</div>"
    page = plain([*PROSE[:4], offer, paid])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, "choose an offer") == {"promotion"}


def test_an_inline_caption_that_is_alone_in_its_paragraph_is_cut() -> None:
    alone = "<p><span class='image-caption'>The ferry at its pier on Tuesday</span></p>"
    page = plain([*PROSE[:2], alone, *PROSE[2:]])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, "at its pier") == {"caption"}


def test_related_articles_that_outweigh_the_article_are_cut() -> None:
    others = "".join(f"<p><a href='/{n}'>{n}</a> {text}</p>" for n, text in enumerate(PROSE))
    related = f"<section class='related-stories'><div>{others}</div></section>"
    own = f"<div>{filled([*PROSE[:3], *(text * 4 for text in PROSE[3:6])])}</div>"
    body = body_of(document(f"<main><h1>Ferry stops</h1><div>{own}{related}</div></main>"))
    assert len(body) == 6


def test_text_that_an_outlet_sends_encrypted_is_hidden() -> None:
    encrypted = "".join(
        f"<div class='subscriber-only encrypted-content'><p>k^Am {n} %96 92C3@C 7</p></div>"
        for n in range(30)
    )
    assert body_of(plain([*PROSE, encrypted])) == list(PROSE)


def test_every_system_gives_the_whole_text_and_nothing_else(skin: Skin) -> None:
    assert body_of(skin(PROSE)) == list(PROSE)
