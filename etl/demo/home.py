"""The demo's home folder: made anew each time, and only ever deleted if the demo made it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from etl.errors import EtlError

if TYPE_CHECKING:
    from crawler.home import Home

MARKER = ".made-by-wirecopy-demo"


class NotOursError(EtlError):
    """The folder holds something that the demo did not make."""

    exit_code = 2


def fresh_home(home: Home) -> None:
    """Empty the demo's home folder, or make it.

    Raises:
        NotOursError: the folder is not empty and was not made by the demo.
    """
    folder = home.path
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotOursError(f"{folder} is not a folder: choose another with --home")
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / MARKER).is_file():
            raise NotOursError(f"{folder} was not made by the demo: choose another with --home")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text("wirecopy demo empties this folder when it starts.\n", "utf-8")
