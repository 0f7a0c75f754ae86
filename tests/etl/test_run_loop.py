"""The loop around runs: on the beat, once after a sleep, and the end of a run that will not end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from etl import run_loop
from etl.run_line import run_line
from etl.stopping import stopped_by_signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BEGAN = datetime(2026, 3, 2, 8, 0, 5, tzinfo=UTC)


class Clock:
    """Time that passes only by sleeping and running; once the machine sleeps for 8 hours."""

    def __init__(self, asleep_at: float) -> None:
        self.now = 0.0
        self._asleep_at = asleep_at

    def sleep(self, seconds: float) -> None:
        before, self.now = self.now, self.now + seconds
        if before < self._asleep_at <= self.now:
            self.now += 8 * 3600


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Callable[[float, float], list[float]]:
    """When runs of so many seconds begin at every 600, the machine being asleep from a time on."""

    def times_(run_s: float, asleep_at: float) -> list[float]:
        clock, began = Clock(asleep_at), []

        def run(command: list[str]) -> str:
            assert command[1:] == ["-m", "etl", "run", "--json"]
            if len(began) == 6:
                signal.raise_signal(signal.SIGTERM)
            began.append(clock.now)
            clock.sleep(run_s)
            return "a line"

        monkeypatch.setattr(run_loop, "_run", run)
        monkeypatch.setattr(run_loop, "_now", lambda: clock.now)
        monkeypatch.setattr(run_loop.time, "sleep", clock.sleep)
        monkeypatch.setattr(run_loop.random, "random", lambda: 0.0)
        told: list[str] = []
        run_loop.run_every(600, ["run", "--json"], told.append)
        assert told[:-1] == ["a line"] * 6
        assert told[-1].endswith("Z stopped")
        return began

    return times_


def test_runs_are_at_every_beat(times: Callable[..., list[float]]) -> None:
    assert times(40, 1e9) == [0, 600, 1200, 1800, 2400, 3000]


def test_a_sleep_between_two_runs_is_made_up_for_by_one(times: Callable[..., list[float]]) -> None:
    first, second, woken, *later = times(40, 900)
    assert (first, second) == (0, 600)
    assert 900 + 8 * 3600 <= woken <= 900 + 8 * 3600 + run_loop._LOOK_S
    assert later == [30_000, 30_600, 31_200]


def test_a_sleep_in_a_run_is_made_up_for_by_one(times: Callable[..., list[float]]) -> None:
    first, second, woken, *later = times(40, 610)
    assert (first, second) == (0, 600)
    assert woken == 640 + 8 * 3600
    assert later == [30_000, 30_600, 31_200]


def test_runs_that_take_too_long_follow_each_other(times: Callable[..., list[float]]) -> None:
    assert times(700, 1e9) == [0, 700, 1400, 2100, 2800, 3500]


def test_a_run_that_does_not_stop_is_killed_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run_loop, "STOP_S", 0.5)
    pids = tmp_path / "pids"
    stubborn = (
        "import os, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(pids)!r} + '.new', 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        f"os.rename({str(pids)!r} + '.new', {str(pids)!r})\n"
        "time.sleep(60)\n"
    )
    with stopped_by_signals(), terminated_when(pids.exists), pytest.raises(KeyboardInterrupt):
        run_loop._run([sys.executable, "-c", stubborn])
    for pid in map(int, pids.read_text().split()):
        assert is_gone(pid)


@contextmanager
def terminated_when(condition: Callable[[], bool]) -> Iterator[None]:
    """Send this process SIGTERM once the condition holds."""

    def wait() -> None:
        deadline = time.monotonic() + 30
        while not condition() and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGTERM)

    waiting = threading.Thread(target=wait)
    waiting.start()
    try:
        yield
    finally:
        waiting.join()


def is_gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            return True
        time.sleep(0.02)
    return False


def test_a_run_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    told = run_loop._run([str(tmp_path / "none")])
    assert told.endswith("failed, exit code 1: cannot be started: No such file or directory")


def test_what_a_good_run_complains_of_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('{}'); sys.stderr.write('one\\ntwo\\n')"
    assert run_loop._outcome([sys.executable, "-c", code]) == ("{}\n", "", 0)
    assert capsys.readouterr().err == "one\ntwo\n"


def test_a_line_says_what_was_fetched_and_what_went_wrong() -> None:
    reports = [
        {"fetched": 1200, "new": 1150, "changed": 7, "failed": 1},
        {"fetched": 34, "new": 30, "changed": 0, "failed": 2},
    ]
    found = {"crawl": reports, "build": {"articles": 56}}
    counts = "fetched 1,234, new 1,180, changed 7, problems 3"
    assert run_line(BEGAN, 12.345, found, 0, "") == (
        f"2026-03-02T08:00:05Z run of 12.3 s: {counts}; articles 56"
    )
    assert run_line(BEGAN, 1, found | {"build": None}, 1, "no room") == (
        f"2026-03-02T08:00:05Z run of 1.0 s: {counts}; failed, exit code 1: no room"
    )
    assert run_line(BEGAN, 1, None, -9, "").endswith("killed by signal 9: no reason was given")
