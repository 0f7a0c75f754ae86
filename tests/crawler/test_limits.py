from __future__ import annotations

import contextlib
import gzip
import os
import re
import socket
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Evil:
    """A server whose every connection is handed to a function."""

    def __init__(self, behave: Callable[[socket.socket], None]) -> None:
        self._behave = behave
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            connection.recv(65536)
            with contextlib.suppress(OSError):
                self._behave(connection)


@pytest.fixture
def evil() -> Iterator[Callable[..., Evil]]:
    started: list[Evil] = []

    def start(behave: Callable[[socket.socket], None]) -> Evil:
        started.append(Evil(behave))
        return started[-1]

    yield start
    for each in started:
        each.close()


def endlessly(piece: bytes, before: bytes = b"", pause_s: float = 0.0) -> Any:
    def behave(connection: socket.socket) -> None:
        connection.sendall(before)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            connection.sendall(piece)
            time.sleep(pause_s)

    return behave


def watch_memory(pid: int, seen: list[int]) -> None:
    """Note the most memory that a process has had until it ends, in MB."""
    with contextlib.suppress(OSError):
        while found := re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text()):
            seen.append(int(found[1]) // 1024)
            time.sleep(0.02)


@dataclass
class Crawled:
    output: str
    cpu_seconds: float
    seconds: float
    megabytes: int


def crawled(
    scrapy_crawl: Any, site: Any, folder: Path, addresses: list[str], *options: str
) -> Crawled:
    """Crawl a feed that names an ordinary page and some that are none."""
    site.feed("/feed.xml", [f"{site.base}/a", *addresses])
    site.page("/a", "A page")
    path = site.outlet(folder)
    hosts = "".join(f'"{address.split("/")[2]}", ' for address in addresses)
    path.write_text(path.read_text("utf-8").replace("hosts = [", f"hosts = [{hosts}"), "utf-8")
    seen: list[int] = []
    started = time.monotonic()
    with scrapy_crawl("feed", path, "-s", "RETRY_TIMES=0", *options) as process:
        threading.Thread(target=watch_memory, args=(process.pid, seen), daemon=True).start()
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, output
    assert "/a" in site.asked
    spent = usage.ru_utime + usage.ru_stime
    return Crawled(output, spent, time.monotonic() - started, max(seen))


def bomb(megabytes: int) -> bytes:
    """A gzip file of so many MB of zeros, made without packing them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(b"\0" * (16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return gzip.compress(b"")[:10] + block * (megabytes // 16) + packer.flush()


def test_pages_that_unpack_to_gigabytes_are_stopped(
    scrapy_crawl: Any, site: Any, tmp_path: Path
) -> None:
    ten_gigabytes = bomb(10_000)
    assert 9_000_000 < len(ten_gigabytes) < 10 << 20
    bombs = {
        "gzip": ten_gigabytes,
        "gzip, gzip": gzip.compress(bomb(2_000)),
        "gzip, deflate, gzip": gzip.compress(zlib.compress(bomb(2_000))),
    }
    for number, (encodings, body) in enumerate(bombs.items()):
        headers = {"Content-Type": "text/html", "Content-Encoding": encodings}
        site.answer(f"/bomb{number}", body, headers=headers)
    pages = [f"{site.base}/bomb{number}" for number in range(3)]
    done = crawled(scrapy_crawl, site, tmp_path, pages)
    stopped = "exceeded DOWNLOAD_MAXSIZE (10485760 B) during decompression"
    assert (
        len([line for line in done.output.splitlines() if stopped in line and "WARNING" in line])
        == 3
    )
    assert done.cpu_seconds < 10
    assert done.megabytes < 300


HEADS = [
    (OK, b"X-Evil: " + b"a" * 1000 + b"\r\n"),
    (OK, b"a:\n" * 20_000),
    (OK + b"X-Evil: x\r\n", b" folded on and on\r\n" * 1000),
    (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 500),
    (OK + b"X-Evil: ", b"x" * 65536),
    (b"HTTP/1.1 200 ", b"x" * 65536),
]


def test_headers_without_an_end_are_cut_off(
    scrapy_crawl: Any, site: Any, evil: Any, tmp_path: Path
) -> None:
    servers = [evil(endlessly(piece, before)).base for before, piece in HEADS]
    done = crawled(scrapy_crawl, site, tmp_path, [f"{server}/x" for server in servers])
    for server in servers:
        assert f"keeps us from {server}/x: robots.txt could not be fetched" in done.output
    assert "took longer than" not in done.output
    assert done.seconds < 20
    assert done.cpu_seconds < 10
    assert done.megabytes < 200


def test_a_body_without_an_end_is_cut_off(
    scrapy_crawl: Any, site: Any, evil: Any, tmp_path: Path
) -> None:
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    server = evil(endlessly(chunk, OK + b"Transfer-Encoding: chunked\r\n\r\n"))
    done = crawled(scrapy_crawl, site, tmp_path, [f"{server.base}/x"])
    assert "download max size (10485760)" in done.output
    assert done.megabytes < 300


def test_servers_that_drip_are_ended_by_a_limit_for_all_of_a_response(
    scrapy_crawl: Any, site: Any, evil: Any, tmp_path: Path
) -> None:
    befores = [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", OK + b"Content-Length: 100000\r\n\r\n"]
    servers = [evil(endlessly(b"x", before, pause_s=0.1)).base for before in befores]
    options = ("-s", "DOWNLOAD_TIMEOUT=2")
    done = crawled(scrapy_crawl, site, tmp_path, [f"{server}/x" for server in servers], *options)
    for server in servers:
        assert f"Getting {server}/robots.txt took longer than 2" in done.output
    assert done.seconds < 15


def test_redirects_end(scrapy_crawl: Any, site: Any, tmp_path: Path) -> None:
    for n in range(20):
        site.answer(f"/r{n}", status=302, headers={"Location": f"/r{n + 1}"})
    done = crawled(scrapy_crawl, site, tmp_path, [f"{site.base}/r0"])
    assert "max redirections reached" in done.output
    assert sum(path.startswith("/r") and path[2:].isdigit() for path in site.asked) == 6
