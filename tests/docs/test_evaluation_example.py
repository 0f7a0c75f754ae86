"""docs/evaluation.md: the example of a gold file is scored as the page says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from etl.gold import LABELS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "evaluation.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (lines,) = blocks("jsonl")
    (tmp_path / "gold.jsonl").write_text(lines, "utf-8")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *shlex.split(command)[1:], "--workers", "1"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_is_scored_and_shown_as_on_the_page(folder: Path) -> None:
    done = run(blocks("sh")[0].strip(), folder)
    assert done.returncode == 0, done.stderr
    (shown,) = blocks("text")
    lines = [line.rstrip() for line in done.stdout.strip().splitlines()]
    assert lines == [line.rstrip() for line in shown.strip().splitlines()]


def test_the_command_for_scripts_says_yes(folder: Path) -> None:
    assert run(blocks("sh")[1].strip(), folder).returncode == 0


def test_every_label_on_the_page_is_known() -> None:
    (row,) = re.findall(r"^\| `label` \| (.*) \|$", TEXT, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) <= LABELS.keys()
