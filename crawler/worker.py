"""The process in which a crawl runs: `python -m crawler.worker`, started by `crawler.run`.

A Twisted reactor cannot be started twice, so that every crawl has a process of its own. It
reads its job from standard input and stops cleanly when that is closed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings

from crawler.errors import CrawlerError
from crawler.progress import say
from crawler.spider import OutletSpider

if TYPE_CHECKING:
    from twisted.python.failure import Failure

# What a crawl that is told to stop may take to fetch what it has begun, in seconds.
PATIENCE_S = 10.0


class CrawlSpider(OutletSpider):
    """Reads every kind of source; not among the project's own spiders, which read one each."""

    name = "crawl"
    kinds = ("feed", "sitemap", "section")


def main() -> int:
    """Do one crawl; give the exit code."""
    job: dict[str, Any] = json.loads(sys.stdin.readline())
    process = CrawlerProcess(_settings(job))
    crawler = process.create_crawler(CrawlSpider)
    failures: list[str] = []

    def failed(failure: Failure) -> None:
        failures.append(_describe(failure.value))

    done = process.crawl(
        crawler, outlets=job["outlets"], max_pages=job["max_pages"], only_due=job["only_due"]
    )
    done.addErrback(failed)
    closed, ended = [], threading.Event()
    crawler.signals.connect(lambda: closed.append(True), signal=signals.spider_closed, weak=False)
    threading.Thread(target=_stop_when_alone, args=(ended,), daemon=True).start()
    process.start()
    ended.set()
    spider = crawler.spider
    if spider is not None and not closed:
        # Scrapy was made to stop at once: what it closes in peace is closed here.
        crawler.signals.send_catch_log(signals.spider_closed, spider=spider, reason="forced")
    reports = spider.reports() if isinstance(spider, OutletSpider) else []
    problem = failures[0] if failures else getattr(spider, "problem", None)
    say("done", reports, problem)
    return 1 if problem else 0


def _settings(job: dict[str, Any]) -> Settings:
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.set("WIRECOPY_HOME", job["home"], priority="cmdline")
    settings.set("WIRECOPY_PROGRESS", True, priority="cmdline")
    settings.set("LOG_ENABLED", job["verbose"], priority="cmdline")
    if job["only_due"]:
        longest = settings["WIRECOPY_LONGEST_CRAWL_OF_A_RUN"]
        settings.set("WIRECOPY_LONGEST_CRAWL", longest, priority="cmdline")
    for name, value in job["settings"].items():
        settings.set(name, value, priority="cmdline")
    return settings


def _describe(error: BaseException | None) -> str:
    return str(error) if isinstance(error, CrawlerError) else f"{type(error).__name__}: {error}"


def _stop_when_alone(ended: threading.Event) -> None:
    """Stop as after Ctrl-C once standard input is closed: who started us wants so, or is gone.

    Scrapy then waits for all requests that it has begun: minutes, where a server hangs, or where
    some wait for their turn at a polite pace. After a while it is made to leave them.
    """
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGINT)
    if not ended.wait(PATIENCE_S):
        os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
