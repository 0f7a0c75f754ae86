"""Room on the disk, and what waits for a build."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from etl.health.room import Built, Disk, build_findings, disk_findings, law_findings

NOW = datetime(2031, 4, 7, 12, tzinfo=UTC)
MB = 1_000_000


def disk(free: int, snapshot: int, a_day: float) -> list[str]:
    return [each.kind for each in disk_findings(Disk(free * MB, snapshot * MB, a_day * MB))]


def test_room_for_weeks_is_well() -> None:
    assert disk(1000, 100, 10) == []
    assert disk(1000, 0, 0) == []


def test_a_disk_that_is_full_in_days_is_told_before() -> None:
    assert disk(200, 100, 10) == ["disk_full_soon"]
    (found,) = disk_findings(Disk(200 * MB, 100 * MB, 10 * MB))
    assert found.says == "200 MB are free and 10 MB come in a day: 10 days left"


def test_a_disk_without_room_for_the_next_snapshot_is_full() -> None:
    assert disk(90, 100, 0) == ["disk_full"]


def test_files_that_wait_for_a_day_are_told() -> None:
    assert list(build_findings(Built("w", NOW, 3, NOW - timedelta(hours=20)), NOW)) == []
    assert list(build_findings(Built("w", NOW, 0, None), NOW)) == []
    since = NOW - timedelta(hours=27)
    (found,) = build_findings(Built("warehouse-000001.duckdb", NOW, 3, since), NOW)
    assert (found.kind, found.since) == ("not_built", since)
    (never,) = build_findings(Built(None, None, 3, since), NOW)
    assert "newer than any snapshot" in never.says


def test_broken_laws_are_told_by_name() -> None:
    (found,) = law_findings({"unique_keys": 2})
    assert "2 row(s) of the snapshot break the law unique_keys" in found.says
