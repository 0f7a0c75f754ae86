"""Long bodies are stored in two pieces, none of which DuckDB puts into a block of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

if TYPE_CHECKING:
    from .conftest import Folder, World

STORED = (
    "select body, body_rest, concat(body, body_rest) from article_version where version_id = 90"
)


@pytest.mark.parametrize(
    ("body", "pieces"),
    [
        ("The mill closed.", 1),
        ("a" * 4000, 1),
        ("a" * 4001, 2),
        ("é" * 2000, 1),
        ("é" * 9000, 2),
        ("気" * 20_000, 2),
        ("🚢" * 1000, 1),
        ("🚢" * 1001, 2),
        ("It’s “half” a line — so. " * 300, 2),
    ],
)
def test_a_body_is_stored_whole_in_pieces_of_at_most_4000_bytes_and_the_rest(
    folder: Folder, world: World, body: str, pieces: int
) -> None:
    world.article(9, "harbour-post", 1, body=body)
    folder.load(world.tables)
    with duckdb.connect(str(folder.warehouse), read_only=True) as connection:
        ((head, rest, whole),) = connection.execute(STORED).fetchall()
    assert whole == body
    assert len(head.encode()) <= 4000
    assert (rest is None) == (pieces == 1)
