"""docs/thresholds.md: the command on the page writes the file on the page."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from crawler.home import Home
from etl.cli import cli
from etl.ingest import ingest
from etl.thresholds import checked

TEXT = (Path(__file__).parents[2] / "docs" / "thresholds.md").read_text("utf-8")


def test_the_command_on_the_page_writes_the_file_on_the_page(tmp_path: Path) -> None:
    (command,) = re.findall(r"```sh\nwirecopy (.*)\n```", TEXT)
    (written,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    comment, _ = written.splitlines()
    file = tmp_path / "text.jsonl"
    file.write_text('{"id": "a", "text": "Too short."}\n')
    home = Home(tmp_path / "home")
    ingest(home, [file])
    home.thresholds.write_text(f"{comment}\n")
    result = CliRunner().invoke(cli, ["--home", str(home.path), *shlex.split(command)])
    assert result.exit_code == 0, result.output
    assert home.thresholds.read_text() == written


def test_names_on_the_page_are_thresholds() -> None:
    for name, value in re.findall(r"--set (\w+)=([\d.]+)", TEXT):
        assert checked(name, float(value))
