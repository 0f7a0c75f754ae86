"""Where the article is: the smallest element with its prose, below its headline."""

from __future__ import annotations

from .conftest import HEADLINE, OTHER, PROSE, paragraphs, read

H1 = f"<h1>{HEADLINE}</h1>"
LONG = PROSE * 2


def test_prose_beside_the_element_that_holds_the_article_is_not_the_article_s() -> None:
    own = f"<div>{H1}<div>{paragraphs(*LONG)}</div></div>"
    page = f"<article>{own}<div>{paragraphs(OTHER[0])}</div></article>"
    assert read(page).body == LONG
    assert OTHER[0] in read(page, without="region").body


def test_a_last_part_of_the_article_in_an_element_of_its_own_stays() -> None:
    page = f"<article>{H1}<div>{paragraphs(*PROSE)}</div><div>{paragraphs(*OTHER)}</div></article>"
    assert read(page).body == (*PROSE, *OTHER)


def test_prose_above_the_headline_is_of_something_else() -> None:
    page = f"<div><div>{paragraphs(*OTHER)}</div><div>{H1}{paragraphs(*LONG)}</div></div>"
    assert read(page).body == LONG
    assert OTHER[0] in read(page, without="headline_anchor").body


def test_prose_above_the_headline_that_is_most_of_the_page_is_the_article() -> None:
    page = f"<div><div>{paragraphs(*PROSE)}</div><div>{H1}{paragraphs(OTHER[0])}</div></div>"
    assert read(page).body[:5] == PROSE


def test_a_headline_that_stands_below_the_article_hides_nothing() -> None:
    page = f"<div><div>{paragraphs(*PROSE)}</div>{H1}</div>"
    assert read(page).body == PROSE


def test_paragraphs_that_nearly_all_bear_a_name_of_furniture_are_the_text() -> None:
    named = "".join(f"<p class='post-updated'>{text}</p>" for text in LONG)
    date = "<p class='post-date'>5 March 2026, in the morning</p>"
    assert read(f"<article>{H1}{date}<div>{named}</div></article>").body == LONG
