"""What the recipes of docs/scheduling hold, read for the tests."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = DOCS / "scheduling"
PROGRAM = "/opt/wirecopy/bin/wirecopy"
_ENDS = {"|", "&&", "||", ";", ">", ">>", "&", "2>&1"}


def read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def unit(name: str) -> list[tuple[str, str]]:
    """The settings of a systemd unit, in order."""
    lines = (line.partition("=") for line in read(name).splitlines())
    return [(key, value) for key, is_set, value in lines if is_set and not key.startswith("#")]


def instructions(name: str = "Dockerfile") -> list[tuple[str, str]]:
    """The instructions of a Dockerfile, in order, continued lines joined."""
    text = re.sub(r"^#.*\n", "", read(name), flags=re.MULTILINE).replace("\\\n", " ")
    parts = (line.partition(" ") for line in text.splitlines() if line.strip())
    return [(word, " ".join(rest.split())) for word, _, rest in parts]


def cron_lines() -> tuple[dict[str, str], list[str]]:
    """The variables of the crontab, and its entries."""
    lines = [line for line in read("crontab").splitlines() if line and not line.startswith("#")]
    variables = [line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line)]
    return dict(variables), lines[len(variables) :]  # type: ignore[arg-type]


def blocks(text: str) -> str:
    """The shell commands of a document, continued lines joined."""
    return "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).replace("\\\n", " ")


def wirecopy_words(text: str, commands: set[str]) -> list[list[str]]:
    """What wirecopy is given in lines of shell; names of images and containers are no command."""
    found = []
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        for place, word in enumerate(words[:-1]):
            is_program = Path(word).name == "wirecopy"
            if is_program and words[place + 1] in {*commands, "--home"}:
                given = words[place + 1 :]
                end = next((n for n, each in enumerate(given) if each in _ENDS), len(given))
                found.append(given[:end])
    return found


def container_command() -> list[str]:
    """What the image runs when it is told nothing."""
    given = dict(instructions())
    return [*json.loads(given["ENTRYPOINT"]), *json.loads(given["CMD"])]
