"""Boxes in a row that announce other articles, and paragraphs that only look like them."""

from __future__ import annotations

from .conftest import HEADLINE, OTHER, PROSE, paragraphs, read

H1 = f"<h1>{HEADLINE}</h1>"
TITLE = "The harbor board meets again in the town hall, hour"
EXCERPT = "Members will hear a report on the state of the old pier and its lamps, part"


def cards(number: int, tag: str = "li") -> str:
    row = "<{0} class='row'><h3><a href='/{1}'>{2} {1}</a></h3><p>{3} {1}.</p></{0}>"
    return "".join(row.format(tag, each, TITLE, EXCERPT) for each in range(number))


def announced(body: tuple[str, ...]) -> list[str]:
    return [line for line in body if EXCERPT in line]


def test_excerpts_below_linked_titles_in_a_row_are_no_part_of_the_article() -> None:
    page = f"<div>{H1}<div>{paragraphs(*PROSE)}</div><ul>{cards(4)}</ul></div>"
    assert read(page).body == PROSE
    assert announced(read(page, without="cards").body)


def test_cards_in_the_middle_of_the_article_are_cut_as_related() -> None:
    row = f"<div>{cards(2, 'div')}</div>"
    page = f"<div>{H1}{paragraphs(*PROSE[:3])}{row}{paragraphs(*PROSE[3:])}</div>"
    found = read(page)
    assert found.body == PROSE
    assert {found.furniture.get(f"{EXCERPT} {each}.") for each in range(2)} == {"related"}
    assert announced(read(page, without="cards").body)


def test_paragraphs_with_links_in_their_running_text_are_no_cards() -> None:
    link = "<a href='/1'>the third strike of the crews in a year</a>"
    texts = [f"{text} It was {link}, and it cost the board more." for text in PROSE]
    page = f"<div>{H1}{paragraphs(*texts)}</div>"
    assert len(read(page).body) == len(PROSE)


def test_a_box_that_stands_alone_is_no_card() -> None:
    title = "<h3><a href='/1'>What the crews of the ferry demand</a></h3>"
    page = f"<div>{H1}{paragraphs(*PROSE)}<div class='part'>{title}{paragraphs(*OTHER)}</div></div>"
    assert set(OTHER) <= set(read(page).body)


def test_parts_of_an_article_with_linked_titles_and_long_texts_are_no_cards() -> None:
    part = "<section class='part'><h3><a href='#{0}'>Day {0} of the strike on the pier</a></h3>{1}"
    parts = "".join(f"{part.format(n, paragraphs(*PROSE, *OTHER))}</section>" for n in range(3))
    assert read(f"<div>{H1}{parts}</div>").body.count(PROSE[0]) == 3
