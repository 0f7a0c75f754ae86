"""Articles in several parts: all of them belong to the body, in their order."""

from __future__ import annotations

import pytest

from .skins import HEADLINE, PROSE, Skin, body_of, document, filled, teasers

AD = "<div class='ad-slot'><span>Advertisement</span></div>"
LETTER = (
    "<div class='newsletter'><h3>Harbor letter</h3><p>The news of the harbor every morning at six,"
    " picked for you by people who live there.</p></div>"
)
BOX = (
    "<div class='factbox'><h3>The ferry</h3><p>It was built in 1961 and carries 212 passengers.</p>"
    "</div>"
)


def page(inner: str) -> str:
    return document(
        f"<main><h1>{HEADLINE}</h1>{inner}</main><aside class='sidebar'>{teasers()}</aside>"
    )


@pytest.mark.parametrize("between", [AD, LETTER, BOX, AD + LETTER + BOX])
@pytest.mark.parametrize("cuts", [(5,), (3, 6), (9,), (1,), (1, 9)])
def test_parts_with_something_between_stay_together(between: str, cuts: tuple[int, ...]) -> None:
    bounds = zip((0, *cuts), (*cuts, len(PROSE)), strict=True)
    parts = [f"<div class='part-{i}'>{filled(PROSE[i:j])}</div>" for i, j in bounds]
    assert body_of(page(between.join(parts))) == list(PROSE)


def test_a_lead_in_a_container_of_its_own_comes_first() -> None:
    lead = f"<header><div class='intro'><p>{PROSE[0]}</p></div></header>"
    byline = "<div class='meta'><span>By Jane Roe</span></div>"
    assert body_of(page(f"{lead}{byline}<div class='b'>{filled(PROSE[1:])}</div>")) == list(PROSE)


@pytest.mark.parametrize(
    ("piece", "lines"),
    [
        ("<h2>What comes next</h2>", ["What comes next"]),
        ("<p><strong>What comes next</strong></p>", ["What comes next"]),
        (
            "<ul><li>The barge sails on Mondays.</li><li>The <a href='/'>board</a> pays.</li></ul>",
            ["The barge sails on Mondays.", "The board pays."],
        ),
        (
            "<ol><li><p>The barge sails on Mondays.</p></li><li><p>It is late.</p></li></ol>",
            ["The barge sails on Mondays.", "It is late."],
        ),
        (
            "<blockquote><p>“Not one of us wanted this,” he said.</p></blockquote>",
            ["“Not one of us wanted this,” he said."],
        ),
        (
            "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>12</td></tr></table>",
            ["| Day | Boats |", "|---|---|", "| Monday | 12 |"],
        ),
    ],
)
def test_what_stands_between_paragraphs_stays_where_it_is(
    skin: Skin, piece: str, lines: list[str]
) -> None:
    assert body_of(skin([*PROSE[:5], piece, *PROSE[5:]])) == [*PROSE[:5], *lines, *PROSE[5:]]
