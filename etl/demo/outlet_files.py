"""Writes the outlet files with which the real spiders find the invented world."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from etl.demo.feeds import FEED_PATHS
from etl.demo.read import load_world

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from etl.demo.model import WorldOutlet


def write_outlets(folder: Path, bases: Mapping[str, str]) -> list[Path]:
    """Write one outlet file each into the folder; `bases` gives each outlet's address."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for outlet in load_world().outlets.values():
        path = folder / f"{outlet.slug}.toml"
        path.write_text(outlet_file(outlet, bases[outlet.slug]), "utf-8")
        written.append(path)
    return written


def outlet_file(outlet: WorldOutlet, base: str) -> str:
    """Write one outlet as its TOML file says it; JSON's strings are TOML's."""
    lines = [
        f"# {outlet.name} is invented; the demo serves it on this machine.",
        f"name = {json.dumps(outlet.name, ensure_ascii=False)}",
        f'home_url = "{base}/"',
        f'hosts = ["{base.rpartition("//")[2]}"]',
        f'country = "{outlet.country}"',
        f'language = "{outlet.language}"',
        f'time_zone = "{outlet.time_zone}"',
        f"day_first = {str(outlet.day_first).lower()}",
        f'kind = "{outlet.kind}"',
    ]
    if outlet.agency:
        lines.append(f'agency = "{outlet.agency}"')
    if outlet.owner:
        lines.append(f"owner = {json.dumps(outlet.owner, ensure_ascii=False)}")
    declares = dict(outlet.declares)
    selectors = declares.pop("selector", ())
    lines += _pairs(declares)
    lines += ["", "[crawl]", "delay_s = 0.0", "allow_private = true", ""]
    lines += _sources(outlet, base)
    for selector in selectors:
        lines += ["", "[[selector]]", *_pairs(selector)]
    return "\n".join(lines) + "\n"


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [
        f"{key} = {value if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"
        for key, value in table.items()
    ]


def _sources(outlet: WorldOutlet, base: str) -> list[str]:
    if outlet.feed:
        return ["[[feed]]", f'url = "{base}{FEED_PATHS[outlet.feed]}"']
    if outlet.sitemap:
        return ["[[sitemap]]", f'url = "{base}/sitemap.xml"']
    return ["[[section]]", f'url = "{base}/"', 'include = ["/news/", "/premium/"]']
