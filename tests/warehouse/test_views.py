"""The views are the public interface: their columns, grain and meaning."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import duckdb

VIEWS = sorted(
    file.name.removesuffix(".sql") for file in files("warehouse").joinpath("views").iterdir()
)
ARTICLES = (
    "article_id external_id url declared_url outlet headline authors byline dateline body language"
    " published_raw published_at first_seen_at last_seen_at agency relation credited story_id"
    " is_canonical versions published_precision published_from modified_at section paywalled"
    " authors_raw slugline ednote version versioncreated firstcreated pubstatus embargoed located"
    " infosource copyrightholder usageterms guid confidence attributed_by own_agency agency_item"
    " dateline_place dateline_country evidence_pair"
)
STORY_COPIES = (
    "story_id article_id external_id url outlet headline role is_canonical agency credited"
    " resemblance containment published_at first_seen_at lag relation confidence attributed_by"
    " evidence_pair story_version"
)


@pytest.mark.parametrize(
    ("view", "columns"), [("articles", ARTICLES), ("story_copies", STORY_COPIES)]
)
def test_promised_columns_come_in_the_promised_order(
    view: str, columns: str, connection: duckdb.DuckDBPyConnection
) -> None:
    found = connection.execute("describe from query_table($view)", {"view": view}).fetchall()
    assert [name for name, *_ in found] == columns.split()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_and_column_says_what_it_means(
    view: str, connection: duckdb.DuckDBPyConnection
) -> None:
    assert connection.execute(
        "select comment is not null from duckdb_views() where view_name = $view", {"view": view}
    ).fetchall() == [(True,)]
    silent = connection.execute(
        "select column_name from duckdb_columns() where table_name = $view and comment is null",
        {"view": view},
    ).fetchall()
    assert silent == []


def test_no_view_is_called_like_a_table(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute("select table_name from duckdb_tables()").fetchall()
    assert not {name for (name,) in tables} & set(VIEWS)


def test_articles_have_one_row_each(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute(
        "select article_id, story_id, relation, versions from articles order by article_id"
    ).fetchall()
    assert rows == [
        (1, 1000, "full", 1),
        (2, 1000, "full", 1),
        (3, 1000, "full", 1),
        (4, 4000, "none", 1),
    ]


def test_stories_have_one_canonical_article_each(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute(
        "select story_id, article_id, articles, reasons from canonical_articles order by story_id"
    ).fetchall()
    reasons = ["the only article of its story"]
    assert rows == [(1000, 1, 3, reasons), (4000, 4, 1, reasons)]


def test_copies_lag_behind_the_first_member_and_links_are_rows_too(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = connection.execute(
        "select story_id, article_id, role, lag from story_copies order by story_id, article_id"
    ).fetchall()
    assert rows == [
        (1000, 1, "original", timedelta(0)),
        (1000, 2, "reprint", timedelta(hours=2)),
        (1000, 3, "write_thru", timedelta(hours=3)),
        (1000, 4, "excerpt", timedelta(hours=9)),
        (4000, 4, "original", timedelta(0)),
    ]


def test_a_pointer_leads_to_the_bytes(connection: duckdb.DuckDBPyConnection) -> None:
    pointers = connection.execute(
        "select pointer from rejections union all select pointer from captures where article_id = 2"
    ).fetchall()
    assert pointers == [("archive/imports/pages.jsonl:50",), ("archive/imports/pages.jsonl:1",)]


def test_marks_name_their_articles(connection: duckdb.DuckDBPyConnection) -> None:
    marks = "select article_id, outlet, url, headline, kind, is_latest from version_marks"
    assert connection.execute(marks).fetchall() == [
        (2, "post", "https://post.example/story-2", "Headline 2", "correction", True)
    ]
    connection.execute("update story_member set version_id = 0 where article_id = 2")
    assert connection.execute("select is_latest from version_marks").fetchall() == [(False,)]


def test_pairs_and_credits_name_their_articles(connection: duckdb.DuckDBPyConnection) -> None:
    assert connection.execute(
        "select article_a, article_b, outlet_b, verdict from verified_pairs order by article_b"
    ).fetchall() == [
        (1, 2, "post", "same_version"),
        (1, 3, "gazette", "write_thru"),
        (1, 4, "herald", "excerpt"),
    ]
    assert connection.execute(
        "select article_id, agency, is_latest from credits order by article_id"
    ).fetchall() == [(2, "AP", True)]


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        # hours: (agency 1, post 2, gazette 3); a day-only article stands at midnight of its day.
        ((12, 14, 0), {3}, [0, 2, 0]),
        ((36, 38, 0), {3}, [36, 38, 0]),
        ((12, 14, 24), {3}, [0, 2, 12]),
        ((0, 24, 24), {1, 2, 3}, [0, 24, 24]),
        ((12, 14, 15), set(), [0, 2, 3]),
    ],
)
def test_a_day_without_a_time_neither_starts_the_clock_nor_lags_on_its_own_day(
    hours: tuple[int, ...],
    days: set[int],
    expected: list[int],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    for article, hour in enumerate(hours, 1):
        connection.execute(
            "update article_version set published_precision = $precision,"
            " published_at = timestamptz '2026-03-02 00:00:00Z' + to_hours($hour)"
            " where article_id = $article",
            {"article": article, "hour": hour, "precision": "day" if article in days else "minute"},
        )
    rows = connection.execute(
        "select lag from story_copies where story_id = 1000 and article_id < 4 order by article_id"
    ).fetchall()
    assert rows == [(timedelta(hours=hour),) for hour in expected]
