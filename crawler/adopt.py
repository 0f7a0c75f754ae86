"""The home keeps the files of the outlets it has crawled, so that a later build knows them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crawler.home import Home
    from crawler.outlet import Outlet


def adopt_outlets(home: Home, outlets: Iterable[Outlet]) -> None:
    """Copy the outlets' files into the home, over an older one of the same slug.

    Raises:
        CrawlerError: the home cannot be written.
    """
    own = {path.resolve() for path in home.outlets.rglob("*.toml")}
    try:
        for outlet in outlets:
            if outlet.path.resolve() not in own:
                _copy(outlet, home)
    except OSError as error:
        raise CrawlerError(f"{home.outlets}: cannot be written: {error.strerror}") from error


def _copy(outlet: Outlet, home: Home) -> None:
    home.outlets.mkdir(parents=True, exist_ok=True)
    kept = next(home.outlets.rglob(f"{outlet.slug}.toml"), home.outlets / f"{outlet.slug}.toml")
    content = outlet.path.read_bytes()
    if kept.exists() and kept.read_bytes() == content:
        return
    draft = kept.with_name(f".{kept.name}.{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.replace(kept)
