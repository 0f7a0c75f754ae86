"""The flow has one direction: who may import whom, and no import cycles."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("crawler", "etl", "warehouse")
MAY_IMPORT = {
    "crawler": {"crawler"},
    "warehouse": {"warehouse"},
    "etl": {"crawler", "etl", "warehouse"},
}
FORBIDDEN_LIBRARIES = {
    "crawler": {"duckdb", "trafilatura", "datasketch", "pyarrow"},
    "etl": {"scrapy", "twisted"},
    "warehouse": {"scrapy", "twisted", "lxml", "trafilatura", "datasketch", "warcio"},
}


def modules() -> dict[str, Path]:
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


def imports_of(path: Path, *, only_at_import_time: bool) -> set[str]:
    """Names a module imports; those under TYPE_CHECKING or in functions run at no import."""
    found: set[str] = set()

    def visit(nodes: list[ast.stmt]) -> None:
        for node in nodes:
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if not only_at_import_time:
                    visit(node.body)
            elif isinstance(node, ast.If):
                typing_only = "TYPE_CHECKING" in ast.unparse(node.test)
                if not (typing_only and only_at_import_time):
                    visit(node.body)
                visit(node.orelse)
            else:
                for field in ("body", "orelse", "finalbody", "handlers"):
                    visit(getattr(node, field, []))

    visit(ast.parse(path.read_text("utf-8")).body)
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_the_flow_allows(package: str) -> None:
    wrong = {
        f"{name} imports {target}"
        for name, path in modules().items()
        if name.split(".")[0] == package
        for target in imports_of(path, only_at_import_time=False)
        if (top := target.split(".")[0]) in PACKAGES and top not in MAY_IMPORT[package]
    }
    assert not wrong


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_knows_only_its_own_libraries(package: str) -> None:
    wrong = {
        f"{name} imports {target}"
        for name, path in modules().items()
        if name.split(".")[0] == package
        for target in imports_of(path, only_at_import_time=False)
        if target.split(".")[0] in FORBIDDEN_LIBRARIES[package]
    }
    assert not wrong


def test_there_are_no_import_cycles() -> None:
    known = modules()
    graph = {
        name: imports_of(path, only_at_import_time=True) & known.keys() - {name}
        for name, path in known.items()
    }
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for target in sorted(graph[name]):
                walk(target, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        walk(name, ())


@pytest.mark.parametrize(
    "command",
    [
        "copies",
        "story",
        "provenance",
        "sql",
        "shell",
        "status",
        "check",
        "extract",
        "why",
        "diff",
        "judge",
        "judgements",
        "outlets",
        "rethreshold",
    ],
)
def test_answering_commands_import_no_crawler_and_no_signatures_to_start(command: str) -> None:
    import subprocess
    import sys

    code = (
        f"import sys, etl.commands.{command}\n"
        "heavy = {'scrapy', 'datasketch', 'twisted', 'scipy', 'pyarrow'} & sys.modules.keys()\n"
        "sys.exit(', '.join(heavy) or None)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_sql_stands_in_sql_files_only() -> None:
    import re

    built = re.compile(r'f"""[^"]*\b(?:select|insert|delete|update)\b|f"(?:select|insert|delete)\b')
    wrong = [name for name, path in modules().items() if built.search(path.read_text("utf-8"))]
    assert not wrong
