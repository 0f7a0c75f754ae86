"""`wirecopy run --every`: stays, goes on whatever becomes of a run, and stops cleanly."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from etl.only_one import only_one

from .conftest import CHECKOUT, command, publish, started, wait_for

if TYPE_CHECKING:
    from crawler.home import Home

    from .conftest import Site, Warcs

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
COUNTS = r"fetched (\d+), new (\d+), changed \d+, problems 0; articles \d+"
RUN = re.compile(rf"{TIME} run of [\d.]+ s: {COUNTS}\n")


def line(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline()


@pytest.mark.usefixtures("own_outlet")
def test_it_prints_a_line_a_run_goes_on_after_a_bad_one_and_ends_with_0_when_it_is_stopped(
    site: Site, home: Home
) -> None:
    publish(site, 2)
    with started(home, "run", "--every", "1s", "--workers", 1) as process:
        first = RUN.fullmatch(line(process.stdout))
        assert first is not None
        assert first.groups() == ("2", "2")
        home.thresholds.write_text("inside = 2\n")
        failed = wait_for(lambda: "failed" in (got := line(process.stdout)) and got)
        home.thresholds.unlink()
        assert wait_for(lambda: RUN.fullmatch(line(process.stdout)))
        process.send_signal(signal.SIGTERM)
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    assert re.fullmatch(f"{TIME} stopped", output.splitlines()[-1])
    assert f"failed, exit code 2: {home.thresholds}: inside is a share" in failed


@pytest.mark.usefixtures("own_outlet")
def test_a_signal_stops_the_crawl_that_is_going_on_and_its_segment_is_completed(
    site: Site, home: Home, warcs: Warcs
) -> None:
    publish(site, 200, pause_s=0.05)
    with started(home, "run", "--every", "1h") as process:
        wait_for(lambda: len(site.asked) > 8)
        told = time.monotonic()
        # Twice, as from a terminal and a supervisor: the second is no reason to tear anything.
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")
    assert re.fullmatch(f"{TIME} stopped\n", output)
    assert time.monotonic() - told < 30
    assert len(site.asked) < 150
    assert warcs.partials() == []
    warcs.check()


@pytest.mark.usefixtures("own_outlet")
def test_sigterm_stops_it_also_where_it_is_process_1_as_in_a_container(home: Home) -> None:
    """To process 1 the kernel hands no signal that it has not asked for."""
    alone = ["unshare", "--pid", "--fork", "--kill-child"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this user may not make a process 1: no unshare")
    # A run that is turned away makes a line and costs nothing.
    with (
        only_one(home, home.run_lock, "run"),
        subprocess.Popen(
            [*alone, *command(home, "run", "--every", "1h")],
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            text=True,
        ) as outside,
    ):
        try:
            assert "another run is running" in line(outside.stdout)
            children = Path(f"/proc/{outside.pid}/task/{outside.pid}/children").read_text()
            os.kill(int(children), signal.SIGTERM)
            output, _ = outside.communicate(timeout=30)
        finally:
            outside.kill()
    assert outside.returncode == 0
    assert re.fullmatch(f"{TIME} stopped\n", output)
