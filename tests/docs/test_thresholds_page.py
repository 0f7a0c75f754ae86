"""docs/thresholds.md: the command on the page writes the file on the page."""

from __future__ import annotations

import re
from pathlib import Path

from crawler.home import Home
from etl.threshold_file import move, moved_in
from etl.thresholds import checked

TEXT = (Path(__file__).parents[2] / "docs" / "thresholds.md").read_text("utf-8")


def test_the_command_on_the_page_writes_the_file_on_the_page(tmp_path: Path) -> None:
    ((name, value),) = re.findall(r"```sh\nwirecopy rethreshold --set (\w+)=(\S+) --apply\n", TEXT)
    (written,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    home = Home(tmp_path)
    home.thresholds.write_text(f"{written.splitlines()[0]}\n")
    moved = {name: checked(name, float(value))}
    move(home, moved)
    assert home.thresholds.read_text() == written
    assert moved_in(home) == moved
