"""The documents say what the program does: their commands are run, their links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def tool(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documented_commands_print_what_the_document_shows(path: Path, demo_home: Path) -> None:
    readme = tool("readme")
    for written, printed in readme.outdated(path, demo_home):
        assert readme.stable(printed) == readme.stable(written)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_command_has_a_help_with_an_example() -> None:
    from click.testing import CliRunner

    from etl.cli import COMMANDS, cli

    for name in COMMANDS:
        result = CliRunner().invoke(cli, [name, "--help"])
        assert result.exit_code == 0, name
        assert f"Example: wirecopy {name}" in " ".join(result.output.split()), name


def test_every_rejection_reason_is_documented() -> None:
    documented = (ROOT / "docs" / "ingest.md").read_text("utf-8")
    reasons = set()
    for path in (ROOT / "etl").rglob("*.py"):
        text = path.read_text("utf-8")
        reasons |= set(re.findall(r'(?:reject|_reject)\([^"]*?"([a-z_]+)"', text))
        reasons |= set(re.findall(r'reason, detail = "([a-z_]+)"', text))
        reasons |= set(re.findall(r'return "([a-z_]+)", f?"', text))
        reasons |= set(re.findall(r'Refused\("([a-z_]+)"', text))
        reasons |= set(re.findall(r'large = "([a-z_]+)", f"', text))
    assert len(reasons) > 12
    assert {reason for reason in reasons if f"`{reason}`" not in documented} == set()
