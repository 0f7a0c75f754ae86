"""What the tests of scheduled runs share: a small newspaper on loopback, and the command line."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ..crawler.conftest import Site, Warcs, home, site, warcs  # noqa: TID252 - helpers, no package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crawler.home import Home

__all__ = ["Site", "Warcs", "home", "site", "warcs"]

CHECKOUT = Path(__file__).parents[2]


def command(home: Home, *words: object) -> list[str]:
    return [sys.executable, "-m", "etl", "--home", str(home.path), *map(str, words)]


def wirecopy(home: Home, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(home, *words),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@contextmanager
def started(home: Home, *words: object) -> Iterator[subprocess.Popen[str]]:
    """A running command; it does not outlive a test that fails."""
    with subprocess.Popen(
        command(home, *words),
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(condition: Callable[[], Any], seconds: float = 60.0) -> Any:
    """What the condition gives once it gives something."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)
    return found


def publish(site: Site, pages: int, *, pause_s: float = 0.0) -> None:
    """Let the newspaper have so many articles."""
    site.feed("/feed.xml", [f"{site.base}/news/{number}" for number in range(pages)])
    for number in range(pages):
        site.page(f"/news/{number}", f"The harbour ferry is late for the {number}th time. " * 30)
        site.pages[f"/news/{number}"].pause_s = pause_s


@pytest.fixture
def own_outlet(site: Site, home: Home) -> Path:
    """The newspaper's outlet file, in the home."""
    return site.outlet(home.outlets)
