from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from crawler.errors import CrawlerError
from etl.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

FERRY = (
    "<p>The harbour ferry stopped on Tuesday after its crews walked out over hours, it said.</p>"
    "<p>Nobody could say when it would sail again, and islanders began to share heating oil.</p>"
)
MILL = (
    "<p>The mill on the river reopened on Monday after a century, and its wheel turned by noon.</p>"
    "<p>A choir sang on the bridge, and the miller gave flour to each of the many singers.</p>"
    "<p>It will grind twice a week until the autumn, when the river is too low for its wheel.</p>"
)
OUTLET = """
name = "The Harbour Post"
home_url = "https://www.harbour-post.example/"
hosts = ["harbour-post.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"

[[selector]]
field = "body"
css = "#ferry"
until = 2020-01-01
"""


def extract(folder: Path, *words: str) -> Any:
    page = folder / "page.html"
    page.write_text(f"<body><div id=ferry>{FERRY}</div><div>{MILL}</div></body>", "utf-8")
    return CliRunner().invoke(cli, ["extract", str(page), "--json", *words])


def test_a_page_can_be_read_as_an_outlet_file_says(tmp_path: Path) -> None:
    file = tmp_path / "harbour-post.toml"
    file.write_text(OUTLET, "utf-8")
    general = json.loads(extract(tmp_path).output)
    declared = json.loads(extract(tmp_path, "--outlet", str(file)).output)
    assert "mill" in general["body"]
    assert "mill" not in declared["body"]
    assert "ferry" in declared["body"]
    assert declared["outlet"] == "harbour-post"


def test_a_mistake_in_the_outlet_file_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "harbour-post.toml"
    file.write_text(OUTLET.replace("#ferry", "#ferry >"), "utf-8")
    done = extract(tmp_path, "--outlet", str(file))
    assert isinstance(done.exception, CrawlerError)
    assert "selector[0].css: '#ferry >' is no CSS selector" in str(done.exception)
    assert len(str(done.exception).splitlines()) == 1
