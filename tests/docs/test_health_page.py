"""docs/health.md: its example is what is printed, and it names every finding and metric."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.discovery import Discovery
from crawler.home import Home
from crawler.known import Known
from crawler.tally import CrawlReport
from crawler.url import UrlKey
from crawler.visits import Visits

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "health.md").read_text("utf-8")
OUTLET = """
name = "The Outlet"
home_url = "https://{slug}.example/"
hosts = ["{slug}.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"

[[feed]]
url = "https://{slug}.example/feed.xml"
"""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)


def add_outlet(home: Home, slug: str, last: datetime, gap: timedelta, number: int) -> None:
    """Articles at even gaps up to a time, and a feed that changed a minute ago."""
    home.outlets.mkdir(parents=True, exist_ok=True)
    (home.outlets / f"{slug}.toml").write_text(OUTLET.format(slug=slug), "utf-8")
    base, now = f"https://{slug}.example", datetime.now(UTC) - MINUTE
    found = Discovery(slug, "feed", f"{base}/feed.xml")
    with Visits.open(home.visits) as visits, visits.together():
        for place in range(number):
            at, url = last - place * gap, f"{base}/{place}"
            visits.save(Known(UrlKey(url), url, slug, "article", found, at, None, fetched_at=at))
        url = f"{base}/feed.xml"
        visits.save(
            Known(UrlKey(f"feed {url}"), url, slug, "feed", found, now - 90 * DAY, now,
                  visited_at=now, recorded_at=now, status=200)
        )  # fmt: skip


def example_home(folder: Path) -> Home:
    """A daily that has named nothing for six days, and a weekly as always, read once a day."""
    home, now = Home(folder / "home"), datetime.now(UTC)
    add_outlet(home, "harbour-post", now - 6 * DAY, 6 * HOUR, 200)
    add_outlet(home, "quay-weekly", now - 4 * DAY, 7 * DAY, 12)
    with Visits.open(home.visits) as visits:
        for place in reversed(range(90)):
            at = now - place * DAY - HOUR
            reports = [
                CrawlReport(slug, due=1, sources=1) for slug in ("harbour-post", "quay-weekly")
            ]
            visits.end_run(visits.start_run(at), at, reports)
    return home


def masked(text: str) -> str:
    """A text without its times, and without figures that hang on the hour of the day."""
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\dZ", "TIME", text)
    text = re.sub(r"\d+\.\d+( of its gaps)?", "N", text)
    return re.sub(r"[─\s]+", " ", text).strip()


def test_the_example_prints_what_the_page_shows(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    home = example_home(tmp_path)
    command = [sys.executable, "-m", "etl", "--home", str(home.path), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert masked(done.stdout) == masked(shown)


def test_after_the_demo_all_is_well(demo_home: Path) -> None:
    command = [sys.executable, "-m", "etl", "--home", str(demo_home), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("all is well\n"), done.stdout
    assert done.stdout.count("learning") == 10
    assert done.returncode == 0


def test_every_finding_is_on_the_page() -> None:
    kinds: set[str] = set()
    for folder in (ROOT / "crawler" / "health", ROOT / "etl" / "health"):
        for path in folder.glob("*.py"):
            text = path.read_text("utf-8").split(">>>")[0]
            kinds |= set(re.findall(r'Finding\(\s*"([a-z_]+)"', text))
            kinds |= set(re.findall(r'yield "([a-z_]+)", "', text))
            for pair in re.findall(r'kind = "([a-z_]+)" if .* else "([a-z_]+)"', text):
                kinds |= set(pair)
    rows = [line.split(" | ")[0] for line in TEXT.splitlines() if line.startswith("| `")]
    shown = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert len(kinds) > 25
    assert {each for each in shown if not each.startswith(("wirecopy_", "_"))} == kinds


def test_every_metric_is_on_the_page() -> None:
    source = (ROOT / "etl" / "health" / "prometheus.py").read_text("utf-8")
    named = set(re.findall(r'_gauge\(\s*"([a-z_]+)"', source))
    named |= {f"outlet_{name}" for name in re.findall(r'_outlet_metric\(\s*"([a-z_]+)"', source)}
    assert len(named) > 12
    assert {name for name in named if f"`wirecopy_{name}`" not in TEXT} == set()
