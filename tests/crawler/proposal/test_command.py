from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

from .sites import json_feed_in_hungarian

if TYPE_CHECKING:
    from crawler.home import Home

WIRECOPY = [sys.executable, "-c", "from etl.cli import main; main()"]
ADD = ("--allow-private", "--delay", "0")


def outlets(home: Home, *words: str) -> subprocess.CompletedProcess[str]:
    command = [*WIRECOPY, "--home", str(home.path), "outlets", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_an_added_outlet_is_listed_and_not_overwritten(site: Any, home: Home) -> None:
    json_feed_in_hungarian(site)

    added = outlets(home, "add", f"{site.base}/", *ADD)
    assert (added.returncode, added.stderr) == (0, "")
    path = home.outlets / "kikotoi-hirlap.toml"
    assert f"Wrote {path}" in added.stdout
    assert "guessed: title of the front page" in " ".join(added.stdout.split())

    (own, *shipped) = json.loads(outlets(home, "list", "--json").stdout)
    assert (own["outlet"], own["language"], own["shipped"]) == ("kikotoi-hirlap", "hu", False)
    assert own["feeds"] == [f"{site.base}/feed.json"]
    assert "apnews" in {outlet["outlet"] for outlet in shipped}
    assert "kikotoi-hirlap" in outlets(home, "list").stdout

    path.write_text("name = 'mine'\n", "utf-8")
    again = outlets(home, "add", f"{site.base}/", *ADD)
    assert again.returncode == 2
    assert again.stderr.startswith(f"wirecopy: {path} exists: --force overwrites it")
    assert path.read_text("utf-8") == "name = 'mine'\n"

    forced = outlets(home, "add", f"{site.base}/", *ADD, "--force", "--json")
    record = json.loads(forced.stdout)
    assert record["file"] == str(path)
    assert path.read_text("utf-8") == record["toml"]
    assert {fact["key"] for fact in record["facts"]} >= {"name", "country", "allow_private"}


def test_printing_writes_nothing(site: Any, home: Home) -> None:
    json_feed_in_hungarian(site)
    printed = outlets(home, "add", f"{site.base}/", *ADD, "--print", "--slug", "quay")
    assert printed.returncode == 0
    assert tomllib.loads(printed.stdout)["home_url"] == f"{site.base}/"
    assert not home.path.exists()


def test_a_site_without_anything_is_told_in_one_line(site: Any, home: Home) -> None:
    site.page("/", "Nothing yet")
    done = outlets(home, "add", f"{site.base}/", *ADD)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "nothing to crawl was found" in done.stderr


def test_wrong_use_is_told_in_one_line(home: Home) -> None:
    for words in (["harbour.example"], ["https://harbour.example/", "--slug", "A B"]):
        done = outlets(home, "add", *words)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
