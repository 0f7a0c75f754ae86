"""A scratch folder is for one process alone, and gone when that ends, however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from etl.errors import EtlError
from etl.scratch import scratch_in

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home

HOLD = """
import sys, time
from pathlib import Path
from crawler.home import Home
from etl.scratch import scratch_in

with scratch_in(Home(Path(sys.argv[1]))) as folder:
    (folder / "half").write_text("half")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def made(home: Home) -> None:
    home.path.mkdir()


def ended_by(home: Home, number: signal.Signals) -> None:
    """Let a process have a folder, and end it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        with scratch_in(home):
            assert len(left(home)) == 2
        assert len(left(home)) == 1
        process.send_signal(number)


def left(home: Home) -> list[Path]:
    return list(home.path.iterdir())


def test_it_is_gone_in_the_end_and_after_an_error(home: Home) -> None:
    def fail() -> None:
        with scratch_in(home) as folder:
            (folder / "a").mkdir()
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert left(home) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_is_gone_when_its_process_is_told_to_end(home: Home, number: signal.Signals) -> None:
    ended_by(home, number)
    assert left(home) == []


def test_that_of_a_killed_process_is_removed_by_the_next_one(home: Home) -> None:
    ended_by(home, signal.SIGKILL)
    assert len(left(home)) == 1
    with scratch_in(home) as folder:
        assert left(home) == [folder]
    assert left(home) == []


def test_where_none_can_be_made_is_told_in_one_line(home: Home) -> None:
    home.path.rmdir()
    home.path.write_text("a file")
    with pytest.raises(EtlError, match=r"^cannot write to \S+: Not a directory"), scratch_in(home):
        pass
