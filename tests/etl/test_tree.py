from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from etl.tree import LONG_TAG_CHARS, MAX_ATTRIBUTES, MAX_DEPTH, bounded, is_too_deep, parse

STORY = "<p>The mill closed.</p>"


def nested(depth: int) -> str:
    return f"<html><body>{'<div>' * depth}{STORY}{'</div>' * depth}</body></html>"


def test_a_page_is_read_however_deep_browsers_would_go() -> None:
    tree = parse(nested(MAX_DEPTH - 10))
    assert tree is not None
    assert "".join(tree.itertext()) == "The mill closed."


def test_a_page_nested_deeper_is_told_from_one_that_is_none() -> None:
    assert parse(nested(MAX_DEPTH + 10)) is None
    assert is_too_deep(nested(MAX_DEPTH + 10))
    assert not is_too_deep("")


def test_an_element_keeps_its_first_attributes_and_what_follows_it() -> None:
    attributes = " ".join(f'a{each}="x y"' for each in range(200_000))
    start = time.process_time()
    tree = parse(f"<html><body><div class=story {attributes}>{STORY}</div></body></html>")
    assert time.process_time() - start < 2
    (element,) = tree.iter("div")
    assert element.get("class") == "story"
    assert len(element.attrib) == MAX_ATTRIBUTES
    assert "".join(element.itertext()) == "The mill closed."


def test_long_values_and_scripts_are_left_alone() -> None:
    value = "x y=z " * LONG_TAG_CHARS
    page = f"<p title='{value}'>Mill</p><script>if (a<b) {{ {value} }}</script>"
    assert bounded(page) == page


@given(st.lists(st.sampled_from(["<p", "<b a=1", ">", " x", '="', "'", "</p>", "mill"])))
def test_ordinary_tags_stay_as_they_are(parts: list[str]) -> None:
    page = "".join(parts)
    assert bounded(page) == page
