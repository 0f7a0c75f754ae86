"""docs/ingest.md: the example of an agency's item prints what the page says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "ingest.md").read_text("utf-8")
SECTION = TEXT.partition("## Items of an agency's feed")[2].partition("\n## ")[0]


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", SECTION, re.DOTALL)
    return str(found)


def test_the_example_item_is_loaded_and_printed_as_shown(tmp_path: Path) -> None:
    (tmp_path / "ferry.json").write_text(block("json"), "utf-8")
    printed = ""
    for command in block("sh").splitlines():
        words = shlex.split(command)[1:]
        done = subprocess.run(
            [sys.executable, "-m", "etl", "--home", str(tmp_path / "home"), *words],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        printed = done.stdout
    lines = [line.rstrip() for line in printed.strip().splitlines()]
    assert lines == block("text").strip().splitlines()


def test_every_column_of_an_item_is_in_the_table() -> None:
    from dataclasses import fields

    from etl.iptc import Iptc

    named = re.findall(r"^\| `(\w+)` \|", SECTION, re.MULTILINE)
    assert sorted(named) == sorted(field.name for field in fields(Iptc))
