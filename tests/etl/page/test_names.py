"""What class names and ids say, in the styles of the systems that news is published with."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from etl.page.names import kind_of_element

from .conftest import HEADLINE, OTHER, PROSE, paragraphs, read

NAMED = {
    "comments": "comments comment-list c-comments__list articleComments disqus-thread",
    "consent": "cookie-banner cookieConsent gdpr__notice onetrust-consent-sdk cmpbox",
    "related": "related related-articles relatedLinks c-related__list jp-relatedposts readMore"
    " most-read mostPopular recommended-stories right-sidebar ArticleSidebar trending-now up-next",
    "promotion": "promo-box newsletterSignup c-newsletter__form subscribe sign-up-form advert"
    " sponsoredContent popup paywall-message",
    "share": "share share-bar article__share shareButtons social-links sharedaddy",
    "author": "byline article-byline article__author authorBox author-bio",
    "meta": "post-date articleDate entry-meta c-article__meta time-stamp publishedAt posted-on",
    "tags": "tags tag-list tagList article__tags tag-cloud cat-links breadcrumbs",
    "box": "fact-box factbox article__infobox infoBox",
    "caption": "caption photoCaption wp-caption-text article__image image-credit gallery",
    "hidden": "hidden sr-only screen-reader-text visually-hidden d-none display-none",
}
# Names of articles and their parts, and what stands around or belongs to them.
UNNAMED = (
    "article-body articleBody c-article__body story-body storyContent entry-content post-content",
    "body-copy rich-text paragraph js-article content main-content live-update update-list",
    "commentary authority candidate mandate metal imagery photosynthesis vintage population",
    "topical fact-check fact-checks factory shared-content respondent overflow-hidden hidden-print",
    "has-sidebar no-sidebar no_sidebar page-with-sidebar article--with-image has-comments",
    "comments-open share-none without-share modal-open category-social category-photo tag-comments",
)


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for kind, names in NAMED.items() for name in names.split()]
)
def test_an_element_is_what_its_class_or_its_id_says(name: str, kind: str) -> None:
    assert kind_of(f'<div class="{name}">x</div>') == kind
    assert kind_of(f'<div class="x-{name}" id="y">x</div>') == (None if kind == "hidden" else kind)
    if kind != "hidden":
        assert kind_of(f'<div id="{name}">x</div>') == kind


@pytest.mark.parametrize("name", [name for names in UNNAMED for name in names.split()])
def test_a_name_of_an_article_or_of_what_is_around_it_says_nothing(name: str) -> None:
    assert kind_of(f'<div class="{name}">x</div>') is None


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("<aside>x</aside>", "related"),
        ("<form>x</form>", "promotion"),
        ("<figure>x</figure>", "caption"),
        ('<p style="display: none">x</p>', "hidden"),
        ('<p style="color:red;visibility:hidden">x</p>', "hidden"),
        ('<article class="related">x</article>', None),
        ('<main class="sidebar">x</main>', None),
        ('<p style="display:block">x</p>', None),
        ("<p>x</p>", None),
        ('<div class="article-body share-none">x</div>', None),
        ('<div class="article-body share-none related">x</div>', None),
    ],
)
def test_tag_and_style_say_what_an_element_is(element: str, kind: str | None) -> None:
    assert kind_of(element) == kind


def test_a_box_named_as_furniture_is_cut_out_of_the_article() -> None:
    box = f'<div class="related-box">{paragraphs(*OTHER[:1])}</div>'
    page = f"<div><h1>{HEADLINE}</h1>{paragraphs(*PROSE[:3])}{box}{paragraphs(*PROSE[3:])}</div>"
    found, without = read(page), read(page, without="names")
    assert (found.body, found.furniture[OTHER[0]]) == (PROSE, "related")
    assert without.furniture.get(OTHER[0]) != "related"


def test_comments_longer_than_the_article_are_not_the_article() -> None:
    comments = f'<div class="comments">{paragraphs(*OTHER * 3)}</div>'
    page = f"<div><h1>{HEADLINE}</h1><div>{paragraphs(*PROSE)}</div></div>{comments}"
    assert read(page).body == PROSE
    assert OTHER[0] in read(page, without="names").body


def test_an_article_in_an_element_named_as_furniture_stays_whole() -> None:
    inner = f'<div class="teaser">{paragraphs(*PROSE)}</div>'
    page = f'<div class="related"><h1>{HEADLINE}</h1>{inner}</div>'
    assert read(page).body == PROSE


def kind_of(element: str) -> str | None:
    return kind_of_element(fragment_fromstring(element))


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("<aside>", "related"),
        ('<aside class="sidebar">', "related"),
        ('<aside class="photo">', "related"),
        ('<aside class="newsletter">', "promotion"),
        ('<aside id="comments">', "comments"),
        ('<aside class="cookie">', "consent"),
        ('<form class="comments">', "promotion"),
        ('<figure class="promo">', "caption"),
        ('<div class="newsletter">', "promotion"),
        ('<main class="newsletter">', None),
    ],
)
def test_what_stands_beside_an_article_is_what_its_names_say(
    opening: str, kind: str | None
) -> None:
    assert kind_of_element(fragment_fromstring(opening)) == kind
