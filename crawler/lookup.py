"""From what a user typed to outlet files: slugs, files, folders."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError
from crawler.shipped import shipped_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.home import Home


def outlet_paths(home: Home, names: Sequence[str]) -> list[Path]:
    """List the outlet files that the names mean, each once.

    Raises:
        CrawlerError: a name is neither a slug nor a TOML file nor a folder that holds some.
    """
    own = _files(home.outlets)
    if not names:
        return list(own.values())
    known = shipped_paths() | own
    found = [path for name in names for path in _paths_of(name, known)]
    return list({path.resolve(): path for path in found}.values())


def _paths_of(name: str, known: dict[str, Path]) -> list[Path]:
    if name in known:
        return [known[name]]
    path = Path(name).expanduser()
    if path.is_dir():
        return _folder(path)
    if path.suffix == ".toml" and path.is_file():
        return [path.absolute()]
    close = get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]}?" if close else "give a slug, a .toml file or a folder"
    raise CrawlerError(f"no outlet {name!r}: {hint}")


def _folder(path: Path) -> list[Path]:
    files = _files(path.absolute())
    if not files:
        raise CrawlerError(f"no outlet files in {path}: add one named <slug>.toml")
    return list(files.values())


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.rglob("*.toml"))}
