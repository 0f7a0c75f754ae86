"""A home built for real from invented texts, and the command line to ask it."""

from __future__ import annotations

import io
import json
import random
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from crawler.home import Home
from etl.cli import main
from etl.ingest import ingest
from etl.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = [
    "river",
    "council",
    "bridge",
    "night",
    "storm",
    "ferry",
    "minister",
    "harvest",
    "village",
    "market",
    "school",
    "engine",
    "garden",
    "coast",
    "winter",
    "signal",
    "tower",
    "budget",
    "vote",
    "island",
    "railway",
    "doctor",
    "museum",
    "lantern",
    "orchard",
    "cattle",
    "festival",
    "canal",
    "bakery",
    "harbour",
    "pilot",
    "meadow",
    "copper",
    "quarry",
]
HOSTILE = "Evil \x1b[31mred\x1b[0m \x1b]0;title\x07\u202egnp.exe\x9b2J"


def invented(seed: int, paragraphs: int) -> list[str]:
    """Paragraphs that no other seed gives."""
    chance = random.Random(seed)
    return [
        " ".join(
            " ".join(chance.choices(WORDS, k=11)).capitalize()
            + f", said a {chance.choice(WORDS)} {chance.choice(WORDS)} keeper on Tuesday."
            for _ in range(3)
        )
        for _ in range(paragraphs)
    ]


def records() -> list[dict[str, Any]]:
    """Two wire stories in four outlets, a round-up of both, a lone story, and nothing."""
    rows = []
    for story in (1, 2):
        for place in range(4):
            body = invented(story, 8)
            if place != 3:
                body[0] = f"LAKETOWN (AP) — {body[0]}"
            rows.append(
                {
                    "id": f"s{story}o{place}",
                    "url": f"https://www.outlet{place}.example/news/{story}/",
                    "headline": f"Headline {story} as told {place}",
                    "text": "\n\n".join(body[: 5 if place == 2 else 8]),
                    "published": f"2024-03-0{story}T{8 + place:02d}:00:00Z",
                    "outlet": f"outlet{place}",
                    "fetched_at": f"2024-03-0{story}T{9 + place:02d}:30:00Z",
                }
            )
    briefs = [f"Headline {story}\n\n" + "\n\n".join(invented(story, 4)) for story in (1, 2)]
    rows += [
        {"id": "briefs", "url": "https://outlet1.example/briefs", "outlet": "outlet1",
         "headline": "AP News in Brief at 6:04 p.m. EST", "text": "\n\n".join(briefs),
         "published": "2024-03-04T08:00:00Z"},
        {"id": "lone", "url": "https://outlet3.example/lone", "outlet": "outlet3",
         "headline": HOSTILE, "text": "\n\n".join(invented(3, 6)),
         "published": "2024-03-05T08:00:00Z"},
        {"id": "nothing", "url": "https://outlet3.example/nothing", "text": ""},
    ]  # fmt: skip
    return rows


@pytest.fixture(scope="session")
def given_records() -> list[dict[str, Any]]:
    return records()


@pytest.fixture(scope="session")
def built_home(
    tmp_path_factory: pytest.TempPathFactory, given_records: list[dict[str, Any]]
) -> Home:
    folder = tmp_path_factory.mktemp("built")
    file = folder / "given.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in given_records), "utf-8")
    home = Home(folder / "home")
    ingest(home, [file])
    built = build(home, workers=1)
    assert (built.articles, built.rejections) == (10, 1)
    return home


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


@pytest.fixture
def run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Run the command line in this process as a pipe would see it."""

    def run_(home: Home | Path, *words: str, stdin: bytes = b"") -> Outcome:
        path = home.path if isinstance(home, Home) else home
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as left:
            main(["--home", str(path), *words])
        found = capfd.readouterr()
        return Outcome(int(left.value.code or 0), found.out, found.err)

    return run_


@pytest.fixture
def ask(run: Callable[..., Outcome], built_home: Home) -> Callable[..., Outcome]:
    """Ask the built home."""

    def ask_(*words: str, stdin: bytes = b"") -> Outcome:
        return run(built_home, *words, stdin=stdin)

    return ask_
