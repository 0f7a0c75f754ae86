from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crawler.home import Home
from etl.demo.home import NotOursError, fresh_home

if TYPE_CHECKING:
    from pathlib import Path


def test_empties_a_folder_that_an_earlier_demo_made(tmp_path: Path) -> None:
    home = Home(tmp_path / "demo")
    fresh_home(home)
    (home.path / "old").write_text("x")
    fresh_home(home)
    assert not (home.path / "old").exists()


def test_leaves_a_folder_alone_that_somebody_else_made(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    with pytest.raises(NotOursError, match="was not made by the demo"):
        fresh_home(Home(tmp_path))
    assert (tmp_path / "precious").exists()


def test_does_not_follow_a_link_to_a_folder(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    fresh_home(Home(real))
    link.symlink_to(real)
    with pytest.raises(NotOursError):
        fresh_home(Home(link))
    assert real.is_dir()


def test_takes_an_empty_folder(tmp_path: Path) -> None:
    fresh_home(Home(tmp_path))
    assert list(tmp_path.iterdir())
