"""What stands between the headline and the story."""

from __future__ import annotations

import pytest

from .conftest import HEADLINE, OTHER, PROSE, paragraphs, read

STANDFIRST = "The board wants to talk, the crews want chairs, and the island wants its mail."
LONG = PROSE * 2


def page(standfirst: str) -> str:
    header = f"<header><h1>{HEADLINE}</h1>{standfirst}</header>"
    return f"<div>{header}<div>{paragraphs(*LONG)}</div></div>"


@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<div class='summary'>{}</div>"])
def test_a_sentence_between_headline_and_story_opens_the_body(wrap: str) -> None:
    text = page(wrap.format(STANDFIRST))
    assert read(text).body == (STANDFIRST, *LONG)
    assert read(text, without="standfirst").body == LONG


def test_a_standfirst_without_a_stop_is_known_by_the_page_s_description() -> None:
    text = "Board wants to talk, crews want chairs, island wants its mail"
    head = f'<meta name="description" content="{text}">'
    named = page(f'<div class="article-teaser">{text}</div>')
    assert read(named, head=head).body == (text, *LONG)
    assert read(named, head=head, without="standfirst").body == LONG
    assert read(named).body == LONG


@pytest.mark.parametrize(
    "line",
    [
        f"<p><a href='/bread'>{OTHER[0]}</a></p>",
        "<p>Harbor Post newsroom, on the pier of the old town</p>",
        "<p>Sign up here to read what our reporters on the pier see every day.</p>",
        f"<div class='related-box'><p>{OTHER[0]}</p></div>",
        f"<figure><img src='a.jpg'><figcaption>{OTHER[0]}</figcaption></figure>",
        "<p>Ferry stops.</p>",
    ],
)
def test_links_labels_and_named_boxes_there_are_no_standfirst(line: str) -> None:
    assert read(page(line)).body == LONG


def test_a_line_that_the_story_repeats_is_not_taken_twice() -> None:
    assert read(page(f"<p>{PROSE[0]}</p>")).body == LONG
