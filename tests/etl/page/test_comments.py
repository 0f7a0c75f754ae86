"""Readers' comments: never a part of the body, kept as furniture."""

from __future__ import annotations

import pytest

from .skins import PROSE, Skin, body_of, kinds_of

SAID = [
    f"{text} I wrote so to the paper in the year {1990 + n}, and nobody ever answered."
    for n in range(4)
    for text in (
        "I have lived on the island for forty years and never seen a crew treated so badly.",
        "The board should have hired the deckhands in the spring, when everybody asked for it.",
        "Who will pay for the bread now? Not me, and not my neighbors on the north side.",
        "Good for the crews, they work more than anybody else in this whole town of ours.",
        "You did not live here when the ferry was off for a month without a line about it.",
    )
]


def listed(opening: str, item: str, closing: str) -> str:
    return opening + "".join(item.format(n=n, text=text) for n, text in enumerate(SAID)) + closing


FORMS = {
    "wordpress": listed(
        "<div id='comments' class='comments-area'><h2>20 thoughts on “Harbor ferry stops”</h2><ol>",
        "<li class='comment'><article><p>Reader {n} says:</p><p>{text}</p><a>Reply</a></article>",
        "</ol></div>",
    ),
    "hashed": listed(
        "<div class='css-cm'><div class='css-h'>20 Comments</div>",
        "<div class='css-i'><div>reader{n}</div><div>{n} days ago</div><div>{text}</div></div>",
        "</div>",
    ),
    "replies": listed(
        "<section>", "<div><b>reader{n}</b><p>{text}</p><a href='#'>Reply</a></div>", "</section>"
    ),
    "kommentare": listed("<div id='kommentare'>", "<div><p>{text}</p></div>", "</div>"),
    "commentaires": listed(
        "<section><h3>Vos commentaires (20)</h3>",
        "<div class='x'><p>{text}</p></div>",
        "</section>",
    ),
    "schema": listed(
        "<div>",
        "<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><p>{text}</p></div>",
        "</div>",
    ),
    "table": listed(
        "<div><h3>Comments</h3><table>", "<tr><td>{n}</td><td>{text}</td>", "</table></div>"
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_comments_below_the_text_are_cut_and_kept(skin: Skin, form: str) -> None:
    page = skin([*PROSE[:6], FORMS[form]])
    assert body_of(page) == list(PROSE[:6])
    assert kinds_of(page, "in the year 1991") == {"comments"}


@pytest.mark.parametrize("form", FORMS)
def test_comments_apart_from_the_article_are_cut_and_kept(skin: Skin, form: str) -> None:
    page = skin(PROSE[:6]).replace("</body>", f"{FORMS[form]}</body>")
    assert body_of(page) == list(PROSE[:6])
    assert kinds_of(page, "in the year 1991") == {"comments"}
