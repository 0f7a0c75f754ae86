"""The outlet files that come with the program."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp


def shipped_paths() -> dict[str, Path]:
    """List the shipped outlet files by slug."""
    return {path.stem: path for path in sorted(_folder().glob("*/*.toml"))}


@cache
def _folder() -> Path:
    """Where they are; a copy of it while the program runs where it is an egg, as under scrapyd."""
    shipped = files("crawler") / "outlets"
    if isinstance(shipped, Path):
        return shipped
    folder = Path(mkdtemp(prefix="wirecopy-outlets-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for country in shipped.iterdir():
        (folder / country.name).mkdir()
        for file in country.iterdir():
            (folder / country.name / file.name).write_bytes(file.read_bytes())
    return folder
