"""What the extractor is handed, so that it keeps every word of a line."""

from __future__ import annotations

import pytest

from .conftest import HEADLINE, PROSE, paragraphs, read


@pytest.mark.parametrize("name", ["related", "embed", "author", "caption", "rating", "button"])
@pytest.mark.parametrize("tag", ["span", "em", "a"])
def test_a_word_in_the_middle_of_a_line_stays_whatever_its_name(tag: str, name: str) -> None:
    line = f"A <{tag} class='{name}' id='{name}'>fishing boat</{tag}> carries the mail until then."
    page = f"<div><h1>{HEADLINE}</h1><div>{paragraphs(*PROSE, line)}</div></div>"
    found = read(page)
    assert found.body == (*PROSE, "A fishing boat carries the mail until then.")
    assert found.furniture.keys() <= {HEADLINE}
