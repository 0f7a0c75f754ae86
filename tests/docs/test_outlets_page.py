"""docs/outlets.md: the proposal on the page is what the command prints for such a site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crawler.outlet import read_outlet

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "outlets.md").read_text("utf-8")
SECTION = TEXT.partition("## Let the site propose it")[2].partition("\n## ")[0]
HOST = "www.harbour-post.example"
STORIES = [f"/world/the-ferry-is-late-{48210 + n}" for n in range(5)]
OUTLET = {
    "@context": "https://schema.org",
    "@type": "NewsMediaOrganization",
    "name": "The Harbour Post",
    "address": {"@type": "PostalAddress", "addressCountry": "GB"},
    "parentOrganization": {"@type": "Organization", "name": "Quayside Media"},
}


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", SECTION, re.DOTALL)
    return str(found)


def pages(base: str) -> dict[str, str]:
    """The Harbour Post: a feed, a front page, a section front, and some stories."""
    links = "".join(f'<h2><a href="{story}">The ferry is late</a></h2>' for story in STORIES)
    head = (
        f'<script type="application/ld+json">{json.dumps(OUTLET)}</script>'
        '<link rel="alternate" type="application/rss+xml" href="/rss/news.xml">'
        '<link rel="alternate" type="application/rss+xml" href="/rss/comments.xml">'
    )

    def page(title: str, body: str) -> str:
        top = f'<html lang="en-GB"><head><title>{title}</title>{head}</head>'
        return f"{top}<body>{body}</body></html>"

    menu = '<nav><a href="/world">World</a> <a href="/about-our-newsroom">About us</a></nav>'
    items = "".join(
        f"<item><title>The ferry is late</title><link>{base}{story}</link>"
        "<pubDate>Wed, 25 Mar 2026 08:00:00 GMT</pubDate></item>"
        for story in STORIES
    )
    story = "<article><h1>The ferry is late</h1><p>Printed on 25/03/2026.</p></article>"
    fronts = dict.fromkeys(("/", "/world"), page("The Harbour Post", menu + links))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    articles = dict.fromkeys(STORIES, page("The ferry is late", menu + story))
    return fronts | articles | {"/rss/news.xml": feed}


@pytest.fixture
def base() -> Iterator[str]:
    """Serve the site on the loopback; its address without the last slash."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = site.get(self.path)
            self.send_response(200 if text else 404)
            kind = "application/rss+xml" if self.path.startswith("/rss") else "text/html"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write((text or "").encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
        site = pages(address)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            thread.join()


def test_the_command_prints_the_file_on_the_page(base: str) -> None:
    (command,) = block("sh").splitlines()
    words = command.replace(f"https://{HOST}", base).split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "etl", *words, "--delay", "0", "--allow-private"],
        capture_output=True,
        text=True,
        check=True,
    )
    place = base.removeprefix("http://")
    printed = done.stdout.replace(base, f"https://{HOST}").replace(place, "harbour-post.example")
    on_the_page, left_out = block("toml").split("\n# Looked at")
    crawl = "\n[crawl]\ndelay_s = 0.0  # as given\nallow_private = true  # as given\n"
    assert printed == f"{on_the_page}{crawl}\n# Looked at{left_out}"


def test_the_file_on_the_page_is_an_outlet(tmp_path: Path) -> None:
    path = tmp_path / "harbour-post.toml"
    path.write_text(block("toml"), "utf-8")
    outlet = read_outlet(path)
    assert (outlet.name, outlet.day_first, len(outlet.feeds)) == ("The Harbour Post", True, 1)
