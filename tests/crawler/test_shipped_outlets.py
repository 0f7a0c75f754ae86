from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from crawler.outlet import Outlet, read_outlet, shipped_outlets

DOCS = Path(__file__).parents[2] / "docs" / "outlets.md"
SHIPPED = shipped_outlets()
TABLES = {"feed", "sitemap", "section", "selector", "crawl", "expect"}


def example() -> str:
    page = DOCS.read_text("utf-8").partition("## An example")[2]
    found = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert found
    return found.group(1)


def keys(table: dict[str, object]) -> set[str]:
    parts = [value if isinstance(value, list) else [value] for value in table.values()]
    inner = [part for each in parts for part in each if isinstance(part, dict)]
    return set(table) | {key for part in inner for key in part}


def test_many_outlets_in_several_countries_are_shipped() -> None:
    assert len(SHIPPED) >= 15
    assert {outlet.country for outlet in SHIPPED} >= {"us", "gb", "ca", "au", "in"}


@pytest.mark.parametrize("outlet", SHIPPED, ids=lambda outlet: outlet.slug)
def test_a_shipped_outlet_is_marked_and_consistent(outlet: Outlet) -> None:
    assert not outlet.verified
    assert outlet.path.read_text("utf-8").startswith("# Not verified")
    assert outlet.path.parent.name == outlet.country
    assert outlet.covers(outlet.home_url)
    assert outlet.feeds or outlet.sitemaps or outlet.sections
    assert outlet.delay_s >= 1
    assert not outlet.allow_private


def test_only_the_agency_itself_is_an_agency() -> None:
    assert [(o.slug, o.agency) for o in SHIPPED if o.agency or o.kind == "agency"] == [
        ("apnews", "AP")
    ]


def test_the_documented_example_is_an_outlet(tmp_path: Path) -> None:
    path = tmp_path / "harbour-post.toml"
    path.write_text(example(), "utf-8")
    outlet = read_outlet(path)
    assert outlet.name == "The Harbour Post"
    assert (len(outlet.feeds), len(outlet.sitemaps), len(outlet.sections)) == (1, 1, 1)
    assert outlet.caption_labels == ("Archive picture", "Pic")
    assert [selector.field for selector in outlet.selectors] == ["body", "body", "cut"]
    assert outlet.sections[0].include == (r"/world/[a-z0-9-]+-\d+$",)


def test_every_key_of_the_example_is_explained() -> None:
    table = DOCS.read_text("utf-8").partition("## The keys")[2]
    for key in keys(tomllib.loads(example())) - TABLES:
        assert f"`{key}`" in table
