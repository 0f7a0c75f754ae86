"""Reads the data files of the invented world: TOML for outlets, TOML and text for stories."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from etl.demo.model import Copy, Story, World, WorldOutlet
from etl.errors import EtlError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER = files("etl.demo") / "world"
EXCERPT = re.compile(r"\[\[excerpt (\S+) (\d+)(?: v(\d+))?\]\]")
VERSION = re.compile(r"\[v(\d)\] ")


@cache
def load_world() -> World:
    """Read every data file of the world.

    Raises:
        EtlError: a data file is damaged; the line names it.
    """
    outlets = {o.slug: o for o in map(_outlet, _listed("outlets", ".toml"))}
    raw = {s.key: s for s in map(_story, _listed("stories", ".txt"))}
    stories = {key: replace(s, paragraphs=_resolved(s, raw)) for key, s in raw.items()}
    return World(outlets, stories)


def template(name: str) -> str:
    """Read one page template."""
    return (FOLDER / "templates" / f"{name}.html").read_text("utf-8")


def of_version(paragraphs: tuple[str, ...], version: int) -> tuple[str, ...]:
    """Keep the paragraphs of one version, without their version marks.

    >>> of_version(("[v1] Old.", "[v2] New.", "Both."), 2)
    ('New.', 'Both.')
    """
    kept = []
    for paragraph in paragraphs:
        mark = VERSION.match(paragraph)
        if mark is None or int(mark[1]) == version:
            kept.append(VERSION.sub("", paragraph, count=1))
    return tuple(kept)


def last_version(story: Story) -> int:
    """Number of the agency's last version of a story."""
    marks = (VERSION.match(paragraph) for paragraph in story.paragraphs)
    return max((int(mark[1]) for mark in marks if mark), default=1)


def _listed(folder: str, suffix: str) -> list[Traversable]:
    found = [f for f in (FOLDER / folder).iterdir() if f.name.endswith(suffix)]
    return sorted(found, key=lambda f: f.name)


def _outlet(file: Traversable) -> WorldOutlet:
    values = _toml(file.read_text("utf-8"), file.name)
    try:
        return WorldOutlet(slug=file.name.removesuffix(".toml"), **values)
    except TypeError as error:
        raise EtlError(f"demo outlet {file.name}: {error}") from error


def _story(file: Traversable) -> Story:
    _, head, body = file.read_text("utf-8").split("+++\n", 2)
    values = _toml(head, file.name)
    copies = tuple(_copy(c) for c in values.pop("copies"))
    paragraphs = tuple(" ".join(p.split()) for p in body.strip().split("\n\n"))
    defaults: dict[str, Any] = {
        "key": file.name.removesuffix(".txt"),
        "relation": "full" if values.get("agency") else "none",
        "paragraphs": paragraphs,
        "copies": copies,
    }
    try:
        return Story(**(defaults | values))
    except TypeError as error:
        raise EtlError(f"demo story {file.name}: {error}") from error


def _copy(values: dict[str, Any]) -> Copy:
    return Copy(**(values | {"edits": tuple(values.get("edits", ()))}))


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EtlError(f"demo file {name}: {error}") from error


def _resolved(story: Story, stories: dict[str, Story]) -> tuple[str, ...]:
    """Put the paragraphs of other stories where a round-up asks for them."""
    paragraphs: list[str] = []
    for paragraph in story.paragraphs:
        wanted = EXCERPT.fullmatch(paragraph)
        if wanted is None:
            paragraphs.append(paragraph)
            continue
        source = stories[wanted[1]]
        version = int(wanted[3] or last_version(source))
        paragraphs += of_version(source.paragraphs, version)[: int(wanted[2])]
    return tuple(paragraphs)


def excerpted(story: Story) -> tuple[str, ...]:
    """Name the stories of which a raw round-up file prints parts."""
    text = (FOLDER / "stories" / f"{story.key}.txt").read_text("utf-8")
    return tuple(match[1] for match in EXCERPT.finditer(text))
