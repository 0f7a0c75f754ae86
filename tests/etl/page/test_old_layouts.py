"""Texts without paragraphs, and pages laid out by tables, as pages were made and still are."""

from __future__ import annotations

import textwrap

import pytest

from .skins import HEADLINE, PROSE, body_of, document, rejection_of


def joined(wrap: str) -> str:
    return "".join(wrap.format(text) for text in PROSE)


TEXTS = {
    "two breaks": joined("{}<br><br>"),
    "a break": joined("{}<br>"),
    "breaks around a space": joined("{}<br>&nbsp;<br>"),
    "breaks in one paragraph": f"<p>{joined('{}<br/><br/>')}</p>",
    "breaks in a font": f"<font face='Arial' size='2'>{joined('{}<br><br>')}</font>",
    "unclosed paragraphs": joined("<p>{}"),
    "boxes": joined("<div>{}</div>"),
    "nested boxes": joined("<div class='q'><div><div>{}</div></div></div>"),
    "spans in boxes": joined("<div class='h8'><span class='i9'>{}</span></div>"),
    "spans set as blocks": joined("<span style='display:block;margin:0 0 1em'>{}</span>"),
    "spans side by side": joined("<span class='para'>{}</span>"),
    "paragraphs in spans": joined("<span><p>{}</p></span>"),
    "elements of its own": f"<x-story>{joined('<x-para>{}</x-para>')}</x-story>",
    "preformatted": "<pre>" + "\n\n".join(textwrap.fill(text, 70) for text in PROSE) + "</pre>",
    "list": f"<ul>{joined('<li><p>{}</p></li>')}</ul>",
    "definitions": f"<dl>{joined('<dd>{}</dd>')}</dl>",
    "quotation": f"<blockquote>{joined('<p>{}</p>')}</blockquote>",
    "headings": joined("<h4>{}</h4>"),
    "rows": f"<table>{joined('<tr><td>{}</td></tr>')}</table>",
    "table in a table": "<table><tr><td><table><tr><td>"
    + joined("<p>{}</p>")
    + "</td></tr></table></td></tr></table>",
    "half loose": "".join(
        f"{text}<br><br>" if n % 2 else f"<p>{text}</p>" for n, text in enumerate(PROSE)
    ),
    "loose behind an advertisement": f"<p>{PROSE[0]}</p><div>Advertisement</div>{PROSE[1]}"
    + "".join(f"<p>{text}</p>" for text in PROSE[2:]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_a_browser_breaks_it(name: str) -> None:
    page = document(
        f"<div class='wrap'><h1>{HEADLINE}</h1><div class='t'>{TEXTS[name]}</div></div>"
    )
    assert body_of(page) == list(PROSE)


def links(count: int) -> str:
    return "".join(f"<a href='/s{n}.asp'>Council votes on bridge {n}</a><br>" for n in range(count))


@pytest.mark.parametrize("name", ["two breaks", "breaks in a font", "unclosed paragraphs"])
def test_a_page_that_is_one_table_gives_its_article_only(name: str) -> None:
    page = f"""<html><head><title>Harbor Post: {HEADLINE}</title></head><body bgcolor="#ffffff">
    <table width="760"><tr><td colspan="3"><a href="/"><img src="logo.gif"></a></td></tr><tr><td
    width="120"><font size="1"><a href="/n.asp">News</a><br><a href="/s.asp">Sport</a></font></td>
    <td valign="top"><font size="4"><b>{HEADLINE}</b></font><br><font size="1">By Ada Quill<br>
    March 5, 2006</font><br><br>{TEXTS[name]}</td><td width="160"><font size="1"><b>Top stories</b>
    <br>{links(6)}</font></td></tr><tr><td colspan="3"><font size="1">Copyright 2006 Harbor Post.
    All rights reserved.</font></td></tr></table></body></html>"""
    assert body_of(page) == list(PROSE)


def test_a_table_of_figures_stays_a_table() -> None:
    rows = "".join(f"<tr><td>Pier {n}</td><td>{n * 7}</td></tr>" for n in range(3))
    text = f"{TEXTS['unclosed paragraphs']}<table>{rows}</table>"
    assert body_of(document(f"<h1>{HEADLINE}</h1><div>{text}</div>"))[-1] == "| Pier 2 | 14 |"


@pytest.mark.parametrize(
    "line", ["Ada Quill · 5 Mar 2026", "渡辺 2026年3月5日 21時37分", "05/03/2026"]
)
def test_a_date_between_headline_and_story_is_no_part_of_the_story(line: str) -> None:
    page = document(f"<div><div>{HEADLINE}</div><div>{line}</div>{TEXTS['boxes']}</div>")
    assert body_of(page) == list(PROSE)


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_text_that_no_browser_shows_is_none(tag: str) -> None:
    page = document(f"<h1>{HEADLINE}</h1><{tag}>{TEXTS['unclosed paragraphs']}</{tag}>")
    assert rejection_of(page).reason == "no_article_text"
