"""Which version of the program this is."""

from __future__ import annotations

from importlib import metadata
from importlib.resources import files
from zipfile import Path as ZipPath


def version() -> str:
    """Version of the program, also where scrapyd runs it from an egg.

    scrapyd calls an egg by its version alone, so that the name of the project does not find it.

    Raises:
        PackageNotFoundError: the program is neither installed nor in an egg.
    """
    try:
        return metadata.version("wirecopy")
    except metadata.PackageNotFoundError:
        package = files("crawler")
        if not isinstance(package, ZipPath):
            raise
        return metadata.PathDistribution(ZipPath(package.root, "EGG-INFO/")).version
