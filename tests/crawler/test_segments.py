from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from scrapy.settings import Settings

from crawler.archive import Archive
from crawler.exchange import Exchange
from crawler.warcinfo import crawl_fields

if TYPE_CHECKING:
    from crawler.home import Home

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = MORNING

    def now(self) -> datetime:
        return self.time


def exchange(number: int) -> Exchange:
    return Exchange(
        url=f"https://harbour-post.example/{number}",
        method="GET",
        request_headers=(),
        status=200,
        response_headers=(),
        body=b"<html>tide table</html>",
        fetched_at=MORNING,
        ip_address=None,
        discovery=None,
    )


def test_a_segment_is_completed_by_the_first_write_after_its_time(home: Home, warcs: Any) -> None:
    watch = Watch()
    archive = Archive(home.segments, "x", oldest_segment_s=60, clock=watch)
    for seconds in (0, 59, 60, 61, 120):
        watch.time = MORNING + timedelta(seconds=seconds)
        archive.write(exchange(seconds))
    assert len(archive.completed) == 2
    archive.close()
    held = [[url[29:] for url in urls] for urls in urls_of(warcs)]
    assert held == [["0", "59"], ["60", "61"], ["120"]]
    warcs.check()


def urls_of(warcs: Any) -> list[list[str]]:
    found: list[list[str]] = []
    for record in warcs.records():
        if record.kind == "warcinfo":
            found.append([])
        elif record.kind == "response":
            found[-1].append(record.url)
    return found


def test_a_segment_is_completed_when_asked_after_its_time_and_never_empty(home: Home) -> None:
    watch = Watch()
    archive = Archive(home.segments, "x", oldest_segment_s=60, clock=watch)
    archive.complete_old()
    archive.write(exchange(1))
    archive.complete_old()
    assert archive.completed == []
    watch.time += timedelta(seconds=60)
    archive.complete_old()
    archive.complete_old()
    assert len(archive.completed) == 1


def test_a_segment_says_who_asked_and_how(home: Home, warcs: Any) -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.set("DOWNLOAD_DELAY", 2.5)
    settings.set("WIRECOPY_HOME", "/home/you/wirecopy-data")
    agent = "wirecopy/0 (+https://example.org/crawl)\r\nforged: yes"
    archive = Archive(home.segments, "x", crawl=crawl_fields(settings, agent))
    archive.write(exchange(1))
    archive.close()
    info = warcs.records()[0].body.decode()
    lines = info.split("\r\n")
    assert lines[0].startswith(f"software: wirecopy/{version('wirecopy')} scrapy/2.")
    assert "http-header-user-agent: wirecopy/0 (+https://example.org/crawl) forged: yes" in lines
    assert "robots: obey" in lines
    assert "setting: DOWNLOAD_DELAY=2.5" in lines
    assert "setting: DOWNLOAD_MAXSIZE=10485760" in lines
    assert f"setting: WIRECOPY_LARGEST_SEGMENT={512 << 20}" in lines
    assert "conformsTo: https://iipc.github.io/warc-specifications/" in info
    assert "/home/you" not in info


def test_a_crawl_that_disobeys_robots_says_so() -> None:
    settings = Settings({"ROBOTSTXT_OBEY": False})
    assert ("robots", "ignore") in crawl_fields(settings, "x")
