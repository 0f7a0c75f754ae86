"""Boxes that only their headings tell apart from the article."""

from __future__ import annotations

import pytest

from .conftest import HEADLINE, paragraphs, read
from .skins import PROSE, Skin, body_of, kinds_of, plain

LINKS = "".join(f"<li><a href='/{n}'>Mill number {n} closes</a></li>" for n in range(3))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Related", "related"),
        ("Most read", "related"),
        ("Mehr zum Thema", "related"),
        ("Lo más leído", "related"),
        ("関連記事", "related"),
        ("Читайте также", "related"),
        ("Topics", "tags"),
        ("Share this article", "share"),
    ],
)
@pytest.mark.parametrize("tag", ["h3", "div", "strong"])
def test_a_box_of_links_below_its_heading_is_cut(heading: str, kind: str, tag: str) -> None:
    box = f"<div><{tag}>{heading}</{tag}><p>Council sits till midnight</p><ul>{LINKS}</ul></div>"
    page = plain([*PROSE[:5], box, *PROSE[5:]])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, "till midnight") == {kind}


def test_a_heading_among_paragraphs_takes_the_list_behind_it(skin: Skin) -> None:
    page = skin([*PROSE[:5], "<h3>Related</h3>", f"<ul>{LINKS}</ul>", *PROSE[5:]])
    assert body_of(page) == list(PROSE)


def test_a_section_of_the_article_below_such_a_heading_stays() -> None:
    section = f"<section><h2>More</h2><p>{PROSE[5]}</p><p>{PROSE[6]}</p></section>"
    body = body_of(plain([*PROSE[:5], section, *PROSE[7:]]))
    assert [line for line in body if line in PROSE] == list(PROSE)


def test_a_box_for_a_newsletter_below_its_heading_is_cut() -> None:
    box = "<div><h3>Newsletter</h3><p>Our island editor writes to you before breakfast.</p></div>"
    page = plain([*PROSE[:5], box, *PROSE[5:]])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, "before breakfast") == {"promotion"}


def test_a_box_about_the_author_below_its_heading_is_cut() -> None:
    box = "<div><h4>About the author</h4><p>Ada Quill has covered the pier since 1994.</p></div>"
    page = plain([*PROSE, box])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, "since 1994") == {"author"}


@pytest.mark.parametrize("label", ["Advertisement", "Share", "Newsletter", "Tags", "Related"])
def test_a_label_between_paragraphs_takes_none_of_them(skin: Skin, label: str) -> None:
    page = skin([*PROSE[:5], f"<div class='x'><span>{label}</span></div>", *PROSE[5:]])
    assert [line for line in body_of(page) if line in PROSE] == list(PROSE)


def test_the_lines_behind_a_heading_about_the_author_are_cut(skin: Skin) -> None:
    about = "<h4>About the author</h4><p>Ada Quill has covered the pier since 1994.</p>"
    assert body_of(skin([*PROSE, about])) == list(PROSE)


def test_a_box_below_a_telling_heading_is_cut_by_that_alone() -> None:
    box = f"<div><h3>Related</h3><p>Council sits till midnight</p><ul>{LINKS}</ul></div>"
    page = f"<div><h1>{HEADLINE}</h1>{paragraphs(*PROSE[:3])}{box}{paragraphs(*PROSE[3:6])}</div>"
    found, without = read(page), read(page, without="headed")
    assert found.body == PROSE[:6]
    assert found.furniture["Council sits till midnight"] == "related"
    assert "Council sits till midnight" in without.body
