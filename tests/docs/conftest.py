"""What the tests of the documents share: the demo, run once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("demo") / "home"
    subprocess.run(
        [sys.executable, "-m", "etl", "--home", str(home), "demo"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return home
