"""Who and when, in lines without a telling name between headline and text."""

from __future__ import annotations

import pytest

from .conftest import HEADLINE, PROSE, paragraphs
from .skins import article_of

TEXT = f"<div class='x1'>{paragraphs(*PROSE)}</div>"


def page(between: str) -> str:
    return (
        f"<html lang='en'><head><title>{HEADLINE}</title></head><body>"
        f"<div><h1>{HEADLINE}</h1></div>{between}{TEXT}</body></html>"
    )


@pytest.mark.parametrize(
    "between",
    [
        "<p>By JANE ROE, Associated Press</p><p>5 March 2026, 10:30</p>",
        "<div><span>By Jane Roe, Associated Press</span><div>2026-03-05 10:30</div></div>",
        "<div>5 March 2026, 10:30 by Jane Roe, Associated Press</div>",
    ],
)
def test_bylines_and_dates_below_the_headline_are_read_whatever_they_stand_in(between: str) -> None:
    found = article_of(page(between))
    assert found.body.split("\n\n") == list(PROSE)
    assert found.byline.authors == ("Jane Roe",)
    assert found.verdict.agency == "AP"
    assert found.published is not None
    assert found.published.instant is not None
    assert found.published.instant.isoformat() == "2026-03-05T10:30:00+00:00"
    assert {"byline", "date_line"} & {each.kind for each in found.furniture}


def test_day_first_dates_beside_a_role_are_read() -> None:
    found = article_of(page("<span>12/09/2017 09:03 by admin</span>"))
    assert found.byline.authors == ()
    assert found.published is not None
    assert found.published.raw == "12/09/2017 09:03"


@pytest.mark.parametrize("between", ["<p>Home</p><p>News</p>", "<p>By land and by sea</p>"])
def test_other_short_lines_there_say_nothing(between: str) -> None:
    found = article_of(page(between), "https://post.example/a")
    assert (found.byline.authors, found.published) == ((), None)
    assert found.body.split("\n\n") == list(PROSE)


def test_a_name_with_a_button_behind_it_is_spelled_as_the_json_ld_does() -> None:
    node = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}}'
    script = f'<script type="application/ld+json">{node}</script>'
    html = page("<p>By Jane Roe Follow</p>").replace("</head>", f"{script}</head>")
    assert article_of(html).byline.authors == ("Jane Roe",)


def test_what_stands_inside_the_region_is_read_once() -> None:
    correction = "This story has been corrected to show the vote was 7-2, not 8-1."
    sign_off = "Associated Press writer Al Bo contributed to this report."
    lines = ("By JANE ROE, Associated Press", *PROSE[:2], correction, sign_off)
    found = article_of(
        f"<html lang='en'><head><title>{HEADLINE}</title></head><body>"
        f"<article><h1>{HEADLINE}</h1>{paragraphs(*lines)}</article></body></html>"
    )
    said = [*found.body.split("\n\n"), *(each.text for each in found.furniture)]
    assert [said.count(line) for line in lines] == [1] * len(lines)
    assert [mark.kind for mark in found.marks] == ["correction"]
    assert [credit.quote for credit in found.credits].count(sign_off) == 1
