"""The rules that find evidence of who supplied a text, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Role = Literal["full", "contributed", "photo"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of evidence.toml; its comments say what each field means."""

    name: str
    kind: str
    role: Role
    weight: float
    finds: str


@cache
def rules() -> dict[str, Rule]:
    """All rules of evidence.toml, by name."""
    table = tomllib.loads(files("etl").joinpath("evidence.toml").read_text("utf-8"))
    return {name: Rule(name, **entry) for name, entry in table.items()}
