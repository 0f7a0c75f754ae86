"""Serves the invented world on loopback: one process, one port an outlet."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from etl.demo.outlet_files import write_outlets
from etl.demo.read import load_world
from etl.demo.site import pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from etl.demo.model import Page

FIRST_PORT = 28610  # below the range from which systems hand out ports by themselves
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Served:
    """One answered request."""

    outlet: str
    path: str
    status: int


@dataclass(frozen=True, slots=True)
class ServedWorld:
    """The running world: the address of every outlet and what was asked so far."""

    bases: dict[str, str]
    requests: list[Served] = field(default_factory=list)

    def write_outlets(self, folder: Path) -> list[Path]:
        """Write one outlet file each, so that the spiders find this world."""
        return write_outlets(folder, self.bases)


@contextmanager
def serve_world(*, fixed_ports: bool = True) -> Iterator[ServedWorld]:
    """Serve every outlet from a thread until the block ends.

    The ports are the same each time where they are free, so that the ids of the demo's articles
    are too; a taken port is replaced by any free one.
    """
    servers = {
        slug: _bound(FIRST_PORT + number if fixed_ports else 0)
        for number, slug in enumerate(load_world().outlets)
    }
    world = ServedWorld({s: f"http://{HOST}:{server.server_port}" for s, server in servers.items()})
    for page in pages(world.bases):
        servers[page.outlet].pages[page.path] = page
    for slug, server in servers.items():
        server.outlet, server.log = slug, world.requests
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield world
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.pages: dict[str, Page] = {}
        self.outlet = ""
        self.log: list[Served] = []
        super().__init__((HOST, port), _Handler)


def _bound(port: int) -> _Server:
    try:
        return _Server(port)
    except OSError:
        return _Server(0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answer one request."""
        page = self.server.pages.get(self.path.partition("?")[0])
        if page is None:
            self._send(404, {"Content-Type": "text/html"}, b"<html><h1>Not found</h1></html>")
        elif page.kind == "redirect":
            self._send(301, {"Location": page.body.decode()}, b"")
        else:
            self._send_page(page)

    def do_HEAD(self) -> None:
        """Answer one request without its body."""
        self.do_GET()

    def log_message(self, *args: object) -> None:
        """Print nothing: requests are kept in the world's list."""

    def _send_page(self, page: Page) -> None:
        headers = {
            "Content-Type": page.content_type,
            "ETag": f'"{blake2b(page.body, digest_size=8).hexdigest()}"',
        }
        if page.published is not None:
            headers["Last-Modified"] = format_datetime(page.published, usegmt=True)
        if self.headers.get("If-None-Match") == headers["ETag"]:
            self._send(304, headers, b"")
            return
        body = page.body
        zips = "gzip" in self.headers.get("Accept-Encoding", "")
        if zips and load_world().outlets[page.outlet].gzip and page.kind == "article":
            body = gzip.compress(body, mtime=0)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self._send(200, headers, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.server.log.append(Served(self.server.outlet, self.path, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
