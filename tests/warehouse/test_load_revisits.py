"""Which capture has a revisit's payload does not depend on what was loaded first."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.check import failing_checks
from warehouse.load import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TABLES = ("capture", "revisit", "rejection", "article_version")

# URL, second, digest, and the version it shows; none: it was rejected.
CAPTURES = st.tuples(
    st.sampled_from("ab"),
    st.integers(0, 3),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, 1, 2]),
)
# URL, second, and what is said of the original: URL, second and digest.
REVISITS = st.tuples(
    st.sampled_from("ab"),
    st.integers(0, 4),
    st.sampled_from("ab"),
    st.sampled_from([None, 0, 1, 2]),
    st.sampled_from([None, 1, 2]),
)


def url_of(name: str) -> str:
    return f"https://post.example/{name}"


def second(number: int | None) -> datetime | None:
    return None if number is None else NOON + timedelta(seconds=number)


def capture_rows(number: int, given_: tuple[Any, ...], row: Any) -> Iterator[tuple[str, Any]]:
    name, at, digest, text = given_
    article = ord(name)
    shown = None if text is None else article * 10 + text
    ids = {"capture_id": number, "file_id": 7, "position": number}
    yield (
        "capture",
        row(
            "capture",
            **ids,
            url=url_of(name),
            fetched_at=second(at),
            version_id=shown,
            payload_digest=f"sha256:{digest}",
            payload_key=digest,
        ),
    )
    if shown is None:
        yield "rejection", row("rejection", **ids, rejection_id=number, url=url_of(name))
        return
    yield (
        "article_version",
        row(
            "article_version",
            version_id=shown,
            article_id=article,
            capture_id=number,
            shown_at=second(at),
            url=url_of(name),
            url_key=url_of(name),
            outlet="post",
        ),
    )


def revisit_rows(number: int, given_: tuple[Any, ...], row: Any) -> Iterator[tuple[str, Any]]:
    name, at, other, other_at, digest = given_
    ids = {"capture_id": number, "file_id": 7, "position": number}
    when = {"fetched_at": second(at), "payload_digest": None}
    yield "capture", row("capture", **ids, **when, url=url_of(name), status=304)
    yield (
        "revisit",
        {
            "capture_id": number,
            "rejection_id": number,
            "article_id": ord(name),
            "refers_to_url": url_of(other),
            "refers_to_at": second(other_at),
            "payload_key": digest,
        },
    )


def batch_of(records: Sequence[list[tuple[str, Any]]], number: int, row: Any) -> dict[str, Any]:
    """Everything of some records, with the ledger of a file that holds only them."""
    tables: dict[str, list[Any]] = {"capture": [], "rejection": [], "revisit": []}
    for name, made in itertools.chain.from_iterable(records):
        values = made | ({"file_id": 100 + number} if "file_id" in made else {})
        tables.setdefault(name, []).append(values)
    articles = sum(
        each["version_id"] is not None for each in tables["capture"] if "version_id" in each
    )
    booked = {"captures": len(records), "articles": articles, "rejections": len(records) - articles}
    file_id = {"file_id": 100 + number}
    tables["archive_file"] = [row("archive_file", **file_id)]
    tables["load_ledger"] = [
        row("load_ledger", **file_id, **booked, batch_id=number, next_position=1_000)
    ]
    return tables


def loaded(templates: Path, batches: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """What the tables hold but for the file; every law is kept after each batch."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(shutil.copyfile(templates / "empty.duckdb", Path(work, "w.duckdb")))
        with Loader.open(path) as loader:
            for batch in batches:
                loader.load(batch)
        with duckdb.connect(str(path), read_only=True) as connection:
            broken = failing_checks(connection)
            assert not broken.keys() & {"ledger_adds_up", "captures_accounted", "versions_shown"}
            return {
                name: connection.execute(
                    "select columns(lambda name: name != 'file_id') from query_table($name)"
                    " order by all",
                    {"name": name},
                ).fetchall()
                for name in TABLES
            }


@settings(max_examples=12, deadline=None)
@given(
    captures=st.lists(CAPTURES, min_size=1, max_size=5),
    revisits=st.lists(REVISITS, min_size=1, max_size=4),
    data=st.data(),
)
def test_revisits_show_the_same_in_any_order_and_batching(
    templates: Path, row: Any, captures: Any, revisits: Any, data: Any
) -> None:
    records = [
        *(list(capture_rows(number, each, row)) for number, each in enumerate(captures)),
        *(list(revisit_rows(50 + number, each, row)) for number, each in enumerate(revisits)),
    ]
    at_once = loaded(templates, [batch_of(records, 0, row)])
    shuffled = data.draw(st.permutations(records))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(records)), max_size=3)))
    bounds = [0, *cuts, len(records)]
    parts = [shuffled[start:end] for start, end in itertools.pairwise(bounds) if start < end]
    batches = [batch_of(part, number, row) for number, part in enumerate(parts)]
    assert loaded(templates, [*batches, batches[0]]) == at_once
