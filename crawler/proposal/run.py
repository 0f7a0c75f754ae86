"""Surveys a site in a process of its own and gives the outlet file that it proposes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from threading import Timer
from typing import IO, TYPE_CHECKING, Any

from crawler.contact import require_contact
from crawler.crawler_file import read_crawler_file
from crawler.errors import CrawlerError
from crawler.last_words import last_line
from crawler.outlet_values import WrongValueError, checked_slug, checked_url
from crawler.proposal.store import read_proposed
from crawler.proposal.survey import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.home import Home
    from crawler.outlet import Outlet

PAUSE_S = 1.0
LIMIT_S = 240.0
GRACE_S = 180.0
"""A request that waits for its turn and then for its answer may take so much longer."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed outlet file: its text, what it says, and where every value comes from."""

    slug: str
    toml: str
    outlet: Outlet
    facts: tuple[dict[str, Any], ...]


def propose(  # noqa: PLR0913 - each option is one of the command's
    home: Home,
    url: str,
    *,
    slug: str | None = None,
    delay_s: float | None = None,
    allow_private: bool = False,
    on_ask: Callable[[str], None] | None = None,
    verbose: bool = False,
    limit_s: float = LIMIT_S,
) -> Proposed:
    """Look at a site and propose its outlet file, checked as a crawl would read it.

    At most 50 requests, one at a time, `delay_s` seconds apart (1 when not given) or as
    robots.txt wants it; after `limit_s` seconds no new one is made, and the proposal is of what
    was seen until then. `on_ask` is told each address.

    Raises:
        CrawlerError: the address or the slug is wrong, or a public site would be asked without a
            contact (exit code 2).
        UnusableSiteError: the site cannot be read, or nothing to crawl was found (exit code 1).
    """
    address = _checked_url(url, allow_private=allow_private)
    contact = read_crawler_file(home).contact
    require_contact(contact, [address], home.crawler_file)
    job = {
        "url": address,
        "contact": contact,
        "slug": _checked_slug(slug),
        "delay_s": delay_s,
        "pause_s": PAUSE_S if delay_s is None else delay_s,
        "allow_private": allow_private,
        "verbose": verbose,
        "limit_s": limit_s,
    }
    with tempfile.TemporaryFile("w+") as errors:
        done = _work(job, None if verbose else errors, on_ask)
        if done is None:
            raise UnusableSiteError(f"{url}: the survey failed: {last_line(errors)}")
    if done["event"] == "problem":
        raise _problem(done)
    outlet = read_proposed(done["slug"], done["toml"])
    return Proposed(done["slug"], done["toml"], outlet, tuple(done["facts"]))


def _checked_url(url: str, *, allow_private: bool) -> str:
    try:
        return checked_url(url, allow_private=allow_private)
    except WrongValueError as error:
        hint = str(error).replace("set allow_private = true under [crawl]", "add --allow-private")
        raise CrawlerError(hint) from error


def _checked_slug(slug: str | None) -> str | None:
    try:
        return None if slug is None else checked_slug(slug)
    except WrongValueError as error:
        raise CrawlerError(f"{slug!r} is no slug: {error}") from error


def _work(
    job: dict[str, Any], errors: IO[str] | None, on_ask: Callable[[str], None] | None
) -> dict[str, Any] | None:
    """Run the worker to its end; its last event, None when it had none to give."""
    with subprocess.Popen(
        [sys.executable, "-m", "crawler.proposal.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        start_new_session=True,
    ) as worker:
        if worker.stdin is None or worker.stdout is None:
            raise UnusableSiteError("the survey's process has no pipes")
        killer = Timer(job["limit_s"] + GRACE_S, worker.kill)
        killer.start()
        try:
            worker.stdin.write(json.dumps(job) + "\n")
            worker.stdin.flush()
            return _last_event(worker.stdout, on_ask)
        finally:
            killer.cancel()
            worker.stdin.close()


def _last_event(lines: IO[str], on_ask: Callable[[str], None] | None) -> dict[str, Any] | None:
    for line in lines:
        event: dict[str, Any] = json.loads(line)
        if event["event"] != "asked":
            return event
        if on_ask is not None:
            on_ask(event["url"])
    return None


def _problem(done: dict[str, Any]) -> CrawlerError:
    error = UnusableSiteError(done["problem"])
    error.exit_code = done["code"]
    return error
