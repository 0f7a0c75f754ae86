from __future__ import annotations

from lxml import etree

from etl.page.merge import PageLine, merge
from etl.page.pieces import Piece

ELEMENT = etree.Element("p")
KEPT = "The harbor board said on Tuesday that the crews would be heard."
LOST = "The harbor board said on Tuesday that no boat would sail for now."
CAPTION = "A boat at the pier. (AP Photo/Jane Roe)"


def merged(lines: list[str], *pieces: str | tuple[str, str]) -> list[tuple[str, str | None]]:
    """The merged lines with their kinds; a piece with a kind was cut."""
    read = [(each, None) if isinstance(each, str) else each for each in pieces]
    found = merge(lines, [(Piece(ELEMENT, text, 0), kind) for text, kind in read])
    return [(line.text, line.kind) for line in found]


def test_what_was_cut_stands_between_the_lines_as_on_the_page() -> None:
    assert merged([KEPT, LOST], KEPT, (CAPTION, "caption"), LOST) == [
        (KEPT, None),
        (CAPTION, "caption"),
        (LOST, None),
    ]


def test_a_paragraph_that_the_extractor_drops_is_kept_though_another_opens_alike() -> None:
    assert merged([KEPT], LOST, KEPT) == [(LOST, "other"), (KEPT, None)]
    assert merged([KEPT], KEPT, LOST) == [(KEPT, None), (LOST, "other")]


def test_a_line_that_the_extractor_changed_inside_is_the_piece_that_opens_like_it() -> None:
    assert merged([KEPT.replace("would be", "are")], KEPT) == [
        (KEPT.replace("would be", "are"), None)
    ]


def test_a_paragraph_that_stands_twice_needs_no_place_of_its_own() -> None:
    assert merged([KEPT], KEPT, KEPT) == [(KEPT, None)]
    assert merged([KEPT, KEPT], KEPT, KEPT) == [(KEPT, None)] * 2


def test_items_and_cells_keep_their_place_before_what_follows_them() -> None:
    lines = [KEPT, "- Mill", "- Ferry", "| Boat | 12 |", LOST]
    pieces = [KEPT, "Mill", "Ferry", "Boat", "12", (CAPTION, "caption"), LOST]
    assert merged(lines, *pieces) == [
        *((line, None) for line in lines[:4]),
        (CAPTION, "caption"),
        (LOST, None),
    ]


def test_pieces_that_the_extractor_joins_are_no_furniture() -> None:
    joined = f"{KEPT} {LOST}"
    assert merged([joined], KEPT, LOST) == [(joined, None)]


def test_lines_without_a_piece_are_kept() -> None:
    assert merge([KEPT], []) == [PageLine(KEPT)]
