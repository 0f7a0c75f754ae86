"""Reads a proposed outlet file as a crawl will, and puts it into the home."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError
from crawler.outlet import read_outlet

if TYPE_CHECKING:
    from crawler.home import Home
    from crawler.outlet import Outlet


def read_proposed(slug: str, toml: str) -> Outlet:
    """Read the text of a proposed file.

    Raises:
        CrawlerError: a crawl would not take it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{slug}.toml"
        path.write_text(toml, "utf-8")
        return read_outlet(path)


def place_of(home: Home, slug: str, *, force: bool = False) -> Path:
    """Give the file of a slug: `outlets/SLUG.toml`, or the one that declares it already.

    Raises:
        CrawlerError: there is one and `force` is not set.
    """
    path = next(iter(sorted(home.outlets.rglob(f"{slug}.toml"))), home.outlets / f"{slug}.toml")
    if path.exists() and not force:
        raise CrawlerError(f"{path} exists: --force overwrites it, --slug gives another name")
    return path


def store_outlet(home: Home, slug: str, toml: str, *, force: bool = False) -> Path:
    """Write the file whole.

    Raises:
        CrawlerError: there is one and `force` is not set, or it cannot be written.
    """
    path = place_of(home, slug, force=force)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(toml, "utf-8")
        draft.replace(path)
    except OSError as error:
        raise CrawlerError(f"{path}: cannot be written: {error.strerror}") from error
    return path
