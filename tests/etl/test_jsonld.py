from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.jsonld import Described, read_jsonld

STORY: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "Harbor ferry stops",
    "datePublished": "2026-03-05T08:30:00Z",
    "author": {"@type": "Person", "name": "Jane Roe"},
}


def described(*nodes: Any) -> Described:
    return read_jsonld([json.dumps(node) for node in nodes])


@pytest.mark.parametrize(
    "node",
    [
        STORY,
        [STORY],
        {"@graph": [{"@type": "WebSite", "name": "Post"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {**STORY, "@type": ["Article", "Thing"]},
        {**STORY, "@type": "ReportageNewsArticle"},
    ],
)
def test_the_article_s_node_is_found_wherever_it_stands(node: Any) -> None:
    found = described(node)
    assert found.is_article
    assert found.headline == "Harbor ferry stops"
    assert found.authors == ("Jane Roe",)


def test_the_fullest_article_node_describes_the_page() -> None:
    teaser = {"@type": "Article", "name": "Another story"}
    assert described(teaser, STORY).headline == "Harbor ferry stops"


def test_a_node_that_is_no_article_describes_nothing() -> None:
    assert described({"@type": "Organization", "name": "The Associated Press"}) == Described()


@pytest.mark.parametrize(
    "key", ["sourceOrganization", "provider", "copyrightHolder", "creator", "publisher"]
)
def test_organisations_are_listed_by_the_key_that_names_them(key: str) -> None:
    node = {**STORY, key: {"@type": "Organization", "name": "The Associated Press"}}
    assert (key, "The Associated Press") in described(node).organisations


def test_a_reference_names_what_another_node_describes() -> None:
    person = {"@type": "Person", "@id": "#jr", "name": "Jane Roe"}
    story = {**STORY, "author": [{"@id": "#jr"}, {"@id": "#nobody"}], "creditText": "AP"}
    found = described({"@graph": [story, person]})
    assert found.authors == ("Jane Roe",)
    assert ("creditText", "AP") in found.organisations


def test_entities_in_a_headline_are_read_as_their_characters() -> None:
    assert described({**STORY, "headline": "Town &#8216;saved&#8217; &amp; sound"}).headline == (
        "Town ‘saved’ & sound"
    )


def test_profile_addresses_are_no_authors() -> None:
    assert described({**STORY, "author": "https://post.example/jane"}).authors == ()


@pytest.mark.parametrize(
    "script",
    [
        '<!--{"@type": "Article", "headline": "Ferry stops"}-->',
        '{"@type": "Article", "headline": "Ferry stops"};',
        '{"@type": "Article", "headline": "Ferry\nstops"}',
    ],
)
def test_slightly_damaged_scripts_are_read(script: str) -> None:
    assert read_jsonld([script]).headline == "Ferry stops"


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, "null", "3", '"x"', '{"a":' * 50_000])
def test_broken_scripts_are_passed_over(script: str) -> None:
    started = time.perf_counter()
    assert read_jsonld([script]) == Described()
    assert time.perf_counter() - started < 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "@id", "headline", "author", "name", "publisher"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_read_without_an_error(value: Any) -> None:
    described(value, {**STORY, "author": value, "publisher": value, "headline": value})


def test_a_great_many_nodes_are_read_at_once() -> None:
    started = time.perf_counter()
    described({"@graph": [{"@graph": [{"@type": "Thing"}] * 100}] * 1000})
    assert time.perf_counter() - started < 2
