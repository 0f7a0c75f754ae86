"""`wirecopy run --every`: stays, goes on whatever becomes of a run, and stops cleanly."""

from __future__ import annotations

import re
import signal
import time
from typing import IO, TYPE_CHECKING

import pytest

from .conftest import publish, started, wait_for

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
    with started(home, "run", "--every", "1s") as process:
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
    assert time.monotonic() - told < 15
    assert len(site.asked) < 150
    assert warcs.partials() == []
    warcs.check()
