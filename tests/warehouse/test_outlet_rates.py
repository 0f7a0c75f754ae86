"""The rates of an outlet's pages count each page once, in the period of its first capture."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from warehouse.query import Snapshot

DAY = timedelta(days=1)


@pytest.fixture
def now(noon: datetime) -> datetime:
    return noon + 3 * DAY


@pytest.fixture
def noon() -> datetime:
    from datetime import UTC

    return datetime(2026, 3, 2, 12, tzinfo=UTC)


def rates(current: Any, now: datetime, recent: int, before: int) -> dict[str, dict[str, Any]]:
    with Snapshot.open(current) as snapshot:
        answer = snapshot.answer(
            "outlet_rates", now=now, recent_days=recent, before_days=before
        ).records()
    return {row["outlet"]: row for row in answer}


def test_every_outlet_with_captures_in_the_periods_has_a_row(
    current_to_read: Any, now: datetime
) -> None:
    found = rates(current_to_read, now, 7, 28)
    assert {"agency", "post", "gazette", "herald"} <= found.keys()
    post = found["post"]
    assert (post["recent_pages"], post["recent_articles"], post["recent_undated"]) == (1, 1, 0)
    assert post["recent_words"] == 5
    assert (post["before_pages"], post["before_words"]) == (0, None)
    assert found["gazette"]["recent_undated"] == 1


def test_pages_move_from_the_recent_days_to_those_before(
    current_to_read: Any, now: datetime
) -> None:
    post = rates(current_to_read, now, 1, 28)["post"]
    assert (post["recent_pages"], post["before_pages"], post["before_articles"]) == (0, 1, 1)


def test_what_is_older_or_still_to_come_does_not_count(
    current_to_read: Any, noon: datetime
) -> None:
    assert rates(current_to_read, noon + 99 * DAY, 7, 28) == {}
    assert rates(current_to_read, noon - DAY, 7, 28) == {}


def test_a_page_that_is_fetched_again_or_unchanged_counts_once(
    folder: Any, world: Any, now: datetime
) -> None:
    from warehouse.load import Loader

    again = {"url": "https://post.example/story-2", "outlet": "post", "file_id": 7}
    world.add("capture", capture_id=900, position=90, version_id=20, fetched_at=now - DAY, **again)
    world.add("capture", capture_id=901, position=91, fetched_at=now - DAY, **again)
    world.add("rejection", rejection_id=901, file_id=7, position=91, capture_id=901,
              reason="revisit")  # fmt: skip
    world.add("capture", capture_id=902, position=92, fetched_at=now - DAY,
              url="https://post.example/failed", outlet="post", file_id=7)  # fmt: skip
    world.add("capture", capture_id=903, position=93, fetched_at=now - DAY, status=404,
              url="https://post.example/missing", outlet="post", file_id=7)  # fmt: skip
    folder.warehouse.parent.mkdir(parents=True, exist_ok=True)
    with Loader.open(folder.warehouse) as loader:
        loader.load(world.tables)
    folder.publish()
    post = rates(folder.current, now, 7, 28)["post"]
    assert (post["recent_pages"], post["recent_articles"]) == (2, 1)


def test_broken_laws_are_counted(current_to_read: Any) -> None:
    with Snapshot.open(current_to_read) as snapshot:
        assert snapshot.broken_laws() == {}
