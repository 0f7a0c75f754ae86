"""Stays, and runs every so often, each time in a process of its own.

A process of its own, because a loop that lasts for months must not end, nor grow, with any one run.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from etl.rhythm import Rhythm
from etl.run_line import run_line
from etl.stopping import stopped_by_signals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What a run that is told to stop may take, in seconds; then it is killed, which tears nothing that
# the next run does not mend. Timers and containers must wait longer (docs/scheduling.md).
STOP_S = 45.0
# Waiting does not see the machine sleep, the clock does: look at it so often.
_LOOK_S = 15.0
# The clock that neither goes back nor stops while the machine sleeps, where there is one.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def run_every(interval: float, words: Sequence[str], tell: Callable[[str], None]) -> None:
    """Run now and at every beat from now on, until SIGTERM or SIGINT.

    A run that fails is told and followed by the next. A signal stops the run that is going on
    cleanly, within `STOP_S`.

    Args:
        interval: seconds from beat to beat.
        words: what wirecopy is given for one run, which prints JSON.
        tell: given one line a run.
    """
    rhythm, done = Rhythm(interval, _now()), 0
    try:
        with stopped_by_signals():
            while True:
                tell(_run([sys.executable, "-m", "etl", *words]))
                beat = rhythm.next(done, _now(), random.random())  # noqa: S311 - spreads runs
                _wait_until(beat.at)
                done = max(beat.number, rhythm.beat_at(_now()))
    except KeyboardInterrupt:
        tell(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} stopped")


def _now() -> float:
    return time.clock_gettime(_CLOCK)


def _wait_until(at: float) -> None:
    while (left := at - _now()) > 0:
        time.sleep(min(left, _LOOK_S))


def _run(command: Sequence[str]) -> str:
    """Run it once; the line that says what it did."""
    began, started = datetime.now(UTC), _now()
    try:
        printed, problem, code = _outcome(command)
    except OSError as error:
        printed, problem, code = "", f"cannot be started: {error.strerror or error}", 1
    return run_line(began, _now() - started, _parsed(printed), code, problem)


def _outcome(command: Sequence[str]) -> tuple[str, str, int]:
    """What a run printed, the line that it failed with, and its exit code."""
    # Progress needs a terminal; elsewhere the line is to say all.
    errors = None if sys.stderr.isatty() else subprocess.PIPE
    # In a session of its own it does not see the terminal's Ctrl-C: it is told to stop by us alone.
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
    ) as process:
        try:
            printed, complaints = process.communicate()
        except KeyboardInterrupt:
            _stop(process)
            raise
    lines = (complaints or "").splitlines()
    problem = lines.pop() if lines and process.returncode else ""
    for line in lines:
        sys.stderr.write(f"{line}\n")
    return printed, problem.removeprefix("wirecopy: "), process.returncode


def _stop(process: subprocess.Popen[str]) -> None:
    """Tell a run to stop, and see to it that it does, with all that it has started."""
    process.terminate()
    try:
        process.communicate(timeout=STOP_S)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _parsed(printed: str) -> dict[str, Any] | None:
    """What it printed; None when it did not come so far."""
    try:
        found = json.loads(printed)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
