"""Items of an agency in the warehouse: their versions are one article, and say which they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import pytest

from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import build
from etl.reextract import reextract
from warehouse.check import failing_checks

from .conftest import FERRY, paragraphs, write_rows
from .test_pipeline import contents

URI = "https://api.ap.org/media/v/content/0123456789abcdef0123456789abcdef?et=%d"
SHORT = paragraphs(FERRY, 0, 1)


def item(version: int, text: str, **fields: Any) -> dict[str, Any]:
    return {
        "uri": URI % version,
        "version": version,
        "firstcreated": "2026-03-03T09:00:00Z",
        "versioncreated": f"2026-03-03T{10 + version}:00:00Z",
        "headline": "Ferry crews end strike",
        "body_text": text,
        "provider": "AP",
        **fields,
    }


def asked(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        return connection.execute(query).fetchall()


# A brief, the full story, and the brief again when the story was withdrawn.
VERSIONS = [
    item(0, SHORT, ednote="Eds: APNewsNow."),
    item(1, FERRY, ednote="Eds: Updates with quote."),
    item(2, SHORT, ednote="Eds: Withdrawn.", pubstatus="canceled"),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_text_says_the_last_version_that_has_it_in_whatever_order_they_come(
    home: Home, tmp_path: Path, order: tuple[int, ...]
) -> None:
    for number in order:
        ingest(home, [write_rows(tmp_path / f"{number}.jsonl", [VERSIONS[number]])])
        build(home, workers=1)
    assert asked(
        home,
        "select versions, version, pubstatus, ednote, versioncreated, firstcreated, guid, outlet,"
        " agency, relation, published_at, modified_at, first_seen_at from articles",
    ) == [
        (
            2,
            2,
            "canceled",
            "Eds: Withdrawn.",
            datetime(2026, 3, 3, 12, tzinfo=UTC),
            datetime(2026, 3, 3, 9, tzinfo=UTC),
            "https://api.ap.org/media/v/content/0123456789abcdef0123456789abcdef",
            "AP",
            "AP",
            "full",
            datetime(2026, 3, 3, 9, tzinfo=UTC),
            datetime(2026, 3, 3, 12, tzinfo=UTC),
            None,
        )
    ]
    shown = asked(home, "select version, shown_at from article_version order by version")
    assert shown == [
        (1, datetime(2026, 3, 3, 11, tzinfo=UTC)),
        (2, datetime(2026, 3, 3, 10, tzinfo=UTC)),
    ]


@pytest.fixture
def newsroom(home: Home, tmp_path: Path) -> Home:
    """A home with the agency's item, an uncredited reprint of it, and a picture."""
    copy = {
        "url": "https://gazette.example/ferries",
        "headline": "Ferries sail again",
        "text": FERRY.replace("PORT ALDER (AP) — ", ""),
        "published": "2026-03-03T15:00:00Z",
    }
    items = [VERSIONS[1], {**item(3, ""), "uri": "urn:x:pic", "type": "picture"}]
    (tmp_path / "feed.json").write_text(json.dumps(items))
    ingest(home, [tmp_path / "feed.json", write_rows(tmp_path / "copy.jsonl", [copy])])
    build(home, workers=1)
    return home


def test_the_original_stands_for_its_story_and_lends_its_agency(newsroom: Home) -> None:
    assert asked(
        newsroom, "select outlet, is_canonical, agency, slugline from articles order by outlet"
    ) == [("AP", True, "AP", None), ("gazette.example", False, "AP", None)]
    assert asked(newsroom, "select reason, url from rejections") == [("no_text_item", "urn:x:pic")]
    with duckdb.connect(str(newsroom.warehouse)) as connection:
        assert failing_checks(connection) == {}


def test_a_rebuild_gives_the_same_and_a_reextraction_finds_nothing_different(
    newsroom: Home,
) -> None:
    before = contents(newsroom)
    build(newsroom, workers=1, rebuild=True)
    assert contents(newsroom) == before
    done = reextract(newsroom, workers=1)
    assert (done.changes.captures, done.changes.captures_changed) == (2, 0)
