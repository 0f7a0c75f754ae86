"""docs/judging.md: its commands print what the page shows, from the first to the last."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from etl.judgement import Judgement, Withdrawal

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "judging.md").read_text("utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.DOTALL)
VOLATILE = (
    (re.compile(r"\b\d{15,20}\b"), "ID"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\dZ"), "TIME"),
    (re.compile(r"[─\s]+"), " "),
)


def stable(text: str) -> str:
    for pattern, mask in VOLATILE:
        text = pattern.sub(mask, text)
    return text.strip()


def test_the_example_runs_as_on_the_page(tmp_path: Path) -> None:
    (lines,) = re.findall(r"```jsonl\n(.*?)```", TEXT, re.DOTALL)
    (tmp_path / "mill.jsonl").write_text(lines, "utf-8")
    ids: list[str] = []
    assert len(BLOCKS) == 4
    for commands, shown in BLOCKS:
        printed = ""
        for command in commands.splitlines():
            words = shlex.split(command)[1:]
            if "--withdraw" in words:
                words[words.index("--withdraw") + 1] = ids[-1]
            done = subprocess.run(
                [sys.executable, "-m", "etl", "--home", str(tmp_path / "home"), *words],
                cwd=tmp_path,
                env={"PYTHONPATH": str(ROOT), "PATH": ""},
                capture_output=True,
                text=True,
                check=True,
            )
            ids += re.findall(r"--withdraw (\d+)", done.stdout)
            if words[0] not in {"ingest", "build"}:
                printed += done.stdout
        assert stable(printed) == stable(shown)


def test_the_page_withdraws_the_judgement_that_it_makes() -> None:
    assert len(re.findall(r"--withdraw (\d+)", TEXT)) == 2
    assert len(set(re.findall(r"--withdraw (\d+)", TEXT))) == 1


def test_every_field_of_a_line_is_on_the_page() -> None:
    when = datetime(2026, 3, 3, tzinfo=UTC)
    judgement = Judgement.of("same", "https://a.example/1", "https://b.example/1", when)
    tables = TEXT.split("| a withdrawal has |")
    for said, table in zip((judgement, Withdrawal(1, when)), tables, strict=True):
        first_cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", " ".join(first_cells))) == said.fields().keys()
