"""Puts a proposed outlet file into the home."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home


def store_outlet(home: Home, slug: str, toml: str, *, force: bool = False) -> Path:
    """Write the file whole, as `outlets/SLUG.toml` or over the one that declares the slug.

    Raises:
        CrawlerError: there is one and `force` is not set, or it cannot be written.
    """
    path = next(iter(sorted(home.outlets.rglob(f"{slug}.toml"))), home.outlets / f"{slug}.toml")
    if path.exists() and not force:
        raise CrawlerError(f"{path} exists: --force overwrites it, --slug gives another name")
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(toml, "utf-8")
        draft.replace(path)
    except OSError as error:
        raise CrawlerError(f"{path}: cannot be written: {error.strerror}") from error
    return path
