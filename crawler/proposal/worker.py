"""The process in which a survey runs: `python -m crawler.proposal.worker`.

Started by `crawler.proposal.run`; a Twisted reactor cannot be started twice. It reads its job
from standard input, stops when that is closed, and says in JSON lines what it does.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings, default_settings

from crawler.proposal.spider import SurveySpider
from crawler.proposal.toml import write_toml

if TYPE_CHECKING:
    from crawler.proposal.fact import Proposal

TIMEOUT_S = 20
# The crawl's own, but for the archive: nothing of a survey is kept.
MIDDLEWARES = {
    "crawler.proposal.guards.SurveyGuard": 10,
    "crawler.proposal.guards.SurveyPoliteness": 20,
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
}
EXTENSIONS = {
    "crawler.throttle.OutletThrottle": 0,
    "scrapy.extensions.throttle.AutoThrottle": None,
}
# A survey keeps no schedule and no pauses from run to run: it leaves busy servers alone itself.
HANDLERS = dict.fromkeys(("http", "https"), "crawler.proposal.handler.SurveyHandler")


def main() -> int:
    """Do one survey; give the exit code."""
    job: dict[str, Any] = json.loads(sys.stdin.readline())
    process = CrawlerProcess(_settings(job))
    crawler = process.create_crawler(SurveySpider)
    process.crawl(crawler, job=job, tell=_tell)
    threading.Thread(target=_leave_when_alone, daemon=True).start()
    process.start()
    spider = crawler.spider
    if not isinstance(spider, SurveySpider):
        return 1
    if spider.proposal is None:
        problem = spider.problem
        code = problem.exit_code if problem else 1
        _say({"event": "problem", "problem": str(problem or "was interrupted"), "code": code})
        return 1
    _say({"event": "done", **_shown(spider.proposal)})
    return 0


def _settings(job: dict[str, Any]) -> Settings:
    settings = Settings()
    settings.setmodule("crawler.settings")
    changes: dict[str, Any] = {
        "DOWNLOADER_MIDDLEWARES": MIDDLEWARES,
        "EXTENSIONS": EXTENSIONS,
        "SPIDER_MIDDLEWARES": {},
        "DOWNLOAD_HANDLERS": settings.getdict("DOWNLOAD_HANDLERS") | HANDLERS,
        "SCHEDULER_PRIORITY_QUEUE": default_settings.SCHEDULER_PRIORITY_QUEUE,
        "DOWNLOAD_TIMEOUT": TIMEOUT_S,
        "RETRY_TIMES": 1,
        "LOG_ENABLED": job["verbose"],
    }
    for name, value in changes.items():
        settings.set(name, value, priority="cmdline")
    return settings


def _shown(proposal: Proposal) -> dict[str, Any]:
    facts = [
        {"key": fact.key, "value": fact.value, "origin": fact.origin, "guessed": fact.guessed}
        for fact in (*proposal.facts, *proposal.crawl)
    ]
    return {"slug": proposal.slug, "facts": facts, "toml": write_toml(proposal)}


def _tell(url: str) -> None:
    _say({"event": "asked", "url": url})


def _say(event: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def _leave_when_alone() -> None:
    """Leave at once when whoever started us is gone or has lost interest: nothing is stored."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
