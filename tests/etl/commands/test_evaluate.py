from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from etl.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FERRY = [
    "Ferry crews ended an 11-day strike on Tuesday after the harbor board agreed to hire hands.",
    "The first boat left the north pier at 6 a.m. with 212 passengers and a truck of old bread.",
    "Under the settlement no crew will sail more than nine hours without a break, the board said.",
    "Islanders had been rationing heating oil since the second day, and a wedding was moved.",
]
BAKERY = "The last bakery on Mill Street will close in April because its oven cannot be repaired."


def gold(folder: Path, **clusters: str) -> Path:
    """The whole text, a cut of it and another text, labelled as the caller says."""
    texts = {"whole": "\n\n".join(FERRY), "cut": "\n\n".join(FERRY[:3]), "other": BAKERY}
    path = folder / "gold.jsonl"
    rows = [
        {"id": name, "text": text, "cluster": clusters.get(name, name)}
        for name, text in texts.items()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["evaluate", *words, "--workers", "1"])
    return int(left.value.code or 0)


def test_the_figures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(gold(tmp_path, whole="f", cut="f"))) == 0
    printed = capsys.readouterr().out
    for line in ("F1  1.0000", "ARI  1.0000", "1 of 1 found, 0 wrong", "B-cubed  1.0000"):
        assert line in printed
    assert "1. " not in printed.splitlines()


def test_the_worst_errors_are_shown_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = gold(tmp_path)
    assert run(str(path)) == 0
    printed = capsys.readouterr().out
    assert "1. strangers in one story: resemblance 0." in printed
    assert "... 3 sentences in both ..." in printed
    assert run(str(path), "--worst", "0") == 0
    assert "strangers" not in capsys.readouterr().out


def test_programs_get_figures_and_errors_with_their_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(str(gold(tmp_path)), "--json")
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    (error,) = found[0]["errors"]
    assert (found[0]["precision"], found[0]["merged"]) == (0.0, 1)
    assert (error["error"], error["containment"], error["pairs"]) == ("merged", 1.0, 1)
    assert {error["a"], error["b"]} == {"whole", "cut"}
    assert error["text_a"].startswith("Ferry crews")


def test_a_score_below_the_least_one_is_a_no(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(gold(tmp_path))
    assert run(path, "--least-f1", "0.5") == 1
    assert run(path, "--least-ari", "0.5") == 1
    assert run(path, "--least-f1", "0", "--least-ari", "0") == 0
    capsys.readouterr()


def test_a_bad_gold_file_is_one_line_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = gold(tmp_path)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x"}\n', "utf-8")
    assert run(str(good), str(bad)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "bad.jsonl, line 1: a text needs id and text" in captured.err


@pytest.mark.parametrize("words", [["nowhere.jsonl"], [], ["--least-f1", "2", "x"]])
def test_wrong_use_is_said_so(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 2
    assert "wirecopy evaluate --help" in capsys.readouterr().err
