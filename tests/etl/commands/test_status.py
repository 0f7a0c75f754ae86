from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.home import Home


def test_status_counts_what_the_snapshot_holds(ask: Any, built_home: Home) -> None:
    (status,) = ask("status", "--json").rows
    assert status["home"] == str(built_home.path)
    assert status["snapshot"] == "warehouse-000001.duckdb"
    assert status["bytes"] == built_home.current.stat().st_size
    assert status["published_at"].endswith("Z")
    assert (status["articles"], status["captures"], status["rejections"]) == (10, 11, 1)
    assert (status["stories"], status["stories_with_copies"], status["copies"]) == (4, 2, 8)
    assert status["newest_capture_at"] == "2024-03-02T12:30:00Z"
    assert status["agencies"][0]["agency"] == "AP"
    assert [row["rejections"] for row in status["rejection_reasons"]] == [1]
    assert status["last_run"]["status"] == "done"


def test_people_see_the_same(ask: Any) -> None:
    out = ask("status").out
    assert "articles  10" in out
    assert "Agencies:" in out
    assert "Last run:" in out
