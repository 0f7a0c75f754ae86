"""One page of each of the demo's outlets, as it was fetched, and all that is to be read of it.

`python tools/outlet_pages.py` renews both when the demo's world has changed.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crawler.selector import FIELDS, FURNITURE
from etl.demo.read import load_world

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.outlet import Outlet

FOLDER = Path(__file__).parent / "outlets"
SLUGS = sorted(path.stem for path in FOLDER.glob("*.json"))


@pytest.fixture(scope="module")
def tool() -> Any:
    path = Path(__file__).parents[2] / "tools" / "outlet_pages.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def outlets(tool: Any) -> Mapping[str, Outlet]:
    found: Mapping[str, Outlet] = tool.outlets()
    return found


def expected(slug: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((FOLDER / f"{slug}.json").read_text("utf-8"))
    return record


def test_every_outlet_of_the_demo_has_a_page() -> None:
    assert list(load_world().outlets) == SLUGS
    assert sorted(path.stem for path in FOLDER.glob("*.html")) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_all_of_a_page_is_read_as_it_should_be(
    slug: str, tool: Any, outlets: Mapping[str, Outlet]
) -> None:
    page, record = (FOLDER / f"{slug}.html").read_bytes(), expected(slug)
    assert tool.record(page, record["fetched"], outlets[slug]) == record["read"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_is_what_the_demo_serves(slug: str, tool: Any) -> None:
    page = (FOLDER / f"{slug}.html").read_bytes()
    assert page == tool.served()[expected(slug)["fetched"]["url"]]


def test_the_outlets_declare_everything_that_can_be_declared_of_pages(
    outlets: Mapping[str, Outlet],
) -> None:
    selectors = [selector for outlet in outlets.values() for selector in outlet.selectors]
    assert any(outlet.role_bylines for outlet in outlets.values())
    assert any(outlet.caption_labels for outlet in outlets.values())
    assert {selector.field for selector in selectors} == set(FIELDS)
    assert any(selector.until for selector in selectors)
    assert any(selector.kind for selector in selectors)
    assert {outlet.day_first for outlet in outlets.values()} == {True, False}
    assert len({outlet.time_zone for outlet in outlets.values()}) > 5


@pytest.mark.parametrize("slug", SLUGS)
def test_every_kind_on_the_pages_is_one_that_can_be_declared(slug: str) -> None:
    assert {kind for kind, _ in expected(slug)["read"]["furniture"]} <= set(FURNITURE)
