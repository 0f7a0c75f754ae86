from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .pages import MEASURED, makers

ROOT = Path(__file__).parents[3]
LIMIT_S = 15
LIMIT_MIB = 1500
# What becomes of pages that hold no article, or too much around it; all others give their story.
EXPECTED = {
    "many_paragraphs": "too_large",
    "giant_paragraph": "too_large",
    "hundred_thousand_divs": "too_deep",
    "unclosed_formatting": "too_deep",
    "nested_forms_and_links": "too_deep",
    "unclosed_title": "large_without_text",
    "only_tags": "large_without_text",
    "many_cards": "listing",
    "only_whitespace": "empty",
    **dict.fromkeys(("null_bytes", "random_bytes", "gzip_as_page", "pdf_as_page"), "binary"),
    **dict.fromkeys(
        (
            "frameset", "only_noscript", "only_template", "only_script_application", "only_labels",
            "same_sentence",
        ),
        "no_article_text",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcome() -> dict[str, Any]:
    command = [sys.executable, str(Path(__file__).with_name("run.py"))]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", makers())
def test_a_hostile_page_ends_soon_and_harms_no_other(name: str, outcome: dict[str, Any]) -> None:
    page = outcome["pages"][name]
    assert page["seconds"] < LIMIT_S
    assert page["neighbours"] == ["story", "story"]
    assert page["became"] == EXPECTED.get(name, "story")


def test_two_workers_stay_within_their_memory(outcome: dict[str, Any]) -> None:
    assert outcome["peak_mib"] * 2 < LIMIT_MIB


def test_there_are_the_measured_pages_and_many_more() -> None:
    assert len(makers()) >= len(MEASURED) + 30
