from __future__ import annotations

from pathlib import Path

from crawler.outlet import read_outlet
from etl.rows import outlet_row
from warehouse.load import Loader

TEXT = """
name = "The Harbour Post"
home_url = "https://harbour-post.example/"
hosts = ["harbour-post.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"
owner = "Quayside Media"
{more}
"""


def test_what_a_file_says_of_the_house_reaches_the_warehouse(tmp_path: Path) -> None:
    more = 'group = "Quayside"\nmarket = "the estuary"\ncms = "WordPress"'
    (tmp_path / "harbour-post.toml").write_text(TEXT.format(more=more), "utf-8")
    (tmp_path / "lonely-post.toml").write_text(TEXT.format(more=""), "utf-8")
    outlets = [read_outlet(path) for path in sorted(tmp_path.glob("*.toml"))]
    with Loader.open(tmp_path / "warehouse.duckdb") as loader:
        loader.load({"outlet": [outlet_row(outlet) for outlet in outlets]})
        found = loader._connection.execute(
            "select outlet, owner, owner_group, market, cms from outlet order by outlet"
        ).fetchall()
    assert found == [
        ("harbour-post", "Quayside Media", "Quayside", "the estuary", "WordPress"),
        ("lonely-post", "Quayside Media", None, None, None),
    ]
