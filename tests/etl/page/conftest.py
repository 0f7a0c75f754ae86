"""What the tests of page rules share: invented prose, and a page's body and furniture."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from etl.body import page_text
from etl.lines import classify
from etl.page.rules import ALL
from etl.tree import parse

from .skins import SKINS

HEADLINE = "Harbor ferry stops as crews walk out"
PROSE = (
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
    "The next talks are planned for October, when the contract of the ticket clerks runs out.",
    "Until then a fishing boat will carry the mail, the doctor and whoever else fits on its deck.",
)
OTHER = (
    "The bakery on the square will sell bread again from Monday on, its owner said in a letter.",
    "Its oven came over the pass on two trucks, and a third truck brought the men to build it.",
    "Rye loaves will cost what they did before the fire, and children get the first for nothing.",
)


@dataclass(frozen=True)
class Read:
    """A page as it is read: the lines of the body, and the furniture with its kinds."""

    body: tuple[str, ...]
    furniture: dict[str, str]


def paragraphs(*texts: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def read(body: str, *, without: str | None = None, head: str = "") -> Read:
    """Read a page by all rules, or by all but one."""
    assert without is None or without in ALL
    title = f"<title>{HEADLINE}</title>"
    tree = parse(f"<html><head>{title}{head}</head><body>{body}</body></html>")
    assert tree is not None
    page = page_text(tree, "https://post.example/ferry-stops", ALL - {without})
    lines = classify(page.lines, *page.markup.headlines, labels=page.labels)
    return Read(
        tuple(line.text for line in lines if line.kind is None),
        {line.text: line.kind for line in lines if line.kind is not None},
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "skin" in metafunc.fixturenames:
        metafunc.parametrize("skin", list(SKINS.values()), ids=list(SKINS))
