from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.meetings import Meetings
from warehouse.load import Loader

MEETINGS = Meetings(hubs=3, near=1, days=12)


@dataclass(frozen=True)
class Version:
    number: int
    day: int | None
    sketch: frozenset[int]


# Few hashes, so that buckets are large; ids drawn, so that hubs are not who came first.
VERSIONS = st.lists(
    st.builds(
        Version,
        st.integers(1, 1000),
        st.none() | st.integers(0, 20),
        st.sets(st.integers(1, 6), min_size=2, max_size=4).map(frozenset),
    ),
    max_size=40,
    unique_by=lambda version: version.number,
)
Pairs = set[tuple[int, int]]


def meet(bucket: Sequence[Version], one: Version, other: Version) -> bool:
    """The rule, said plainly."""
    numbers = sorted(each.number for each in bucket)
    days = sorted({each.day for each in bucket if each.day is not None})

    def place(version: Version) -> int:
        return sorted(each.number for each in bucket if each.day == version.day).index(
            version.number
        )

    if len(bucket) <= MEETINGS.hubs:
        return one.day is None or other.day is None or abs(one.day - other.day) <= MEETINGS.days
    if one.day == other.day:
        return min(place(one), place(other)) < MEETINGS.hubs
    if one.day is None or other.day is None:
        dated = other if one.day is None else one
        return numbers.index(dated.number) < MEETINGS.hubs
    return (
        abs(one.day - other.day) <= MEETINGS.days
        and abs(days.index(one.day) - days.index(other.day)) <= 3
        and min(place(one), place(other)) < MEETINGS.near
    )


def told(versions: Sequence[Version]) -> Pairs:
    buckets: dict[int, list[Version]] = defaultdict(list)
    for version in versions:
        for each in version.sketch:
            buckets[each].append(version)
    met = Counter(
        tuple(sorted((one.number, other.number)))
        for bucket in buckets.values()
        for one, other in combinations(bucket, 2)
        if meet(bucket, one, other)
    )
    return {(pair[0], pair[1]) for pair, hashes in met.items() if hashes >= 2}


class Found:
    """Candidates as they are found, portion by portion."""

    def __init__(self, scratch: Path) -> None:
        self._connection = duckdb.connect()
        self._loader = Loader(self._connection, scratch)
        for macro in ("bucket_places", "bucket_meetings"):
            text = files("warehouse").joinpath(f"macros/{macro}.sql").read_text("utf-8")
            self._connection.execute(text)

    def clear(self) -> None:
        self._connection.execute(
            """
            create or replace table article_version (version_id ubigint, article_id ubigint);
            create or replace table signature (
                version_id ubigint, told_on date, sketch uinteger[], compared boolean
            );
            create or replace table pair (
                version_a ubigint, version_b ubigint, is_candidate boolean
            );
            """
        )

    def add(self, versions: Sequence[Version]) -> None:
        for each in versions:
            day = None if each.day is None else date(2031, 4, 1) + timedelta(each.day)
            row = [each.number, day, sorted(each.sketch)]
            self._run("insert into signature values (?, ?, ?, false)", [row])
            self._run("insert into article_version values (?, ?)", [[each.number, each.number]])
        self._run("insert into pair values (?, ?, true)", MEETINGS.fresh(self._loader).tolist())
        displaced = MEETINGS.displaced(self._loader).to_pylist()
        self._run(
            "delete from pair where version_a = ? and version_b = ?",
            [[each["version_a"], each["version_b"]] for each in displaced],
        )
        self._run("update signature set compared = true", [[]])

    def pairs(self) -> Pairs:
        rows = self._connection.execute("select version_a, version_b from pair").fetchall()
        assert len(rows) == len(set(rows))
        return {(a, b) for a, b in rows}

    def _run(self, query: str, rows: Sequence[Sequence[object]]) -> None:
        for row in rows:
            self._connection.execute(query, row)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return Found(tmp_path_factory.mktemp("meetings"))


@settings(max_examples=30)
@given(VERSIONS, st.data())
def test_candidates_are_those_that_meet_in_two_buckets_in_whatever_portions_they_come(
    found: Found, versions: list[Version], data: st.DataObject
) -> None:
    found.clear()
    portion = data.draw(st.lists(st.integers(0, 2), min_size=len(versions), max_size=len(versions)))
    for number in range(3):
        found.add([each for each, place in zip(versions, portion, strict=True) if place == number])
    assert found.pairs() == told(versions)


def test_a_story_of_hundreds_of_copies_hangs_together_along_its_days(found: Found) -> None:
    sketch = frozenset({1, 2, 3})
    versions = [Version(7919 * number % 401, number // 50, sketch) for number in range(400)]
    found.clear()
    found.add(versions)
    pairs = found.pairs()
    assert len(pairs) < 8 * len(versions)
    left, reached = set(pairs), {versions[0].number}
    while more := {pair for pair in left if not reached.isdisjoint(pair)}:
        reached.update(*more)
        left -= more
    assert reached == {each.number for each in versions}


def test_who_prints_one_form_every_day_meets_the_days_around(found: Found) -> None:
    sketch = frozenset({1, 2, 3})
    versions = [Version(7919 * day % 301, day, sketch) for day in range(300)]
    found.clear()
    found.add(versions)
    day_of = {each.number: each.day or 0 for each in versions}
    assert {abs(day_of[a] - day_of[b]) for a, b in found.pairs()} == {1, 2, 3}
