"""One process at a time, whatever becomes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from crawler.home import Home
from etl.errors import EtlError
from etl.only_one import BusyError, only_one

if TYPE_CHECKING:
    from pathlib import Path

HOLDS = """
import subprocess, sys, time
from pathlib import Path
from crawler.home import Home
from etl.only_one import only_one
home = Home(Path(sys.argv[1]))
with only_one(home, home.run_lock, "run"):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    print(child.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_a_second_one_is_turned_away_and_told_by_whom_and_since_when(home: Home) -> None:
    with only_one(home, home.run_lock, "run"), pytest.raises(BusyError) as turned_away:
        only_one(home, home.run_lock, "run").__enter__()
    assert turned_away.value.exit_code == 1
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert str(turned_away.value).startswith(f"another run is running in {home.path} since {today}")
    assert f"process {os.getpid()}: wait" in str(turned_away.value)


def test_being_turned_away_leaves_the_holders_name_for_the_next(home: Home) -> None:
    with only_one(home, home.run_lock, "run"):
        for _ in range(2):
            with pytest.raises(BusyError, match=f"process {os.getpid()}"):
                only_one(home, home.run_lock, "run").__enter__()


def test_afterwards_the_lock_is_free(home: Home) -> None:
    for _ in range(2):
        with only_one(home, home.run_lock, "run"):
            assert home.run_lock.exists()


def test_two_locks_of_a_home_do_not_meet(home: Home) -> None:
    with only_one(home, home.run_lock, "run"), only_one(home, home.lock, "build"):
        pass


def test_a_killed_holder_leaves_no_lock_even_if_its_children_live(home: Home) -> None:
    command = [sys.executable, "-c", HOLDS, str(home.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        child = int(holder.stdout.readline())
        with pytest.raises(BusyError, match=f"process {holder.pid}"):
            only_one(home, home.run_lock, "run").__enter__()
        holder.send_signal(signal.SIGKILL)
        holder.wait(timeout=10)
        try:
            with only_one(home, home.run_lock, "run"):
                pass
        finally:
            os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("written", ["", "torn", "12 never\n", "1" * 200, "\x1b[31m 2026\n"])
def test_what_is_no_name_in_the_file_is_not_shown(home: Home, written: str) -> None:
    with only_one(home, home.run_lock, "run"):
        home.run_lock.write_text(written)
        with pytest.raises(BusyError) as turned_away:
            only_one(home, home.run_lock, "run").__enter__()
    told = f"another run is running in {home.path}: wait for it to end"
    assert str(turned_away.value) == told


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    home = Home(tmp_path / "file" / "home")
    with pytest.raises(EtlError, match="choose another --home"):
        only_one(home, home.run_lock, "run").__enter__()
