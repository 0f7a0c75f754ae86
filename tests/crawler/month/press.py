"""The outlets' servers: real ones on the loopback, by a clock that the crawl moves."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from crawler.clock import FileClock

    from .papers import Paper, Piece

OUTLET = """
name = "The {slug}"
home_url = "{base}/"
hosts = ["127.0.0.1:{port}"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"
[[{source}]]
url = "{base}/{path}"
[crawl]
delay_s = 0
allow_private = true
daily_pages = {daily_pages}
"""
METADATA, INSIDE = "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/admin"
SITEMAPS, URLS_A_SITEMAP = 10, 50_000
_FEED_LENGTH = 40


class Press:
    """All servers of a world."""

    def __init__(self, papers: Sequence[Paper], clock: FileClock) -> None:
        self.papers = papers
        self.clock = clock
        self._servers = [_Server(paper, clock) for paper in papers]

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def write_outlets(self, folder: Path, daily_pages: int) -> None:
        folder.mkdir(parents=True)
        for server in self._servers:
            is_huge = server.paper.way == "huge"
            (folder / f"{server.paper.slug}.toml").write_text(
                OUTLET.format(
                    slug=server.paper.slug,
                    base=server.base,
                    port=server.server_address[1],
                    source="sitemap" if is_huge else "feed",
                    path="sitemap.xml" if is_huge else "feed.xml",
                    daily_pages=daily_pages,
                ),
                "utf-8",
            )

    def url_of(self, paper: Paper, path: str) -> str:
        return next(each.base for each in self._servers if each.paper is paper) + path


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, paper: Paper, clock: FileClock) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.paper, self.clock = paper, clock
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.by_path = {piece.path: piece for piece in paper.pieces}
        self.old_sitemap = b""

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        now, paper = self.server.clock.now(), self.server.paper
        with suppress(OSError):
            status = self._answer(now, paper)
            paper.asked.append((now, self.path, status))

    def _answer(self, now: datetime, paper: Paper) -> int:
        if self.path == "/robots.txt":
            rules = "User-agent: *\nDisallow: /private/\n" if paper.way == "robots" else ""
            return self._send(200, rules.encode(), "text/plain")
        if paper.way == "busy" and now.hour in {3, 4, 15}:
            after = {"Retry-After": "3600"} if now.hour != 15 else {}
            return self._send(429 if now.hour == 3 else 503, b"busy", "text/plain", after)
        if self.path == "/feed.xml":
            return self._feed(now, paper)
        if self.path.startswith("/sitemap"):
            return self._sitemap(now, paper)
        if self.path == "/" or self.path.startswith("/moved"):
            return self._page(self.path.removeprefix("/moved"), now, paper)
        return self._page(self.path, now, paper)

    def _page(self, path: str, now: datetime, paper: Paper) -> int:  # noqa: PLR0911 - ways
        piece = self.server.by_path.get(path)
        if path == "/":
            return self._send(200, b"<html><body>Front page</body></html>", "text/html")
        if piece is None or piece.published > now:
            return self._send(404, b"nothing here", "text/html")
        if piece.deleted is not None and piece.deleted <= now:
            return self._gone(path)
        if piece.moved is not None and piece.moved <= now and not self.path.startswith("/moved"):
            return self._send(301, b"", "text/html", {"Location": f"/moved{path}"})
        number = paper.pieces.index(piece)
        if paper.way == "hostile" and number % 2:
            place = METADATA if number % 4 == 1 else INSIDE
            return self._send(302, b"", "text/html", {"Location": place})
        if paper.way == "hanging" and number % 5 == 0:
            time.sleep(2)
            return self._send(200, piece.body(now), "text/html")
        if paper.way == "endless" and number % 5 == 0:
            return self._endless()
        return self._versioned(piece, now, paper)

    def _versioned(self, piece: Piece, now: datetime, paper: Paper) -> int:
        body = piece.body(now)
        tag = '"always"' if paper.way == "lying" else f'"{crc32(body):x}"'
        if self.headers.get("If-None-Match") == tag:
            return self._send(304, b"", "text/html", {"ETag": tag})
        return self._send(200, body, "text/html", {"ETag": tag})

    def _gone(self, path: str) -> int:
        way = crc32(path.encode()) % 3
        if way == 2:
            return self._send(302, b"", "text/html", {"Location": "/"})
        return self._send(410 if way else 404, b"gone", "text/html")

    def _endless(self) -> int:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(300):
            self.wfile.write(b"<p>and on it goes</p>" * 2_000)
        self.close_connection = True
        return 200

    def _feed(self, now: datetime, paper: Paper) -> int:
        if paper.way == "broken" and now.hour % 4 == 0:
            return self._send(200, b"<rss><channel><item><title>half a fe", "application/rss+xml")
        items = "".join(
            f"<item><title>{piece.path}</title><link>{self.server.base}{piece.path}</link></item>"
            for piece in reversed(paper.published(now)[-_FEED_LENGTH:])
        )
        extra = "<link>javascript:alert(1)</link>" if paper.way == "broken" else ""
        body = f'<rss version="2.0"><channel>{extra}{items}</channel></rss>'.encode()
        tag = '"always"' if paper.way == "lying" else f'"{crc32(body):x}"'
        if self.headers.get("If-None-Match") == tag:
            return self._send(304, b"", "application/rss+xml", {"ETag": tag})
        return self._send(200, body, "application/rss+xml", {"ETag": tag})

    def _sitemap(self, now: datetime, paper: Paper) -> int:
        if self.path == "/sitemap.xml":
            nodes = "".join(
                f"<sitemap><loc>{self.server.base}/sitemap-{number}.xml</loc></sitemap>"
                for number in range(SITEMAPS)
            )
            return self._send(200, f"<sitemapindex>{nodes}</sitemapindex>".encode(), "text/xml")
        if self.path != "/sitemap-0.xml":
            return self._send(200, self._old_urls(now), "application/gzip", {"ETag": '"old"'})
        nodes = "".join(
            f"<url><loc>{self.server.base}{piece.path}</loc>"
            f"<lastmod>{piece.published.isoformat()}</lastmod></url>"
            for piece in paper.published(now)
        )
        return self._send(200, f"<urlset>{nodes}</urlset>".encode(), "text/xml")

    def _old_urls(self, now: datetime) -> bytes:
        if not self.server.old_sitemap:
            long_ago = (now - timedelta(days=400)).date().isoformat()
            nodes = "".join(
                f"<url><loc>{self.server.base}/archive/old-story-number-{number}</loc>"
                f"<lastmod>{long_ago}</lastmod></url>"
                for number in range(URLS_A_SITEMAP)
            )
            self.server.old_sitemap = gzip.compress(f"<urlset>{nodes}</urlset>".encode(), 1)
        return self.server.old_sitemap

    def _send(
        self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> int:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return status

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass
