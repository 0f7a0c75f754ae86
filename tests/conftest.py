"""What all tests share: those that are marked `shared` need real pages beside the checkout."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).parents[2] / "shared" / "data"

# The first call of a compiled loop takes seconds on a fresh machine, all others microseconds.
settings.register_profile("wirecopy", deadline=None)
settings.load_profile("wirecopy")

# A script that runs the tests in its background has them ignore Ctrl-C, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("no shared data beside the checkout")
