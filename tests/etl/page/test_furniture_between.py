"""Furniture between and below the paragraphs of an article: cut, and kept with its kind."""

from __future__ import annotations

import pytest

from .skins import HEADLINE, PROSE, Skin, article_of, body_of, document, filled, kinds_of, plain

BETWEEN = {
    "advertisement": ("<div><span>ADVERTISEMENT</span></div>", "ADVERTISEMENT", "share"),
    "below": ("<p><em>Story continues below</em></p>", "continues below", "share"),
    "more": (
        "<p><b>READ MORE: <a href='/x'>Council votes on bridge</a></b></p>",
        "Council votes",
        "related",
    ),
    "related link": ("<p><a href='/x'>Council votes on bridge</a></p>", "Council votes", "related"),
    "newsletter": (
        """<div class='newsletter-signup'><h3>Harbor letter</h3><p>The news of the harbor every
        morning, written by people who live there.</p><form><input></form></div>""",
        "written by people",
        "promotion",
    ),
    "tweet": (
        """<blockquote class='twitter-tweet'><p>The ferry is off again. Third time this year.</p>
        &mdash; Harbor Watch (@watch) <a href='https://t.example/1'>March 5</a></blockquote>""",
        "Third time this year",
        "embed",
    ),
    "post": (
        """<blockquote class='instagram-media'><p>View this post</p><p>A post shared by the crew
        with a picture of their boat.</p></blockquote>""",
        "shared by the crew",
        "embed",
    ),
    "video": (
        "<div class='video-player'><p>Watch how the crews walk off the boat.</p></div>",
        "walk off the boat",
        "caption",
    ),
    "pull quote": (
        "<div class='pullquote'><p>“We have waited long enough for a chair.”</p></div>",
        "long enough for a chair.”",
        "pull_quote",
    ),
    "points": (
        "<div class='key-points'><h3>Key points</h3><ul><li>The ferry has stopped.</li></ul></div>",
        "The ferry has stopped.",
        "box",
    ),
    "shares": (
        "<div class='share-bar'><a href='#'>Share</a><a href='#'>Tweet</a></div>",
        "Share",
        "share",
    ),
    "counter": ("<div>3 of 12</div>", "3 of 12", "share"),
    "credit": ("<div class='photo-credit'>Jane Roe/Post</div>", "Jane Roe/Post", "caption"),
}


@pytest.mark.parametrize("name", BETWEEN)
def test_furniture_between_paragraphs_is_cut_and_kept(skin: Skin, name: str) -> None:
    piece, text, kind = BETWEEN[name]
    page = skin([*PROSE[:5], piece, *PROSE[5:]])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, text) == {kind}


BELOW = {
    "tagline": ("<p>- AP</p>", "- AP", "tagline"),
    "notice": (
        """<p>Copyright 2026 The Associated Press. All rights reserved. This material may not be
        published, broadcast, rewritten or redistributed without permission.</p>""",
        "All rights reserved",
        "notice",
    ),
    "correction": (
        "<p><em>Correction: An earlier version gave the wrong number of crews.</em></p>",
        "wrong number",
        "correction",
    ),
    "named correction": (
        "<div class='correction'><p>It was built in 1961, not in 1916 as we wrote.</p></div>",
        "not in 1916",
        "correction",
    ),
    "author": (
        "<div class='author-bio'><p>Ada Quill has covered the pier since 1994.</p></div>",
        "since 1994",
        "author",
    ),
    "contributors": (
        "<p>Jane Roe in Oakton contributed to this report.</p>",
        "contributed to this",
        "contributor",
    ),
}


@pytest.mark.parametrize("name", BELOW)
def test_what_stands_below_the_text_is_cut_and_kept(skin: Skin, name: str) -> None:
    piece, text, kind = BELOW[name]
    page = skin([*PROSE, piece])
    assert body_of(page) == list(PROSE)
    assert kinds_of(page, text) == {kind}


def test_the_mark_of_an_agency_alone_below_the_text_credits_it(skin: Skin) -> None:
    assert article_of(skin([*PROSE, "<p>- AP</p>"])).verdict.agency == "AP"


def test_a_quotation_that_says_a_sentence_again_is_not_said_twice() -> None:
    again = "<blockquote><p>“We have waited long enough for a chair to sit on.”</p></blockquote>"
    long = f"“We have waited long enough for a chair to sit on.” {PROSE[3]}"
    page = plain([*PROSE[:3], again, long, *PROSE[4:]])
    assert body_of(page) == [*PROSE[:3], long, *PROSE[4:]]
    assert kinds_of(page, "“We have waited long enough for a chair to sit on.”") == {"pull_quote"}


def test_a_quoted_heading_stays() -> None:
    long = f"“We have waited long enough for a chair to sit on,” he said. {PROSE[4]}"
    page = plain([*PROSE[:3], "<h3>“We have waited long enough”</h3>", long, *PROSE[5:]])
    assert "“We have waited long enough”" in body_of(page)


def test_a_standfirst_that_is_cut_out_of_the_lead_is_not_said_twice() -> None:
    page = document(
        f"<main><h1>{HEADLINE}</h1><p class='dek'>{PROSE[0][:60]}…</p>"
        f"<div class='text'>{filled(PROSE)}</div></main>"
    )
    assert body_of(page) == list(PROSE)


def test_the_headline_again_is_no_part_of_the_text(skin: Skin) -> None:
    assert body_of(skin([f"<p><b>{HEADLINE}</b></p>", *PROSE])) == list(PROSE)


def test_a_note_on_a_link_for_readers_who_hear_is_no_part_of_the_text() -> None:
    linked = "The report<a href='/r'>, opens new tab</a> by the board was read on Tuesday evening."
    body = body_of(plain([*PROSE[:4], f"<p>{linked}</p>", *PROSE[4:]]))
    assert body[4] == "The report by the board was read on Tuesday evening."
