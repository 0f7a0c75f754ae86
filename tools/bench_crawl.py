"""`make bench-crawl`: what a crawl costs, beside a bare Scrapy spider that stores nothing.

Both fetch the same pages from one server on the loopback, run by run in turns, and are measured in
processor time of the crawling process alone: pages a CPU-second, the median of the runs. Ours
archives every exchange and notes every visit; it is run again when everything is due, too.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Process, Queue
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

OUTLET = """
name = "The Loopback Post"
home_url = "{base}/"
hosts = ["127.0.0.1:{port}"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"
[[feed]]
url = "{base}/feed.json"
[crawl]
delay_s = 0
max_pages = 100000
daily_pages = 1000000
allow_private = true
"""
BARE = """
import json
import scrapy

class Bare(scrapy.Spider):
    name = "bare"
    start_urls = ["{base}/feed.json"]
    custom_settings = {{
        "LOG_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": {at_once}, "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": True,
    }}

    def parse(self, response):
        for item in json.loads(response.body)["items"]:
            yield scrapy.Request(item["url"], self.page)

    def page(self, response):
        pass
"""
AT_ONCE = 8
PAGE_BYTES = 40_000


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pages = 0
    body = b""

    def do_GET(self) -> None:
        body = self.body if self.path.startswith("/story-") else self._other()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _other(self) -> bytes:
        if self.path != "/feed.json":
            return b""
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        items = [{"url": f"{base}/story-{number}"} for number in range(self.pages)]
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def serve(pages: int, told: Queue[int]) -> None:
    """Serve the pages until the process is ended."""
    _Handler.pages = pages
    _Handler.body = b"<html><body>" + b"<p>The tide came in.</p>" * (PAGE_BYTES // 24) + b"</body>"
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    told.put(server.server_address[1])
    server.serve_forever()


def cpu_seconds(command: list[str], folder: Path, place: Path = ROOT) -> float:
    """Processor time of a command that is run at a place, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "WIRECOPY_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    told: Queue[int] = Queue()
    server = Process(target=serve, args=(given.pages, told), daemon=True)
    server.start()
    port = told.get(timeout=30)
    base = f"http://127.0.0.1:{port}"
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as work:
        outlet, spider = Path(work, "loopback-post.toml"), Path(work, "bare.py")
        outlet.write_text(OUTLET.format(base=base, port=port), "utf-8")
        spider.write_text(BARE.format(base=base, at_once=AT_ONCE), "utf-8")
        crawl = [sys.executable, "-m", "scrapy", "crawl", "feed", "-a", f"outlets={outlet}"]
        crawl += ["-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={AT_ONCE}", "-s", "LOG_ENABLED=0"]
        nothing = cpu_seconds([sys.executable, "-m", "scrapy", "version"], Path(work))
        for number in range(given.runs):
            folder = Path(work, str(number))
            bare.append(
                cpu_seconds(
                    [sys.executable, "-m", "scrapy", "runspider", str(spider)], folder, Path(work)
                )
            )
            ours.append(cpu_seconds(crawl, folder))
    server.terminate()
    print(f"{given.pages:,} pages of {PAGE_BYTES // 1000} kB, median of {given.runs}")
    for name, seconds in (("bare Scrapy", bare), ("wirecopy", ours)):
        middle = statistics.median(seconds)
        print(f"{name:14}{given.pages / middle:8,.0f} pages a CPU-second ({middle:.2f} s)")
    print(
        f"ours is {statistics.median(bare) / statistics.median(ours):.2f} of it"
        f" (starting Scrapy alone takes {nothing:.2f} s)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
