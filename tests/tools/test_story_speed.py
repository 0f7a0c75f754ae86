from __future__ import annotations

from pathlib import Path

import pytest

from tools import story_speed


def test_without_peers_ours_has_a_row_and_what_is_missing_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(story_speed, "PEERS_PYTHON", tmp_path / "nowhere")
    story_speed.print_speeds(60, runs=1)
    _, _, mine, missing = capsys.readouterr().out.splitlines()
    name, articles_a_second, *_ = mine.split()
    assert name == "wirecopy"
    assert float(articles_a_second.replace(",", "")) > 0
    assert ".venv-peers" in missing
