"""The rules of extraction know no page: no host of the real pages is named in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from crawler.url import host_of
from etl.agencies import agencies

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
# Ends of names below which everybody registers: "post.co.uk" is the domain of "www.post.co.uk".
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"})
_MIN_CHARS = 5
# Publishing systems that have outlets below their own domain; rules may know how a system writes.
_SYSTEMS = {"blogspot", "medium", "substack", "wordpress"}
SOURCES = sorted(
    path
    for folder in (ROOT / "etl", ROOT / "etl" / "page")
    for path in folder.iterdir()
    if path.suffix in {".py", ".toml"}
)

pytestmark = pytest.mark.shared


def test_no_host_of_the_real_pages_is_named_where_extraction_is_decided() -> None:
    known = {label_of(domain) for agency in agencies() for domain in agency.domains}
    known |= _SYSTEMS
    labels = {label for label in labels_of_sample() - known if len(label) >= _MIN_CHARS}
    assert len(labels) > 50
    named = {
        f"{path.name}: {word}"
        for path in SOURCES
        for word in labels.intersection(words_of_source(path))
    }
    assert named == set()


def labels_of_sample() -> set[str]:
    with (SHARED / "html" / "index.jsonl").open(encoding="utf-8") as lines:
        return {label_of(host_of(json.loads(line)["url"])) for line in lines}


def label_of(host: str) -> str:
    """What is registered: the last part of a host's name before its ending."""
    labels = host.casefold().split(".")
    ending = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 1
    return labels[-ending - 1] if len(labels) > ending else host


def words_of_source(path: Path) -> set[str]:
    return set(re.findall(r"[\w-]+", path.read_text("utf-8").casefold()))
