"""Every SQL file says what it answers, and runs on an empty and on a small warehouse."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

ROOT = Path(str(files("warehouse")))
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.sql"))}
QUERIES = [name for name in FILES if name.split("/")[0] in {"answers", "stages", "checks"}]
SAMPLES = {
    "articles": [1, 2],
    "again": True,
    "article_id": 2,
    "batch": 0,
    "before_days": 28,
    "count": 10,
    "days": 30,
    "extraction": "newer",
    "file_id": 7,
    "hashes": [1, 2, 3],
    "hubs": 16,
    "hubs_of_near": 8,
    "id": 1000,
    "ids": [10, 20],
    "key": "https://post.example/story-2",
    "name": "articles",
    "now": datetime(2026, 3, 4, tzinfo=UTC),
    "part": 0,
    "parts": 1,
    "recent_days": 7,
    "run_id": 1,
    "share": 0.1,
    "shared": 1,
    "signature": "newer",
    "slice": 0,
    "slices": 4,
    "stories": [1000],
    "text": "ext-1",
    "verdicts": ["unrelated", "write_thru", "same_version"],
}
SILENT_ON_THE_SMALL_WAREHOUSE = {
    "answers/article_judgements.sql",
    "answers/former_readings.sql",
    "answers/gone_articles.sql",
    "answers/rejected.sql",
    "answers/story_past.sql",
    "answers/sketch_candidates.sql",
    "stages/candidate_pairs.sql",
    "stages/damaged_files.sql",
    "stages/fresh_versions.sql",
    "stages/made_with.sql",
    "stages/reextraction.sql",
    "stages/revisits_of_run.sql",
    "stages/unparted_versions.sql",
}
# What a build works on, in tables of its connection.
WORKING_TABLES = """
create temp table seeker as select version_id from signature;
create temp table sought as select distinct unnest(sketch) as hash from signature;
create temp table displaced_pair as select version_a, version_b from pair;
create temp table chunk as select version_id from article_version;
create temp table turned as
select pair_id, version_a, version_b, 'excerpt' as verdict_before, verdict as verdict_now from pair;
create temp table verdict_after as select verdict, count(*) as pairs from pair group by all;
create temp table member_before as
select article_id, if(article_id = 2, 4000, story_id)::ubigint as story_id
from story_member
where is_home;
create temp table moved_story as
select story_id as story_before, 1000::ubigint as story_after, 1 as articles, 2 as parts,
    1 as sources
from member_before;
create temp table choice_before as select * from canonical_choice;
create temp table affected as select distinct article_id from article_version;
create temp table telling as select article_id, 0 as batch from affected;
"""
WORKING_CHANGES = ("find_latest", "empty_meetings", "meet_in_buckets")
_COMMENT = re.compile(r"--.*$", re.MULTILINE)
_QUOTED = re.compile(r"'[^']*'")


def run(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyConnection:
    for statement in connection.extract_statements(query):
        values = {key: SAMPLES[key] for key in statement.named_parameters}
        connection.execute(statement, values)
    return connection


def header(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


@pytest.mark.parametrize("name", FILES)
def test_keywords_and_names_are_lower_case(name: str) -> None:
    text = FILES[name].read_text("utf-8")
    bare = _QUOTED.sub("''", _COMMENT.sub("", text))
    assert bare == bare.lower()
    assert text.endswith(";\n")
    assert "\t" not in text


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_begins_with_its_question_its_parameters_and_its_grain(name: str) -> None:
    text = FILES[name].read_text("utf-8")
    said = header(text)
    assert "?" in said or said.startswith("The ")
    assert "Grain: " in said
    used = set(re.findall(r"\$(\w+)", _COMMENT.sub("", text)))
    assert set(re.findall(r"\$(\w+)", said)) == used


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_runs_on_an_empty_and_on_a_small_warehouse(name: str, templates: Path) -> None:
    query = FILES[name].read_text("utf-8")
    counts = {}
    for kind in ("empty", "small"):
        with duckdb.connect(str(templates / f"{kind}.duckdb"), read_only=True) as connection:
            connection.execute(WORKING_TABLES)
            for before in WORKING_CHANGES:
                run(connection, FILES[f"changes/{before}.sql"].read_text("utf-8"))
            counts[kind] = len(run(connection, query).fetchall())
    silent = name.startswith("checks/") or name in SILENT_ON_THE_SMALL_WAREHOUSE
    assert (counts["small"] == 0) == silent
