"""Galleries: captions are captions, and a page of nothing else is no article."""

from __future__ import annotations

import pytest

from .skins import HEADLINE, PROSE, Skin, article_of, body_of, document, filled, rejection_of

SEEN = [
    "A deckhand ties the ferry to its pier",
    "Bread for the islands is loaded",
    "Crews stand in rain",
    "The barge leaves at dawn",
    "An empty ticket office",
    "Pupils wait for a boat that never came",
]
CAPTIONS = [f"{text} on Tuesday, March {n}, 2026." for n, text in enumerate(SEEN, 1)]
SLIDES = {
    "figures": "<figure><img src='{n}.jpg'><figcaption>{text} (AP Photo/Jane Roe)</figcaption>"
    "</figure>",
    "named": "<div class='item'><div class='image'><img src='{n}.jpg'></div><div class='caption'>"
    "<p>{text}</p></div><div class='credit'>Jane Roe/Harbor Post</div></div>",
    "counted": "<div class='c'><img src='{n}.jpg'><div>Photo {n}/6</div><div>{text}</div></div>",
    "sections": "<section><h2>{n} of 6</h2><img src='{n}.jpg'><p>{text}</p></section>",
    "credited": "<p><img src='{n}.jpg'></p><p>{text} (AP Photo/Jane Roe)</p>",
}


def gallery(form: str) -> str:
    return "".join(SLIDES[form].format(n=n, text=text) for n, text in enumerate(CAPTIONS, 1))


@pytest.mark.parametrize("form", SLIDES)
def test_a_gallery_in_an_article_is_no_part_of_its_text(skin: Skin, form: str) -> None:
    page = skin([*PROSE[:5], f"<div class='x1'>{gallery(form)}</div>", *PROSE[5:]])
    assert body_of(page) == list(PROSE)
    kept = {each.kind for each in article_of(page).furniture for text in SEEN if text in each.text}
    assert kept == {"caption"}


@pytest.mark.parametrize("form", ["figures", "named", "credited"])
def test_a_page_of_captions_is_a_gallery(skin: Skin, form: str) -> None:
    assert rejection_of(skin([f"<div>{gallery(form)}</div>"])).reason == "gallery"


def test_an_article_told_slide_by_slide_is_an_article() -> None:
    slides = "".join(
        f"<div><h2>Pier {n}</h2><img src='{n}.jpg'><div>{n}/6</div>{filled(PROSE[n : n + 3])}</div>"
        for n in range(6)
    )
    body = body_of(document(f"<main><h1>{HEADLINE}</h1>{slides}</main>"))
    assert set(PROSE[:8]) <= set(body)
    assert "3/6" not in body
