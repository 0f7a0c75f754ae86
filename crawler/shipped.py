"""The outlet files that come with the program."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "outlets"


def shipped_paths() -> dict[str, Path]:
    """List the shipped outlet files by slug."""
    return {path.stem: path for path in sorted(FOLDER.glob("*/*.toml"))}
