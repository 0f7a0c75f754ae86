"""Which heading is the headline."""

from __future__ import annotations

import pytest

from etl.page.anchor import find_headline
from etl.page.blocks import text_blocks
from etl.tree import parse

from .conftest import HEADLINE, PROSE, paragraphs


def anchor(body: str, *headlines: str) -> str | None:
    """Text of the heading that is found."""
    tree = parse(f"<html><body>{body}{paragraphs(*PROSE)}</body></html>")
    assert tree is not None
    blocks = text_blocks(tree)
    found = find_headline(blocks, headlines)
    return None if found is None else "".join(blocks[found].element.itertext())


@pytest.mark.parametrize(
    "heading",
    [
        HEADLINE,
        HEADLINE.upper(),
        f"{HEADLINE} | The Harbor Post",
        f"<a href='/'>{HEADLINE}</a>",
        f"{HEADLINE[:25]}",
    ],
)
def test_the_heading_that_says_what_the_markup_says_is_the_headline(heading: str) -> None:
    assert anchor(f"<h1>The Harbor Post</h1><h2>{heading}</h2>", HEADLINE) is not None


def test_an_h1_goes_before_other_headings() -> None:
    assert anchor(f"<h3>{HEADLINE}</h3><h1>{HEADLINE} again</h1>", HEADLINE) == f"{HEADLINE} again"


def test_the_headline_that_is_believed_most_is_looked_for_first() -> None:
    assert anchor(f"<h1>Bread again</h1><h2>{HEADLINE}</h2>", HEADLINE, "Bread again") == HEADLINE


@pytest.mark.parametrize("heading", ["The Harbor Post", "Harbor", HEADLINE[:12], ""])
def test_another_or_a_very_short_heading_is_no_headline(heading: str) -> None:
    assert anchor(f"<h1>{heading}</h1>", HEADLINE) is None
