"""Furniture inside the region, and what of it belongs to the article all the same."""

from __future__ import annotations

import pytest

from .conftest import HEADLINE, OTHER, PROSE, paragraphs, read

LINK = '<a href="/bread">The bakery on the square will sell bread again</a>'
LINKED = "The bakery on the square will sell bread again"


def around(middle: str) -> str:
    above, below = paragraphs(*PROSE[:3]), paragraphs(*PROSE[3:])
    return f"<article><h1>{HEADLINE}</h1><div>{above}{middle}{below}</div></article>"


@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<p><b>{}</b></p>", "<h3>{}</h3>"])
def test_a_line_that_is_only_a_link_is_cut_as_related(wrap: str) -> None:
    page = around(wrap.format(LINK))
    found, without = read(page), read(page, without="link_lines")
    assert (found.body, found.furniture.get(LINKED)) == (PROSE, "related")
    assert LINKED in without.body


@pytest.mark.parametrize(
    "line",
    [
        f"{LINK}, said the man who built its oven, a former sailor of the ferry.",
        "The oven is from <a href='/1'>a small town</a> behind <a href='/2'>the mountains</a>.",
    ],
)
def test_a_line_with_links_in_its_running_text_stays(line: str) -> None:
    assert len(read(around(f"<p>{line}</p>")).body) == len(PROSE) + 1


def test_a_linked_cell_of_a_table_stays() -> None:
    rows = "".join(f"<tr><td>{LINK}</td><td>{number}</td></tr>" for number in range(3))
    assert LINKED in " ".join(read(around(f"<table>{rows}</table>")).body)


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("<div class='related-articles'>{}</div>", "related"),
        ("<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>", "caption"),
        ("<aside><p>{}</p></aside>", "related"),
        ("<div class='newsletter-box'><p>{}</p></div>", "promotion"),
        ("<div class='infoBox'><p>{}</p></div>", "box"),
    ],
)
def test_a_box_in_the_running_text_is_kept_apart_with_its_kind(box: str, kind: str) -> None:
    page = around(box.format(OTHER[0]))
    found, without = read(page), read(page, without="names")
    assert (found.body, found.furniture.get(OTHER[0])) == (PROSE, kind)
    assert without.furniture.get(OTHER[0]) != kind


def test_a_box_of_nearly_as_much_prose_as_the_article_is_cut_too() -> None:
    found = read(around(f"<div class='related-articles'>{paragraphs(*OTHER)}</div>"))
    assert found.body == PROSE
    assert {found.furniture.get(text) for text in OTHER} == {"related"}


def test_a_box_that_holds_most_of_the_article_is_the_article() -> None:
    inner = paragraphs(*PROSE[:4])
    page = (
        f"<article><h1>{HEADLINE}</h1><div class='promo'>{inner}</div><p>{PROSE[4]}</p></article>"
    )
    assert read(page).body == PROSE


def test_a_long_text_beside_a_picture_is_no_caption() -> None:
    page = around(f"<div class='image'><img src='a.jpg'>{paragraphs(*OTHER, *OTHER, *OTHER)}</div>")
    assert set(OTHER) <= set(read(page).body)


def test_what_stands_behind_a_box_that_is_cut_stays() -> None:
    page = around(f"<p><span class='hidden'>Zoom in.</span>{OTHER[0]}</p>")
    assert OTHER[0] in read(page).body


@pytest.mark.parametrize("at", [0, 1, 2])
def test_words_cut_out_of_a_line_are_kept_apart_and_the_line_stays_whole(at: int) -> None:
    parts = ["A fishing boat carries the mail,", "and the doctor sails with it, the board said."]
    parts.insert(at, "<span class='share'>Share this</span>")
    found = read(around(f"<p>{' '.join(parts)}</p>"))
    line = "A fishing boat carries the mail, and the doctor sails with it, the board said."
    assert [" ".join(text.split()) for text in found.body] == [*PROSE[:3], line, *PROSE[3:]]
    assert found.furniture == {"Share this": "share"} | dict.fromkeys(
        found.furniture.keys() & {HEADLINE}, "headline"
    )


def test_a_heading_that_is_a_link_leads_elsewhere() -> None:
    heading = "<h3><a href='/bakery'>Bakery on the square opens again</a></h3>"
    page = around(heading)
    assert read(page).body == PROSE
    assert read(page).furniture["Bakery on the square opens again"] == "related"
    assert "Bakery on the square opens again" in read(page, without="link_headings").body
