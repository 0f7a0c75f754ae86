"""The recipes as others' programs read them; run by make test-scrapyd, which has these programs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..docs.recipes import FOLDER, read  # noqa: TID252 - helpers, no package


def test_hadolint_finds_nothing_wrong_with_the_dockerfile() -> None:
    beside = Path(sys.executable).parent
    program = shutil.which("hadolint", path=beside) or shutil.which("hadolint")
    if program is None:
        pytest.skip("hadolint is no dependency: make test-scrapyd has it")
    done = subprocess.run(
        [program, str(FOLDER / "Dockerfile")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_workflow_is_yaml_and_keeps_the_home_whatever_a_run_comes_to() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is no dependency: make test-scrapyd has it")
    found = yaml.safe_load(read("workflow.yml"))
    assert found["concurrency"]["cancel-in-progress"] is False
    # To YAML 1.1 the key `on` is true.
    assert len(found[True]["schedule"][0]["cron"].split()) == 5
    job = found["jobs"]["run"]
    get, keep = (
        next(each for each in job["steps"] if f"cache/{what}" in each.get("uses", ""))
        for what in ("restore", "save")
    )
    assert keep["if"] == "always()"
    assert keep["with"]["key"] == get["with"]["key"]
    assert keep["with"]["key"].startswith(get["with"]["restore-keys"])
    assert job["env"]["WIRECOPY_HOME"].endswith(f"/{keep['with']['path']}")
    assert sum("wirecopy run" in each.get("run", "") for each in job["steps"]) == 1
