"""Which extraction is believed."""

from __future__ import annotations

from .conftest import HEADLINE, OTHER, PROSE, paragraphs, read

H1 = f"<h1>{HEADLINE}</h1>"


def test_paragraphs_that_the_extractor_drops_for_what_is_around_them_are_found_again() -> None:
    """A part of a page may stand in what the extractor takes for something else."""
    later = [text.replace("ferry", "boat") for text in PROSE]
    parts = "".join(f"<fieldset>{paragraphs(*texts)}</fieldset>" for texts in (PROSE, later))
    page = f"<div>{H1}<div>{parts}{paragraphs(*OTHER)}</div></div>"
    assert read(page).body == (*PROSE, *later, *OTHER)
    assert PROSE[0] not in read(page, without="second_pass").body


def test_a_little_that_the_extractor_drops_does_not_make_it_distrusted() -> None:
    note = f"<fieldset>{paragraphs(OTHER[0])}</fieldset>"
    page = f"<div>{H1}<div>{paragraphs(*PROSE * 2)}{note}</div></div>"
    assert read(page).body == PROSE * 2
