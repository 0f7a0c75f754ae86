"""SIGTERM and Ctrl-C: the first one stops, the others are no reason to tear anything."""

from __future__ import annotations

import os
import signal

import pytest

from etl.stopping import stopped_by_signals


def stop_and_clean_up(number: signal.Signals, cleaned: list[bool]) -> None:
    try:
        signal.raise_signal(number)
    finally:
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        cleaned.append(True)


def send_both_at_once() -> None:
    both = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, both)
    for number in both:
        os.kill(os.getpid(), number)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, both)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_first_signal_stops_and_others_do_not_disturb_the_stopping(
    number: signal.Signals,
) -> None:
    cleaned: list[bool] = []
    with stopped_by_signals(), pytest.raises(KeyboardInterrupt):
        stop_and_clean_up(number, cleaned)
    assert cleaned == [True]


def test_both_signals_at_the_very_same_moment_are_one(capfd: pytest.CaptureFixture[str]) -> None:
    with stopped_by_signals(), pytest.raises(KeyboardInterrupt):
        send_both_at_once()
    assert capfd.readouterr().err == ""


def test_afterwards_signals_do_what_they_did_before() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    with stopped_by_signals():
        pass
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
