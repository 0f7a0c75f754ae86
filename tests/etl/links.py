"""The links between articles and other stories, as the warehouse's view gives them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from warehouse.migrate import apply_schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.edges import Candidate
    from etl.story import Story

    from .edges import Edge

WORDS = 100_000
_ARTICLES = """
create or replace temp table told as
select unnest($articles::ubigint[]) as article, unnest($kinds::varchar[]) as kind,
    unnest($stories::ubigint[]) as story, unnest($outlets::varchar[]) as outlet;
insert into article_version by name select
    article as article_id, article as version_id, 0 as capture_id, '' as url, '' as url_key,
    outlet, []::varchar[] as authors, '' as body, 1 as body_words,
    []::varchar[] as agencies, 'none' as relation, false as agency_own_site, kind,
    [] as furniture, '' as extraction_scheme
from told;
insert into story_member by name select
    story as story_id, article as article_id, article as version_id, story as story_key,
    'original' as role, true as is_home, false as is_canonical, false as credited
from told;
insert into story by name select
    story as story_id, count(*) as articles, count(distinct outlet) as outlets,
    any_value(kind) as kind
from told group by story;
"""
_PAIRS = """
insert into pair by name select
    0 as pair_id, unnest($a::ubigint[]) as version_a, unnest($b::ubigint[]) as version_b,
    '' as signature_scheme, true as is_candidate, 1 as shingles_a, 1 as shingles_b,
    1 as shingles_shared, $words as words_a, $words as words_b,
    unnest($covered_a::integer[]) as covered_words_a,
    unnest($covered_b::integer[]) as covered_words_b,
    unnest($opening_a::integer[]) as opening_words_a,
    unnest($opening_b::integer[]) as opening_words_b, 0 as numbers, 0 as numbers_same,
    unnest($verdict::varchar[]) as verdict
"""


class Link(NamedTuple):
    """An article that quotes or contains another story."""

    article_id: int
    story_id: int
    role: str


def links_of(
    articles: Sequence[Candidate],
    edges: Sequence[Edge],
    stories: Sequence[Story],
    outlets: Mapping[int, str] = MappingProxyType({}),
) -> list[Link]:
    """What the view makes of articles that are in these stories, and of their pairs.

    An article of which no outlet is given has one of its own.
    """
    connection = _warehouse()
    connection.execute(
        "truncate article_version; truncate story; truncate story_member; truncate pair;"
    )
    home = {each: story.story_id for story in stories for each in story.article_ids}
    told = {
        "articles": [each.article_id for each in articles],
        "kinds": [each.kind for each in articles],
        "stories": [home[each.article_id] for each in articles],
        "outlets": [outlets.get(each.article_id, str(each.article_id)) for each in articles],
    }
    for statement in connection.extract_statements(_ARTICLES):
        connection.execute(statement, told if statement.named_parameters else None)
    if edges:
        pairs = [_pair(edge) for edge in edges]
        columns = {name: [pair[name] for pair in pairs] for name in pairs[0]}
        connection.execute(_PAIRS, columns | {"words": WORDS})
    query = "select distinct article_id, story_id, role from story_links order by 2, 1, 3"
    found = connection.execute(query)
    return [Link(*row) for row in found.fetchall()]


@cache
def _warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    apply_schema(connection, Path())
    return connection


def _pair(edge: Edge) -> dict[str, object]:
    (a, b), covered, opening = (edge.a, edge.b), (edge.covered_a, edge.covered_b), (
        edge.opening_a, edge.opening_b,
    )  # fmt: skip
    if a > b:
        a, b, covered, opening = b, a, covered[::-1], opening[::-1]
    shared = min(covered) * WORDS
    return {
        "a": a,
        "b": b,
        "covered_a": round(covered[0] * WORDS),
        "covered_b": round(covered[1] * WORDS),
        "opening_a": round(opening[0] * shared),
        "opening_b": round(opening[1] * shared),
        "verdict": edge.verdict,
    }
