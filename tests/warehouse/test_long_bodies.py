"""Long bodies are stored in pieces that DuckDB puts into no block of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

if TYPE_CHECKING:
    from .conftest import Folder, World

STORED = (
    "select body, body_rest, whole_body(body, body_rest) from article_version where version_id = 90"
)


@pytest.mark.parametrize(
    ("body", "pieces"),
    [
        ("The mill closed.", 1),
        ("a" * 4000, 1),
        ("a" * 4001, 2),
        ("é" * 2000, 1),
        ("é" * 9000, 9),
        ("気" * 20_000, 20),
        ("🚢" * 1000, 1),
        ("🚢" * 1001, 2),
        ("It’s “half” a line — so. " * 300, 7),
    ],
)
def test_a_body_is_stored_whole_in_pieces_of_at_most_4000_bytes(
    folder: Folder, world: World, body: str, pieces: int
) -> None:
    world.article(9, "harbour-post", 1, body=body)
    folder.load(world.tables)
    with duckdb.connect(str(folder.warehouse), read_only=True) as connection:
        ((head, rest, whole),) = connection.execute(STORED).fetchall()
    assert whole == body
    assert len([head, *(rest or [])]) == pieces
    assert all(len(piece.encode()) <= 4000 for piece in [head, *(rest or [])])
