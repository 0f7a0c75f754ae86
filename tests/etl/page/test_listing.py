from etl.body import page_text
from etl.tree import parse

CARD = (
    '<li class="row"><h3><a href="/{n}">The harbor board meets again in town hall {n}</a></h3>'
    "<p>Members will hear a report on the state of the old pier number {n} and its lamps.</p></li>"
)
PROSE = (
    "<p>The harbor ferry stopped on Tuesday after its crews walked out, the board said in a long"
    " statement that named no date for its return to the island.</p>"
)


def listing_of(body: str, url: str = "https://post.example/news", head: str = "") -> str | None:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    refused = page_text(tree, url).refused
    return refused.detail if refused else None


def cards(number: int) -> str:
    return f"<ul>{''.join(CARD.format(n=n) for n in range(number))}</ul>"


def test_a_page_of_announcements_and_little_else_is_a_listing() -> None:
    assert listing_of(cards(9)) == "9 announcements of other pages, and little else"


def test_a_front_page_is_a_listing_even_with_a_text_of_its_own() -> None:
    assert listing_of(cards(9) + PROSE * 12, "https://post.example/") is not None
    assert listing_of(cards(9) + PROSE * 12, "https://post.example/ferry-stops") is None


def test_a_short_article_among_many_announcements_is_none_when_it_calls_itself_an_article() -> None:
    own = '<meta property="og:type" content="article">'
    assert listing_of(cards(9) + PROSE, head=own) is None


def test_an_article_below_few_announcements_is_no_listing() -> None:
    assert listing_of(cards(3) + PROSE * 2) is None
