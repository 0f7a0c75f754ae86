from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from etl.alternation import any_of

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))


@given(TEXTS)
def test_every_text_is_matched_whole(texts: list[str]) -> None:
    pattern = re.compile(any_of(texts))
    for text in texts:
        found = pattern.match(text)
        assert found is not None
        assert found.group() == text


@given(TEXTS.filter(bool), st.text(max_size=8))
def test_what_is_none_of_the_texts_is_not_matched(texts: list[str], other: str) -> None:
    assert (re.fullmatch(any_of(texts), other) is not None) == (other in texts)


def test_the_longest_text_wins() -> None:
    found = re.match(any_of(["AP", "AP News", "AP News Wire"]), "AP News Wires")
    assert found is not None
    assert found.group() == "AP News Wire"
