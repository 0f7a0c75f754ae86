from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest

from crawler.worker import _settings

if TYPE_CHECKING:
    from pathlib import Path


def busy(answer: Any, status: int = 429, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return type(answer)(b"later", status, named)


def run(scrapy_crawl: Any, outlets: object, *options: str) -> str:
    with scrapy_crawl("feed", outlets, *options) as process:
        output, _ = process.communicate(timeout=40)
    assert process.returncode == 0, output
    return str(output)


def asked_at(site: Any, path: str) -> list[float]:
    return [when for when, asked in zip(site.times, site.asked, strict=True) if asked == path]


def test_a_busy_server_is_not_asked_before_its_time_and_then_gives_its_pages(
    site: Any, scrapy_crawl: Any, warcs: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(6)])
    for n in range(6):
        site.page(f"/{n}", f"Page {n}")
    site.first("/feed.xml", busy(site.pages["/0"], 503, Retry_After="1"))
    site.first("/3", busy(site.pages["/0"], 429, Retry_After="2"))
    run(scrapy_crawl, site.outlet(tmp_path))

    first, second = asked_at(site, "/feed.xml")
    assert second - first >= 1.0
    refused, again = asked_at(site, "/3")
    assert again - refused >= 2.0
    between = [when for when in site.times if refused < when < refused + 1.9]
    assert len(between) <= 1, "only what was on its way already"
    statuses = [record.status for record in warcs.records() if record.kind == "response"]
    assert statuses.count("200") == 7
    assert statuses.count("429") == statuses.count("503") == 1


def test_a_server_that_names_no_time_is_asked_again_later_and_later(
    site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [])
    site.first("/feed.xml", *(busy(site.pages["/feed.xml"], 429) for _ in range(2)))
    run(scrapy_crawl, site.outlet(tmp_path), "-s", "WIRECOPY_BACKOFF=0.6")
    one, two, three = asked_at(site, "/feed.xml")
    assert two - one >= 0.6
    assert three - two >= 1.2


def test_a_wait_longer_than_the_crawl_ends_it_for_that_server_and_is_told(
    site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(40)])
    for n in range(40):
        site.page(f"/{n}", "A page")
    when = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)
    site.first("/37", busy(site.pages["/0"], 503, Retry_After=when))
    output = run(scrapy_crawl, site.outlet(tmp_path))
    assert len(asked_at(site, "/37")) == 1
    assert len(site.asked) < 15
    assert len(re.findall("is given up for this crawl, not to be asked before", output)) == 1
    dropped = re.search(r"'wirecopy/given_up/busy': (\d+)", output)
    assert dropped
    assert int(dropped.group(1)) >= 25


def test_a_server_that_is_too_busy_for_its_robots_txt_is_not_crawled(
    site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [])
    site.first("/robots.txt", busy(site.pages["/feed.xml"], 429, Retry_After="7200"))
    run(scrapy_crawl, site.outlet(tmp_path))
    assert site.asked == ["/robots.txt"]


def test_a_server_that_answers_slowly_is_given_up_when_it_has_had_its_time(
    site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(30)])
    for n in range(30):
        site.page(f"/{n}", "A page")
        site.pages[f"/{n}"].pause_s = 0.5
    output = run(scrapy_crawl, site.outlet(tmp_path), "-s", "WIRECOPY_LONGEST_CRAWL=2")
    assert "has had its time: it is given up for this crawl" in output
    assert len(site.asked) < 20
    assert "'wirecopy/given_up/slow'" in output


@pytest.mark.parametrize(("only_due", "seconds"), [(True, 1800.0), (False, 0.0)])
def test_only_a_run_of_what_is_due_gives_a_server_half_an_hour(
    *, only_due: bool, seconds: float
) -> None:
    job = {"home": "home", "verbose": False, "only_due": only_due, "settings": {}}
    assert _settings(job).getfloat("WIRECOPY_LONGEST_CRAWL") == seconds


def test_an_interruption_does_not_wait_for_the_end_of_a_pause(
    site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    import signal
    import time

    site.feed("/feed.xml", [])
    site.first("/feed.xml", busy(site.pages["/feed.xml"], 429, Retry_After="200"))
    with scrapy_crawl("feed", site.outlet(tmp_path)) as process:
        end = time.monotonic() + 20
        while "/feed.xml" not in site.asked and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.5)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert time.monotonic() - started < 8
    assert site.asked.count("/feed.xml") == 1
