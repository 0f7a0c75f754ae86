"""What the tests of the ETL share: a home folder, invented copy, and the way to build it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from crawler.home import Home
from etl.capture import Capture, Rejection
from etl.readers.dispatch import read, source_of
from etl.readers.source import Read
from etl.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FERRY = (
    "PORT ALDER (AP) — Ferry crews ended an 11-day strike on Tuesday after the harbor board agreed"
    " to hire 40 more deckhands before the summer.\n\n"
    "The first boat left the north pier at 6 a.m. with 212 passengers and a truck of day-old bread"
    " for the islands, the board said.\n\n"
    '"We have waited long enough for a chair to sit on," said Orla Venn, who has worked the'
    " engine room of the oldest boat for 19 years.\n\n"
    "Under the settlement no crew will sail more than nine hours without a break, and the board"
    " will pay half of the wages that were lost.\n\n"
    "Islanders had been rationing heating oil since the second day, and a wedding for 90 guests"
    " was moved to a barn on the mainland.\n\n"
    "The next talks are planned for October, when the contract of the ticket clerks runs out."
)
BAKERY = (
    "The last bakery on Mill Street will close in April because its oven, bought in 1961, cannot"
    " be repaired, the owner said.\n\n"
    "Customers stood in line for rye loaves on Saturday morning. The oven's maker went out of"
    " business decades ago, and no other one fits through the door.\n\n"
    "The building will become a bicycle workshop. A neighbor has offered to keep the sourdough"
    " alive in her refrigerator until somebody wants it."
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def paragraphs(text: str, *keep: int) -> str:
    parts = text.split("\n\n")
    return "\n\n".join(parts[index] for index in keep)


PAGE = b"<html><body><p>The mill closed on Monday.</p></body></html>"


def read_all(home: Home, start: int = 0) -> list[Read]:
    with Register.open(home) as register:
        (file,) = register.files()
        return list(read(source_of(home, register, file), start))


def items(home: Home) -> list[Capture | Rejection]:
    return [each.item for each in read_all(home)]


def reasons(home: Home) -> list[str]:
    return [item.reason for item in items(home) if isinstance(item, Rejection)]
