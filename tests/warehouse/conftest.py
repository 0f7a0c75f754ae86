from __future__ import annotations

import hashlib
import shutil
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from etl.thresholds import listed
from warehouse.load import Loader
from warehouse.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SCHEME = "test-1"

DEFAULTS: dict[str, Row] = {
    "outlet": {"outlet": "harbour-post", "name": "The Harbour Post"},
    "run": {
        "run_id": 1,
        "command": "build",
        "started_at": NOON,
        "finished_at": NOON + timedelta(seconds=5),
        "status": "done",
        "version": "0",
        "captures": 0,
        "articles": 0,
        "rejections": 0,
        "pairs": 0,
        "stories": 0,
    },
    "archive_file": {
        "path": "archive/imports/pages.jsonl",
        "format": "jsonl",
        "sha256": "00",
        "size": 9,
        "origin": "pages.jsonl",
        "in_place": False,
    },
    "load_ledger": {
        "batch_id": 1,
        "run_id": 1,
        "extraction_scheme": SCHEME,
        "next_position": 1,
        "finished": True,
        "captures": 0,
        "articles": 0,
        "rejections": 0,
        "loaded_at": NOON,
    },
    "capture": {"status": 200, "content_type": "text/html", "payload_digest": "sha256:00"},
    "article_version": {
        "authors": [],
        "body": "Words of an invented story.",
        "body_words": 5,
        "agencies": [],
        "relation": "none",
        "agency_own_site": False,
        "kind": "article",
        "furniture": [],
        "extraction_scheme": SCHEME,
    },
    "credit": {
        "agency": "AP",
        "kind": "tagline",
        "rule": "tagline",
        "quote": "- AP",
        "start_offset": 0,
        "end_offset": 4,
        "found_in": "page_text",
        "role": "full",
        "weight": 0.9,
    },
    "version_mark": {
        "kind": "correction",
        "mark_text": "CORRECTED",
        "found_in": "headline",
        "start_offset": 0,
        "end_offset": 9,
    },
    "rejection": {"stage": "extract", "reason": "no_body", "detail": "no words"},
    "signature": {
        "signature_scheme": SCHEME,
        "shingles": 1,
        "hashvalues": list(range(128)),
        "sketch": [1, 2],
        "compared": True,
    },
    # Counts of the same text; the verdict follows from them.
    "pair": {
        "signature_scheme": SCHEME,
        "is_candidate": True,
        "shingles_a": 100,
        "shingles_b": 100,
        "shingles_shared": 95,
        "words_a": 104,
        "words_b": 104,
        "covered_words_a": 100,
        "covered_words_b": 100,
        "opening_words_a": 100,
        "opening_words_b": 100,
        "numbers": 4,
        "numbers_same": 4,
    },
    "threshold": {},
    "component": {"batch": 0},
    "story": {"articles": 1, "outlets": 1, "kind": "article"},
    "story_member": {
        "role": "original",
        "story_version": 1,
        "is_home": True,
        "is_canonical": True,
        "relation": "none",
        "credited": False,
        "resemblance": 1.0,
        "containment": 1.0,
    },
    "judgement": {"what": "same", "state": "stands", "judged_at": NOON, "contradicted_by": []},
    # Story 1000 has two versions: article 2 has the first in full, as article 1.
    "story_version": {"words": 5, "copies": 1, "cuts": 0},
    "canonical_choice": {
        "reasons": ["the only article of its story"],
        "rank": 1,
        "score": {"own_site": False, "version_mark": 0, "body_words": 5, "credited": False},
    },
}


def pair_id(version_a: int, version_b: int) -> int:
    """The id that the loader gives a pair: the lower half of an MD5 sum."""
    digest = hashlib.md5(f"{version_a} {version_b}".encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[8:], "little")


def make_row(table: str, **values: Any) -> Row:
    return DEFAULTS[table] | values


@dataclass
class World:
    """Rows of a small warehouse that keeps every law; ids are small numbers.

    Story 1000 was told by article 1 (the agency), 2 (a credited reprint) and 3 (a later version,
    uncredited); article 4 of story 4000 quotes it. Capture 99 was rejected.
    """

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **values: Any) -> None:
        self.tables.setdefault(table, []).append(make_row(table, **values))

    def article(self, number: int, outlet: str, hours: float, **values: Any) -> None:
        url = f"https://{outlet}.example/story-{number}"
        seen = NOON + timedelta(hours=hours)
        ids = {"version_id": number * 10, "capture_id": number * 100}
        self.add(
            "article_version",
            **ids,
            article_id=number,
            shown_at=seen,
            url=url,
            url_key=url,
            outlet=outlet,
            headline=f"Headline {number}",
            **values,
        )
        self.add("component", article_id=number, component=number)
        position = len(self.tables.get("capture", []))
        self.add(
            "capture", **ids, file_id=7, position=position, url=url, outlet=outlet, fetched_at=seen
        )

    def member(self, story: int, article: int, **values: Any) -> None:
        self.add(
            "story_member",
            story_id=story,
            article_id=article,
            version_id=article * 10,
            story_key=article * 1000,
            **values,
        )


def small_world() -> World:
    world = World()
    world.add("archive_file", file_id=7)
    world.article(1, "agency", 0, published_at=NOON, agency_own_site=True, external_id="ext-1")
    world.article(
        2, "post", 5, agency="AP", relation="full", published_at=NOON + timedelta(hours=2)
    )
    world.article(3, "gazette", 3)
    world.article(4, "herald", 9, relation="none", external_id="ext-4")
    world.add("credit", version_id=20, capture_id=200)
    world.add("version_mark", version_id=20, capture_id=200)
    world.add(
        "capture",
        capture_id=99,
        file_id=7,
        position=50,
        url="https://post.example/menu",
        status=404,
    )
    world.add("rejection", rejection_id=5, file_id=7, position=50, capture_id=99)
    for threshold in listed():
        world.add("threshold", **asdict(threshold))
    world.add("pair", version_a=10, version_b=20)
    world.add("pair", version_a=10, version_b=30, shingles_shared=60, covered_words_b=70)
    world.add(
        "pair",
        version_a=10,
        version_b=40,
        shingles_shared=35,
        shingles_b=40,
        covered_words_a=40,
        covered_words_b=40,
        words_b=44,
    )
    told = {"agency": "AP", "relation": "full", "is_canonical": False}
    world.member(1000, 1, agency="AP", relation="full", credited=True)
    world.member(1000, 2, **told, role="reprint", credited=True, resemblance=0.9, containment=0.95)
    world.member(
        1000,
        3,
        **told,
        role="write_thru",
        story_version=2,
        attributed_by="pair",
        evidence_pair=pair_id(10, 30),
        resemblance=0.5,
        containment=0.95,
    )
    world.member(4000, 4)
    world.member(
        1000, 4, role="excerpt", is_home=False, is_canonical=False, resemblance=0.1, containment=0.9
    )
    world.add("story", story_id=1000, headline="Headline 1", agency="AP", articles=3, outlets=3)
    world.add("story", story_id=4000, headline="Headline 4")
    for rank, article in enumerate((1, 2, 3), 1):
        world.add(
            "canonical_choice",
            story_id=1000,
            article_id=article,
            version_id=article * 10,
            rank=rank,
        )
    world.add("canonical_choice", story_id=4000, article_id=4, version_id=40)
    world.add("story_version", story_id=1000, place=1, article_id=1, version_id=10, copies=2)
    world.add("story_version", story_id=1000, place=2, article_id=3, version_id=30)
    world.add("story_version", story_id=4000, place=1, article_id=4, version_id=40)
    keys = {
        number: f"https://{outlet}.example/story-{number}"
        for number, outlet in ((1, "agency"), (3, "gazette"), (4, "herald"))
    }
    for number, (what, one, other) in enumerate((("same", 1, 3), ("different", 3, 4)), 70):
        world.add(
            "judgement", judgement_id=number, what=what, article_a=one, article_b=other,
            url_key_a=keys[one], url_key_b=keys[other], group_a=1, group_b=1 if other == 3 else 4,
        )  # fmt: skip
    world.add("run", captures=5, articles=4, rejections=1, pairs=3, stories=2)
    world.add("load_ledger", file_id=7, captures=5, articles=4, rejections=1)
    return world


@pytest.fixture
def world() -> World:
    return small_world()


@dataclass
class Folder:
    """Where a test keeps its warehouse and snapshots."""

    path: Path

    @property
    def warehouse(self) -> Path:
        return self.path / "load" / "warehouse.duckdb"

    @property
    def snapshots(self) -> Path:
        return self.path / "snapshots"

    @property
    def current(self) -> Path:
        return self.path / "current.duckdb"

    def load(self, *batches: dict[str, list[Row]]) -> None:
        with Loader.open(self.warehouse) as loader:
            for batch in batches:
                loader.load(batch)

    def publish(self) -> Path:
        return publish(self.warehouse, self.snapshots, self.current)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Where there is no warehouse yet."""
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def row() -> Any:
    return make_row


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty and a small warehouse, made once, to be copied."""
    path = tmp_path_factory.mktemp("templates")
    Loader.open(path / "empty.duckdb").close()
    with Loader.open(path / "small.duckdb") as loader:
        loader.load(small_world().tables)
    return path


@pytest.fixture
def warehouse(folder: Folder, templates: Path) -> Path:
    """The loader's file of the small world, closed."""
    folder.warehouse.parent.mkdir()
    shutil.copyfile(templates / "small.duckdb", folder.warehouse)
    return folder.warehouse


@pytest.fixture
def current(folder: Folder, warehouse: Path) -> Path:
    """The link to its published snapshot."""
    assert warehouse.exists()
    folder.publish()
    return folder.current


@pytest.fixture
def empty_warehouse(tmp_path: Path, templates: Path) -> Path:
    path = tmp_path / "empty" / "warehouse.duckdb"
    path.parent.mkdir()
    shutil.copyfile(templates / "empty.duckdb", path)
    return path


@pytest.fixture(scope="session")
def current_to_read(templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published snapshot for tests that only read."""
    home = tmp_path_factory.mktemp("home")
    publish(templates / "small.duckdb", home / "snapshots", home / "current.duckdb")
    return home / "current.duckdb"


@pytest.fixture
def connection(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The loader's file, open for damage."""
    with duckdb.connect(str(warehouse)) as opened:
        opened.execute("set timezone = 'UTC'")
        yield opened
