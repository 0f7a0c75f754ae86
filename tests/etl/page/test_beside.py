"""What stands beside the article's text: kept as furniture, and read for credits where it may."""

from __future__ import annotations

import pytest

from .skins import HEADLINE, PROSE, article_of, body_of, document, filled, kinds_of

NOTICE = (
    "Copyright 2026 The Associated Press. All rights reserved. This material may not be published,"
    " broadcast, rewritten or redistributed without permission."
)
TEXT = f"<div class='text'>{filled(PROSE)}</div>"
PICTURE = "<figure><figcaption>A ferry rests at its pier. (AP Photo/Jane Roe)</figcaption></figure>"


def page(above: str = "", below: str = "", apart: str = "") -> str:
    return document(
        f"<main><article><h1>{HEADLINE}</h1>{above}{TEXT}{below}</article>{apart}</main>"
    )


def test_the_caption_of_the_picture_above_the_text_is_kept() -> None:
    found = page(above=f"<div class='top'>{PICTURE}</div>")
    assert body_of(found) == list(PROSE)
    assert kinds_of(found, "rests at its pier") == {"caption"}


def test_the_picture_of_another_article_below_is_not_kept() -> None:
    assert not kinds_of(page(apart=f"<div class='more'>{PICTURE}</div>"), "rests at its pier")


@pytest.mark.parametrize(
    "below",
    [
        f"<div class='end'><p>{NOTICE}</p></div>",
        f"<div class='copyright'><p>{NOTICE}</p></div>",
        f"<footer><p>{NOTICE}</p></footer>",
        f"<div class='tools'><a href='/print'>Print this article on paper</a></div><p>{NOTICE}</p>",
    ],
)
def test_a_notice_below_the_text_credits_the_agency_that_it_names(below: str) -> None:
    found = page(below=below)
    assert body_of(found) == list(PROSE)
    assert kinds_of(found, "without permission") == {"notice"}
    assert article_of(found).verdict.agency == "AP"


def test_a_notice_below_another_heading_is_not_the_articles() -> None:
    notice = "<p>© 2026 The Associated Press. All rights reserved.</p>"
    other = f"<section><h2>Mill to close in April</h2>{notice}</section>"
    assert article_of(page(apart=other)).verdict.agency is None


def test_the_footer_of_the_page_credits_nobody() -> None:
    assert article_of(page(apart=f"<footer><p>{NOTICE}</p></footer>")).verdict.agency is None


def test_what_is_said_of_the_author_is_kept() -> None:
    about = "<div class='author-bio'><p>Ada Quill has covered the pier since 1994.</p></div>"
    assert kinds_of(page(apart=about), "since 1994") == {"author"}
