"""`wirecopy check` answers for programs, people and Prometheus, whatever the home holds."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery import Discovery
from crawler.home import Home
from crawler.known import Known
from crawler.tally import CrawlReport
from crawler.url import UrlKey
from crawler.visits import Visits
from etl.health.checkup import check

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = "https://post.example/feed.xml"
OUTLET = f"""
name = "The Post"
home_url = "https://post.example/"
hosts = ["post.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"

[[feed]]
url = "{FEED}"
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with an outlet, and nothing else."""
    home = Home(tmp_path / "home")
    home.outlets.mkdir(parents=True)
    (home.outlets / "post.toml").write_text(OUTLET, "utf-8")
    return home


def crawled(home: Home, last: datetime, now: datetime) -> None:
    """Forty days of four articles a day up to a time, and a run and a look at the feed now."""
    discovery = Discovery("post", "feed", FEED)

    def known(key: str, url: str, kind: Any, found: datetime, due: datetime | None) -> Known:
        return Known(
            UrlKey(key), url, "post", kind, discovery, found, due, fetched_at=found,
            visited_at=found, recorded_at=found, status=200,
        )  # fmt: skip

    with Visits.open(home.visits) as visits, visits.together():
        for place in range(160):
            url = f"https://post.example/{place}"
            visits.save(known(url, url, "article", last - place * 6 * HOUR, None))
        visits.save(known(f"feed {FEED}", FEED, "feed", now, now))
    with Visits.open(home.visits) as visits:
        for place in reversed(range(40)):
            run = visits.start_run(now - place * DAY - HOUR)
            report = CrawlReport("post", due=1, sources=1, bytes=1000)
            visits.end_run(run, now - place * DAY - HOUR, [report])


def test_a_home_where_all_is_well_ends_with_0(run: Any, home: Home) -> None:
    now = datetime.now(UTC)
    crawled(home, now - HOUR, now - timedelta(minutes=1))
    left = run(home, "check")
    assert (left.code, left.err) == (0, "")
    assert "all is well" in left.out
    assert "well" in left.out
    assert "6 h 00 min" in left.out


def test_a_silent_outlet_is_told_in_one_line_and_ends_with_1(run: Any, home: Home) -> None:
    now = datetime.now(UTC)
    crawled(home, now - 6 * DAY, now - timedelta(minutes=1))
    left = run(home, "check")
    assert left.code == 1
    (line,) = [each for each in left.out.splitlines() if each.startswith("nothing_")]
    assert line.startswith("nothing_wanted: post: its sources change but")
    assert f"(since {now - 6 * DAY:%Y-%m-%d %H:%M}Z); compare" in line


def test_programs_get_one_object_of_a_stable_shape(run: Any, home: Home) -> None:
    now = datetime.now(UTC)
    crawled(home, now - 6 * DAY, now - timedelta(minutes=1))
    left = run(home, "check", "--json")
    assert left.code == 1
    found = left.rows
    assert list(found) == [
        "home", "checked_at", "ok", "findings", "outlets", "rates", "last_run", "snapshot", "disk",
    ]  # fmt: skip
    (finding,) = found["findings"]
    assert sorted(finding) == ["do", "kind", "outlet", "says", "since"]
    (outlet,) = found["outlets"]
    assert sorted(outlet) == [
        "allowed", "due", "gaps", "last_new_at", "oldest_due_at", "outlet", "seen_until", "state",
        "usual_gap", "waited",
    ]  # fmt: skip
    assert (outlet["state"], outlet["usual_gap"]) == ("silent", 6 * 3600)
    assert outlet["last_new_at"].endswith("Z")
    assert sorted(found["last_run"]) == ["ended_at", "problem", "run_id", "started_at"]
    assert sorted(found["snapshot"]) == ["published_at", "snapshot", "waiting", "waiting_since"]
    assert sorted(found["disk"]) == ["a_day", "days_left", "free", "snapshot"]


def test_prometheus_gets_a_file_also_when_something_is_wrong(
    run: Any, home: Home, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    crawled(home, now - 6 * DAY, now - timedelta(minutes=1))
    file = tmp_path / "wirecopy.prom"
    assert run(home, "check", "--prometheus", str(file)).code == 1
    lines = file.read_text("utf-8").splitlines()
    assert 'wirecopy_outlet_silent{outlet="post"} 1' in lines
    assert 'wirecopy_outlet_bytes_total{outlet="post"} 40000' in lines
    assert 'wirecopy_findings{kind="nothing_wanted"} 1' in lines
    assert "wirecopy_check_ok 0" in lines


def test_where_no_home_is_the_use_is_wrong(run: Any, tmp_path: Path) -> None:
    left = run(tmp_path / "none", "check")
    assert left.code == 2
    assert (
        left.err == f"wirecopy: no home folder at {tmp_path / 'none'}: name another with --home\n"
    )
    assert not (tmp_path / "none").exists()


def test_a_file_that_cannot_be_written_is_wrong_use(run: Any, home: Home) -> None:
    left = run(home, "check", "--prometheus", str(home.path / "none" / "x.prom"))
    assert left.code == 2
    assert left.err.startswith("wirecopy: cannot write ")


def test_an_outlet_that_was_never_crawled_is_told_once(run: Any, home: Home) -> None:
    left = run(home, "check")
    assert left.code == 1
    assert left.out == "no_run: nothing was crawled yet; wirecopy run\n"


def test_an_empty_home_is_well_and_stays_empty(run: Any, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    assert run(tmp_path / "home", "check").code == 0
    assert list((tmp_path / "home").iterdir()) == []


def test_a_home_of_ingested_files_needs_no_crawls(ask: Any, built_home: Home) -> None:
    left = ask("check", "--json")
    assert (left.code, left.rows["findings"]) == (0, [])
    assert left.rows["snapshot"]["snapshot"] == "warehouse-000001.duckdb"
    assert left.rows["snapshot"]["waiting"] == 0
    assert not built_home.visits.exists()


def test_a_segment_that_no_build_has_read_for_a_day_is_told(home: Home) -> None:
    now = datetime.now(UTC)
    crawled(home, now - HOUR, now - timedelta(minutes=1))
    home.segments.mkdir(parents=True)
    segment = home.segments / "crawl-1.warc.gz"
    segment.write_bytes(b"")
    assert check(home, now).findings == []
    yesterday = (now - 30 * HOUR).timestamp()
    os.utime(segment, (yesterday, yesterday))
    (found,) = check(home, now).findings
    assert found.kind == "not_built"
    assert "1 file(s) of the archive are newer than any snapshot" in found.says


def test_files_that_were_registered_after_the_snapshot_wait(
    built_home: Home, tmp_path: Path
) -> None:
    from etl.ingest import ingest

    home = Home(tmp_path / "home")
    shutil.copytree(built_home.path, home.path, symlinks=True)
    file = tmp_path / "more.jsonl"
    file.write_text('{"id": "x", "url": "https://a.example/x", "text": "Words."}\n', "utf-8")
    ingest(home, [file])
    now = datetime.now(UTC)
    assert check(home, now).built.waiting == 1
    assert [each.kind for each in check(home, now + 30 * HOUR).findings] == ["not_built"]


def test_a_snapshot_that_cannot_be_read_is_a_finding(run: Any, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.path.mkdir()
    home.current.write_text("no database " * 1000)
    left = run(home, "check")
    assert left.code == 1
    assert left.out.startswith("snapshot_unreadable: cannot read ")
    assert left.out.count("\n") == 1


def test_broken_laws_of_the_warehouse_are_told_unless_it_must_be_quick(
    run: Any, built_home: Home, tmp_path: Path
) -> None:
    import duckdb

    home = Home(tmp_path / "home")
    shutil.copytree(built_home.path, home.path, symlinks=True)
    home.current.resolve().chmod(0o644)
    with duckdb.connect(str(home.current.resolve())) as connection:
        connection.execute("delete from rejection")
    left = run(home, "check")
    assert left.code == 1
    assert "law_broken: 1 row(s) of the snapshot break the law captures_accounted" in left.out
    assert run(home, "check", "--quick").code == 0


def test_what_stands_in_the_book_cannot_reach_the_terminal(run: Any, home: Home) -> None:
    now = datetime.now(UTC)
    crawled(home, now - HOUR, now)
    with Visits.open(home.visits) as visits:
        number = visits.start_run(now)
        visits.end_run(number, now, [], "evil \x1b[31mred\x1b[0m \x9b2J")
    left = run(home, "check")
    assert "was broken off: evil red" in left.out
    assert "\x1b" not in left.out
