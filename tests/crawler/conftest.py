from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.discovery import Discovery
from crawler.home import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTLET = """
name = "The Loopback Post"
home_url = "{base}/"
hosts = ["{netloc}"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"
{sources}
[crawl]
delay_s = {delay}
allow_private = {private}
"""


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: int = 0
    pause_s: float = 0.0


@dataclass
class Site:
    """A small newspaper on the loopback: `pages` are its answers, `asked` what was requested.

    `before` are answers that are given first, once each.
    """

    base: str
    pages: dict[str, Answer] = field(default_factory=dict)
    before: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def netloc(self) -> str:
        return self.base.removeprefix("http://")

    def answer(self, path: str, body: bytes = b"", **options: Any) -> None:
        self.pages[path] = Answer(body, **options)

    def first(self, path: str, *answers: Answer) -> None:
        self.before[path] = list(answers)

    def next_answer(self, path: str) -> Answer:
        waiting = self.before.get(path)
        return waiting.pop(0) if waiting else self.pages.get(path, Answer(b"nothing here", 404))

    def page(self, path: str, text: str, **headers: str) -> None:
        body = f"<html><body><h1>{text}</h1></body></html>".encode()
        self.pages[path] = Answer(body, headers={"Content-Type": "text/html", **headers})

    def zipped(self, path: str, text: str) -> None:
        body = gzip.compress(f"<html><body><h1>{text}</h1></body></html>".encode())
        headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
        self.pages[path] = Answer(body, headers=headers)

    def feed(self, path: str, links: list[str]) -> None:
        items = "".join(
            f"<item><title>Headline of {link}</title><link>{link}</link>"
            "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>"
            "<author>desk@loopback.example (Ada Byline)</author><category>harbour</category></item>"
            for link in links
        )
        xml = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        self.pages[path] = Answer(xml.encode(), headers={"Content-Type": "application/rss+xml"})

    def outlet(
        self, folder: Path, sources: str = "", *, private: bool = True, delay: float = 0.0
    ) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "loopback-post.toml"
        default = f'[[feed]]\nurl = "{self.base}/feed.xml"'
        text = OUTLET.format(
            base=self.base,
            netloc=self.netloc,
            sources=sources or default,
            private=str(private).lower(),
            delay=delay,
        )
        path.write_text(text, "utf-8")
        return path


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append(self.path)
        site.times.append(time.monotonic())
        site.headers.append(dict(self.headers.items()))
        answer = site.next_answer(self.path)
        time.sleep(answer.pause_s)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.chunks:
            self._send_chunked(answer)
        else:
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

    def _send_chunked(self, answer: Answer) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        size = len(answer.body) // answer.chunks + 1
        for start in range(0, len(answer.body), size):
            piece = answer.body[start : start + size]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def serve() -> Iterator[Site]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def many_sites() -> Iterator[list[Site]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serve()) for _ in range(12)]


@pytest.fixture
def other_site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@dataclass
class Record:
    """A WARC record as anybody else would read it: with warcio."""

    kind: str
    url: str
    status: str
    fields: dict[str, str]
    http: dict[str, str]
    body: bytes


class Warcs:
    """Looks into the segments of a home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def segments(self) -> list[Path]:
        return sorted(self._home.segments.glob("*.warc.gz"))

    def partials(self) -> list[Path]:
        return sorted(self._home.segments.glob(".partial/*"))

    def records(self) -> list[Record]:
        return [record for path in self.segments() for record in read_warc(path)]

    def responses(self) -> dict[str, Record]:
        return {record.url: record for record in self.records() if record.kind == "response"}

    def discoveries(self) -> dict[str, Discovery | None]:
        found = (record for record in self.records() if record.kind == "metadata")
        return {record.url: Discovery.from_fields(record.body) for record in found}

    def check(self) -> None:
        names = [str(path) for path in self.segments()]
        assert names
        command = [sys.executable, "-m", "warcio.cli", "check", "-v", *names]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "digest pass" in done.stdout
        assert "no digest" not in done.stdout


def read_warc(path: Path) -> list[Record]:
    with path.open("rb") as stream:
        return [_record(record) for record in ArchiveIterator(stream)]


def _record(record: Any) -> Record:
    http = record.http_headers
    return Record(
        record.rec_type,
        record.rec_headers.get_header("WARC-Target-URI") or "",
        (http.get_statuscode() or "") if http else "",
        dict(record.rec_headers.headers),
        {name.lower(): value for name, value in http.headers} if http else {},
        record.content_stream().read(),
    )


@pytest.fixture
def warcs(home: Home) -> Warcs:
    return Warcs(home)


@pytest.fixture
def scrapy_crawl(home: Home) -> Any:
    """Start `scrapy crawl SPIDER -a outlets=...` as a process, from the checkout."""
    checkout = Path(__file__).parents[2]

    def start(spider: str, outlets: object, *options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "scrapy", "crawl", spider, "-a", f"outlets={outlets}"]
        return subprocess.Popen(
            [*command, *options],
            cwd=checkout,
            env=os.environ | {"WIRECOPY_HOME": str(home.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start
