from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from etl.cli import main

from .sites import json_feed_in_hungarian

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.home import Home

ADD = ("--allow-private", "--delay", "0")


@dataclass
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def outlets(home: Home, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def run(*words: str) -> Done:
        with pytest.raises(SystemExit) as leaving:
            main(["--home", str(home.path), "outlets", *words])
        return Done(int(leaving.value.code or 0), *capsys.readouterr())

    return run


def test_an_added_outlet_is_listed_and_not_overwritten(site: Any, home: Home, outlets: Any) -> None:
    json_feed_in_hungarian(site)

    added = outlets("add", f"{site.base}/", *ADD)
    assert (added.code, added.err) == (0, "")
    path = home.outlets / "kikotoi-hirlap.toml"
    assert f"Wrote {path}" in added.out
    assert "guessed: title of the front page" in " ".join(added.out.split())

    (own, *shipped) = json.loads(outlets("list", "--json").out)
    assert (own["outlet"], own["language"], own["shipped"]) == ("kikotoi-hirlap", "hu", False)
    assert own["feeds"] == [f"{site.base}/feed.json"]
    assert "apnews" in {outlet["outlet"] for outlet in shipped}
    assert "kikotoi-hirlap" in outlets("list").out

    path.write_text("name = 'mine'\n", "utf-8")
    asked = len(site.asked)
    again = outlets("add", f"{site.base}/", *ADD, "--slug", "kikotoi-hirlap")
    assert (again.code, len(site.asked)) == (2, asked)
    assert again.err.startswith(f"wirecopy: {path} exists: --force overwrites it")
    assert path.read_text("utf-8") == "name = 'mine'\n"

    forced = outlets("add", f"{site.base}/", *ADD, "--force", "--json")
    record = json.loads(forced.out)
    assert record["file"] == str(path)
    assert path.read_text("utf-8") == record["toml"]
    assert {fact["key"] for fact in record["facts"]} >= {"name", "country", "allow_private"}


def test_printing_writes_nothing(site: Any, home: Home, outlets: Any) -> None:
    json_feed_in_hungarian(site)
    printed = outlets("add", f"{site.base}/", *ADD, "--print", "--slug", "quay")
    assert printed.code == 0
    assert tomllib.loads(printed.out)["home_url"] == f"{site.base}/"
    assert not home.path.exists()


def test_a_site_without_anything_is_told_in_one_line(site: Any, outlets: Any) -> None:
    site.page("/", "Nothing yet")
    done = outlets("add", f"{site.base}/", *ADD)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "nothing to crawl was found" in done.err


def test_wrong_use_is_told_in_one_line(outlets: Any) -> None:
    for words in (["harbour.example"], ["https://harbour.example/", "--slug", "A B"]):
        done = outlets("add", *words)
        assert (done.code, done.err.count("\n")) == (2, 1)
