from __future__ import annotations

import json
from typing import Any

import pytest

from etl.article import Article
from etl.capture import Capture, digest
from etl.extract import extract

PROSE = (
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
)


def authors(
    *described: Any, printed: str = "", head: str = ""
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and all the names of a page: its JSON-LD's authors, and what it prints."""
    node = {"@type": "NewsArticle", "headline": "Ferry stops", "author": list(described)}
    payload = (
        f'<html><head>{head}<script type="application/ld+json">{json.dumps(node)}</script></head>'
        f"<body><article><h1>Ferry stops</h1>{printed}"
        f"{''.join(f'<p>{each}</p>' for each in PROSE)}</article></body></html>"
    ).encode()
    url = "https://post.example/a"
    found = extract(Capture(1, 0, None, url, "html", payload, digest(payload)), None)
    assert isinstance(found, Article)
    return found.byline.authors, found.byline.names


def organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


@pytest.mark.parametrize("name", ["Harbor Post", "The Associated Press", "dpa", "Newsdesk"])
def test_who_is_no_person_is_named_but_no_author(name: str) -> None:
    assert authors(organisation(name)) == ((), (name,))


def test_people_and_the_agency_beside_them_are_all_named() -> None:
    assert authors("Jana Roh und Ida Roh, dpa") == (
        ("Jana Roh", "Ida Roh"),
        ("Jana Roh", "Ida Roh", "dpa"),
    )
    people = {"@type": "Person", "name": "Jane Roe"}, organisation("Reuters")
    assert authors(*people) == (("Jane Roe",), ("Jane Roe", "Reuters"))


def test_a_printed_byline_with_more_people_than_the_json_ld_is_believed() -> None:
    printed = "<div class=byline>Jane Roe, John Doe</div>"
    assert authors("Jane Roe", printed=printed) == (("Jane Roe", "John Doe"),) * 2


def test_other_people_in_a_byline_do_not_replace_those_of_the_json_ld() -> None:
    assert authors("Jane Roe", printed="<div class=author>Ida Roh</div>")[0] == ("Jane Roe",)


def test_a_desk_in_the_json_ld_yields_to_the_people_in_the_byline() -> None:
    printed = "<p class=byline>By Jane Roe</p>"
    assert authors(organisation("Harbor Post"), printed=printed) == (("Jane Roe",),) * 2


def test_where_nobody_else_is_named_the_meta_names_the_author() -> None:
    head = '<meta name="author" content="Harbor Post Newsroom">'
    assert authors(head=head) == ((), ("Harbor Post Newsroom",))


def test_a_page_that_names_nobody_has_no_authors() -> None:
    assert authors() == ((), ())
