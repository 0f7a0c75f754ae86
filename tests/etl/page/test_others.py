"""Articles that follow whole below the page's own."""

from __future__ import annotations

from etl.body import page_text
from etl.page.rules import ALL
from etl.tree import parse

OWN = "The harbor ferry stopped on Tuesday after its crews walked out over hours, number {n}."
OTHER = "The bakery on the square will sell bread again from Monday on, its owner said, number {n}."


def article(headline: str, sentence: str, count: int) -> str:
    prose = "".join(f"<p>{sentence.format(n=n)}</p>" for n in range(count))
    return f"<article><h1>{headline}</h1><div>{prose}</div></article>"


def lines_of(body: str, *, rule: bool = True) -> str:
    tree = parse(f"<html><head><title>Ferry stops</title></head><body>{body}</body></html>")
    assert tree is not None
    rules = ALL if rule else ALL - {"one_article"}
    return "\n".join(page_text(tree, "https://post.example/ferry-stops", rules).lines)


PAGE = article("Ferry stops", OWN, 3) + article("Bread again", OTHER, 9)


def test_a_longer_article_below_the_pages_own_is_another_article() -> None:
    text = lines_of(PAGE)
    assert "harbor ferry stopped" in text
    assert "bakery" not in text


def test_without_the_rule_the_longer_article_is_taken() -> None:
    assert "bakery" in lines_of(PAGE, rule=False)


def test_a_second_h1_in_the_same_article_is_a_heading_of_it() -> None:
    own = article("Ferry stops", OWN, 2).removesuffix("</article>")
    text = lines_of(f"{own}<h1>What comes next</h1><p>{OWN.format(n=7)}</p></article>")
    assert OWN.format(n=7) in text
