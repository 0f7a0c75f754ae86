"""The page text with its evidence: every credit is found where its offsets say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.capture import Capture, digest
from etl.credit import Credit
from etl.extract import Reading, read_article
from etl.furniture import Furniture
from etl.marked import marked_lines, numbered, shortened

TEXT = "By Jane Roe, AP\nOAKTON (AP) — The mill closed. It was old. (AP)\nRead more"
FURNITURE = (
    Furniture("byline", "By Jane Roe, AP", 0, 15),
    Furniture("tagline", "(AP)", 59, 63),
    Furniture("related", "Read more", 64, 73),
    Furniture("caption", "cut before there was a text"),
)


def credit(start: int | None, end: int | None, rule: str = "dateline_mark") -> Credit:
    where = "page_text" if start is not None else "meta author"
    return Credit("AP", rule, "(AP)", where, start, end)


def test_the_lines_are_the_page_text_in_order_with_the_kinds_of_furniture() -> None:
    lines = marked_lines(TEXT, FURNITURE, ())
    assert [(line.kind, TEXT[line.start : line.end]) for line in lines] == [
        ("byline", "By Jane Roe, AP"),
        (None, "OAKTON (AP) — The mill closed. It was old."),
        ("tagline", "(AP)"),
        ("related", "Read more"),
    ]


def test_credits_are_numbered_as_they_are_read_and_those_beside_the_text_by_weight() -> None:
    beside = credit(None, None, "meta_agency"), credit(None, None, "jsonld_author")
    found = numbered([*beside, credit(59, 63, "tagline_mark"), credit(16, 29)])
    assert [(each.number, each.credit.rule) for each in found] == [
        (1, "dateline_mark"),
        (2, "tagline_mark"),
        (3, "jsonld_author"),
        (4, "meta_agency"),
    ]


def test_quotes_that_overlap_are_one_mark_with_both_numbers() -> None:
    lines = marked_lines(TEXT, FURNITURE, numbered([credit(16, 29), credit(23, 29), credit(3, 11)]))
    marked = [(piece.text, piece.numbers) for line in lines for piece in line.pieces]
    assert ("Jane Roe", (1,)) in marked
    assert ("OAKTON (AP) —", (2, 3)) in marked


def test_what_is_left_out_of_a_long_text_has_no_evidence() -> None:
    text = "\n".join(f"Line {number}" for number in range(30))
    lines = marked_lines(
        text, (), numbered([credit(text.index("Line 20"), text.index("\nLine 21"))])
    )
    kept = [line and text[line.start : line.end] for line in shortened(lines)]
    assert kept == ["Line 0", "Line 1", None, "Line 20", None, "Line 29"]


@given(
    st.text("ab\n ", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_no_text_is_lost_or_doubled_whatever_the_spans(
    text: str, spans: list[tuple[int, int]]
) -> None:
    placed = [credit(min(span), min(max(span), len(text))) for span in spans]
    lines = marked_lines(text, (), numbered(placed))
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown == [line.strip() for line in text.split("\n") if line.strip()]


def test_every_quote_of_a_page_stands_where_its_offsets_say() -> None:
    page = (
        "<article><h1>Mill closes</h1><p>By Jane Roe, Associated Press</p>"
        "<p>OAKTON (AP) — The mill on the river closed on Monday after a century of work there.</p>"
        "<figcaption>The mill. (AP Photo/John Doe)</figcaption>"
        "<p>A choir sang on the bridge, and the miller gave flour to each of the singers. (AP)</p>"
        "<p>Copyright 2026 The Associated Press. All rights reserved.</p></article>"
    ).encode()
    capture = Capture(0, 0, None, "https://post.example/mill", "html", page, digest(page))
    found = read_article(capture, None)
    assert isinstance(found, Reading)
    placed = [each for each in found.article.credits if each.start is not None]
    assert len(placed) >= 4
    assert all(found.page_text[each.start : each.end] == each.quote for each in placed)
    cut = [each for each in found.article.furniture if each.start is not None]
    assert all(found.page_text[each.start : each.end] == each.text for each in cut)
