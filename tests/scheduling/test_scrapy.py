"""`scrapy crawl feed` as docs/scheduling.md has it: slugs and files, most pages, settings."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from .conftest import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

    from .conftest import Site, Warcs


def test_outlets_are_named_by_slug_and_by_file_and_each_has_its_most_pages(
    site: Site, home: Home, warcs: Warcs, tmp_path: Path
) -> None:
    for name in ("post", "gazette"):
        site.feed(f"/{name}.xml", [f"{site.base}/{name}/{number}" for number in range(3)])
        for number in range(3):
            site.page(f"/{name}/{number}", "The ferry is late.")
    site.outlet(home.outlets, f'[[feed]]\nurl = "{site.base}/post.xml"')
    elsewhere = site.outlet(tmp_path, f'[[feed]]\nurl = "{site.base}/gazette.xml"')
    gazette = elsewhere.rename(tmp_path / "gazette.toml")
    command = [sys.executable, "-m", "scrapy", "crawl", "feed"]
    command += ["-a", f"outlets=loopback-post,{gazette}", "-a", "max_pages=2"]
    done = subprocess.run(
        [*command, "-s", "DOWNLOAD_TIMEOUT=7"],
        cwd=CHECKOUT,
        env=os.environ | {"WIRECOPY_HOME": str(home.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "'DOWNLOAD_TIMEOUT': '7'" in done.stderr
    fetched = [url.rpartition("/")[0] for url in warcs.responses()]
    assert [fetched.count(f"{site.base}/{name}") for name in ("post", "gazette")] == [2, 2]
    assert {path.name for path in home.outlets.iterdir()} == {"loopback-post.toml", "gazette.toml"}
