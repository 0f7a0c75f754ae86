"""The crawler in a zip file, as scrapyd runs it: what it reads beside its code is there too."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crawler.shipped import shipped_paths

if TYPE_CHECKING:
    from collections.abc import Callable

CRAWLER = Path(__file__).parents[2] / "crawler"
# An installed wirecopy would tell its own version.
NOT_INSTALLED = """
from importlib import metadata
real = metadata.Distribution.from_name.__func__
def found(cls, name):
    if name == "wirecopy":
        raise metadata.PackageNotFoundError(name)
    return real(cls, name)
metadata.Distribution.from_name = classmethod(found)
"""
PACKAGE_INFO = "Metadata-Version: 2.4\nName: wirecopy\nVersion: 7.8.9\n"


@pytest.fixture
def in_egg(tmp_path: Path) -> Callable[[str], str]:
    """Run code that finds the crawler in an egg and nowhere else; what it prints."""
    egg = tmp_path / "1.egg"
    with zipfile.ZipFile(egg, "w") as written:
        for path in CRAWLER.rglob("*"):
            if path.suffix in {".py", ".toml", ".sql"}:
                written.write(path, Path("crawler") / path.relative_to(CRAWLER))
        written.writestr("EGG-INFO/PKG-INFO", PACKAGE_INFO)

    def run(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", NOT_INSTALLED + code],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(egg)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_its_version_is_the_eggs(in_egg: Callable[[str], str]) -> None:
    code = "import crawler.version as v; print(v.__file__, v.version())"
    assert in_egg(code).split()[-1] == "7.8.9"


def test_the_shipped_outlets_are_in_it(in_egg: Callable[[str], str]) -> None:
    code = (
        "from crawler.outlet import shipped_outlets as s\n"
        "from crawler.shipped import shipped_paths as p\n"
        "print(*[each.slug for each in s()], p()['apnews'])"
    )
    *slugs, path = in_egg(code).split()
    assert slugs == sorted(shipped_paths())
    assert not Path(path).exists()
