from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.home import Home

CHECKOUT = Path(__file__).parents[2]
WIRECOPY = [sys.executable, "-c", "from etl.cli import main; main()"]


def wait_for(condition: Callable[[], object], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def wirecopy(home: Home, *words: object) -> subprocess.CompletedProcess[str]:
    command = [*WIRECOPY, "--home", str(home.path), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def slow_site(site: Any, pages: int = 200) -> None:
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(pages)])
    for n in range(pages):
        site.page(f"/{n}", "A page " * 50)
        site.pages[f"/{n}"].pause_s = 0.05


def test_scrapy_lists_one_spider_a_kind_of_source() -> None:
    command = [sys.executable, "-m", "scrapy", "list"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["feed", "section", "sitemap"]


def test_scrapy_crawl_takes_outlets_and_writes_a_segment(
    site: Any, warcs: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/a"])
    site.page("/a", "A page")
    path = site.outlet(
        tmp_path, f'[[feed]]\nurl = "{site.base}/feed.xml"\n[[section]]\nurl = "{site.base}/"'
    )
    with scrapy_crawl("feed", path) as process:
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 0, output
    assert "/" not in site.asked
    assert f"{site.base}/a" in warcs.responses()
    (segment,) = warcs.segments()
    assert segment.name.startswith("loopback-post-")


def test_a_private_address_is_refused_without_a_word_in_the_file(
    site: Any, home: Home, scrapy_crawl: Any, tmp_path: Path
) -> None:
    with scrapy_crawl("feed", site.outlet(tmp_path, private=False)) as process:
        output, _ = process.communicate(timeout=30)
    assert process.returncode != 0
    assert "allow_private = true" in output
    assert site.asked == []
    assert not home.segments.exists()


def test_a_killed_crawl_leaves_no_torn_segment_and_the_next_one_keeps_its_pages(
    site: Any, warcs: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    slow_site(site)
    path = site.outlet(tmp_path)
    with scrapy_crawl("feed", path) as process:
        wait_for(lambda: len(site.asked) > 8)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
    assert warcs.segments() == []
    (partial,) = warcs.partials()
    with partial.open("ab") as stream:
        stream.write(b"\x1f\x8b\x08torn")

    kept = len(site.asked)
    with scrapy_crawl("feed", path, "-a", "max_pages=3") as process:
        output, _ = process.communicate(timeout=60)
    assert "torn bytes dropped" in output
    assert warcs.partials() == []
    assert partial.name.removesuffix(".open") in {path.name for path in warcs.segments()}
    warcs.check()
    captured = [
        each.url for each in warcs.records()
        if each.kind == "response" and each.url.rpartition("/")[2].isdigit()
    ]  # fmt: skip
    assert len(captured) >= 4
    assert len(captured) == len(set(captured))
    assert len([path for path in site.asked[kept:] if path[1:].isdigit()]) == 3


def test_an_interrupted_crawl_stops_and_completes_its_segment(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    slow_site(site)
    command = [*WIRECOPY, "--home", str(home.path), "crawl", str(site.outlet(tmp_path))]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        wait_for(lambda: len(site.asked) > 8)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "interrupted; what was fetched is in" in errors
    assert len(errors.splitlines()) == 1
    assert len(site.asked) < 150
    assert warcs.partials() == []
    warcs.check()


def test_the_crawl_ends_when_the_command_is_killed(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    slow_site(site)
    command = [*WIRECOPY, "--home", str(home.path), "crawl", str(site.outlet(tmp_path))]
    with subprocess.Popen(command) as process:
        wait_for(lambda: len(site.asked) > 8)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    wait_for(lambda: warcs.segments() and not warcs.partials())
    assert len(site.asked) < 150
    warcs.check()


def test_the_command_reports_what_it_did(site: Any, home: Home, tmp_path: Path) -> None:
    site.answer("/robots.txt", b"User-agent: wirecopy\nDisallow: /no\n")
    site.feed("/feed.xml", [f"{site.base}/a", f"{site.base}/no", f"{site.base}/gone"])
    site.page("/a", "A page")
    folder = site.outlet(tmp_path / "outlets").parent
    done = wirecopy(home, "crawl", "--outlets", folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    header, row = done.stdout.splitlines()
    assert header.split() == [
        "outlet",
        "found",
        "new",
        "fetched",
        "changed",
        "gone",
        "refused",
        "failed",
        "bytes",
    ]
    assert row.split()[:8] == ["loopback-post", "3", "3", "1", "0", "0", "1", "1"]

    again = wirecopy(home, "crawl", "--json")
    assert again.returncode == 0, again.stderr
    (report,) = json.loads(again.stdout)
    assert (report["outlet"], report["found"], report["fetched"]) == ("loopback-post", 3, 0)


def test_a_crawl_that_gets_nothing_is_a_no(site: Any, home: Home, tmp_path: Path) -> None:
    done = wirecopy(home, "crawl", site.outlet(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "wirecopy: nothing could be fetched; -v shows why\n"


def test_wrong_use_is_told_in_one_line(site: Any, home: Home, tmp_path: Path) -> None:
    nothing = wirecopy(home, "crawl")
    assert nothing.returncode == 2
    assert "wirecopy crawl apnews" in nothing.stderr
    unknown = wirecopy(home, "crawl", "apnwes")
    assert unknown.returncode == 2
    assert unknown.stderr == "wirecopy: no outlet 'apnwes': did you mean apnews?\n"
    path = site.outlet(tmp_path)
    path.write_text(path.read_text("utf-8").replace("kind", "kidn"), "utf-8")
    broken = wirecopy(home, "crawl", path)
    assert broken.returncode == 2
    assert len(broken.stderr.splitlines()) == 1
    assert str(path) in broken.stderr


def test_an_archive_that_cannot_be_written_ends_the_crawl(
    site: Any, home: Home, tmp_path: Path
) -> None:
    slow_site(site)
    home.segments.parent.mkdir(parents=True)
    home.segments.write_text("a file where a folder should be", "utf-8")
    done = wirecopy(home, "crawl", site.outlet(tmp_path))
    assert done.returncode == 1
    assert "the archive cannot be written" in done.stderr
    assert len(site.asked) < 10


def test_help_ends_with_an_example() -> None:
    done = subprocess.run(
        [*WIRECOPY, "crawl", "--help"], capture_output=True, text=True, check=True, env=os.environ
    )
    assert "Example: wirecopy crawl apnews" in done.stdout
