"""`wirecopy run`: what is due, one at a time, and nothing before everything is in order."""

from __future__ import annotations

import json
import signal
import time
from typing import TYPE_CHECKING

import duckdb
import pytest

from etl.only_one import only_one

from .conftest import publish, started, wait_for, wirecopy

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

    from .conftest import Site, Warcs


@pytest.mark.usefixtures("own_outlet")
def test_a_run_crawls_and_builds_and_another_one_at_once_changes_no_article(
    site: Site, home: Home
) -> None:
    publish(site, 2)
    first, second = (wirecopy(home, "run", "--workers", 1, "--json") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    done = json.loads(first.stdout)
    assert [(each["outlet"], each["fetched"]) for each in done["crawl"]] == [("loopback-post", 2)]
    assert done["build"]["captures"] >= 2
    assert done["seconds"] > 0
    with duckdb.connect(str(home.current), read_only=True) as connection:
        ((versions, addresses),) = connection.execute(
            "select count(*), count(distinct url) from capture where url like '%/news/%'"
        ).fetchall()
    assert addresses == 2
    assert versions >= 2


@pytest.mark.usefixtures("own_outlet")
def test_while_a_run_is_going_on_another_one_does_nothing(site: Site, home: Home) -> None:
    publish(site, 1)
    with only_one(home, home.run_lock, "run"):
        done = wirecopy(home, "run")
    assert (done.returncode, done.stdout) == (1, "")
    assert "another run is running" in done.stderr
    assert done.stderr.count("\n") == 1
    assert site.asked == []


@pytest.mark.usefixtures("own_outlet")
def test_a_killed_run_is_no_obstacle_to_the_next(site: Site, home: Home, warcs: Warcs) -> None:
    publish(site, 40, pause_s=0.1)
    with started(home, "run") as process:
        wait_for(lambda: len(site.asked) > 5)
        process.send_signal(signal.SIGKILL)
    wait_for(lambda: not warcs.partials())
    publish(site, 2)
    done = wirecopy(home, "run", "--workers", 1, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["build"]["captures"] > 5


@pytest.mark.parametrize("name", ["thresholds.toml", "outlets/other-post.toml"])
def test_a_wrong_file_is_found_before_anything_is_crawled(
    site: Site, home: Home, own_outlet: Path, name: str
) -> None:
    publish(site, 1)
    (home.path / name).write_text("inside = 2\n")
    done = wirecopy(home, "run", own_outlet)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(home.path / name) in done.stderr
    assert done.stderr.count("\n") == 1
    assert site.asked == []


def test_a_run_that_gets_nothing_is_a_no_even_where_nothing_was_archived_before(
    site: Site, home: Home, own_outlet: Path
) -> None:
    nobody_listens = own_outlet.read_text("utf-8").replace(site.base, "http://127.0.0.1:9")
    own_outlet.write_text(nobody_listens.replace(site.netloc, "127.0.0.1:9"), "utf-8")
    done = wirecopy(home, "run")
    assert done.returncode == 1
    assert done.stderr == "wirecopy: nothing could be fetched; -v shows why\n"


@pytest.mark.usefixtures("own_outlet")
def test_sigterm_stops_a_run_and_what_was_fetched_is_kept(
    site: Site, home: Home, warcs: Warcs
) -> None:
    publish(site, 200, pause_s=0.05)
    with started(home, "run") as process:
        wait_for(lambda: len(site.asked) > 8)
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "interrupted; what was fetched is in" in errors
    assert errors.count("\n") == 1
    assert time.monotonic() - asked < 20
    assert len(site.asked) < 150
    assert warcs.partials() == []
    warcs.check()
    assert not home.current.exists()


@pytest.mark.usefixtures("own_outlet")
def test_a_server_that_hangs_does_not_keep_a_run_from_stopping(
    site: Site, home: Home, warcs: Warcs
) -> None:
    publish(site, 5, pause_s=60.0)
    with started(home, "run") as process:
        wait_for(lambda: any("/news/" in path for path in site.asked))
        told = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert process.returncode == 1
    assert time.monotonic() - told < 30
    assert warcs.partials() == []
    warcs.check()
    assert f"{site.base}/feed.xml" in warcs.responses()


def test_a_public_outlet_without_a_contact_is_told_at_once(
    site: Site, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WIRECOPY_CONTACT", raising=False)
    own = site.outlet(home.outlets)
    public = own.read_text("utf-8").replace(site.netloc, "harbour-post.example")
    own.write_text(public.replace("allow_private = true", ""), "utf-8")
    done = wirecopy(home, "run", "--every", "10m")
    assert (done.returncode, done.stdout) == (2, "")
    assert "contact" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "wirecopy run apnews"),
        (("--every", "5x"), "write 30s, 10m, 1h or 1h30m"),
        (("--every", "10m", "apnwes"), "did you mean apnews?"),
    ],
)
def test_wrong_use_is_told_at_once(home: Home, words: tuple[str, ...], told: str) -> None:
    done = wirecopy(home, "run", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
