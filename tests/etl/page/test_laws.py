"""What holds for every page: nothing is lost, a body is its own body, idle names say nothing.

Lines of lists and tables are left out here: the extractor marks them ("- ", "|").
"""

from __future__ import annotations

import random
import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.body import page_text
from etl.lines import Line, classify
from etl.page.pieces import read_pieces
from etl.tree import parse

from .conftest import HEADLINE, PROSE, paragraphs

WORDS = ("harbor", "ferry", "crew", "pier", "island", "board", "mail", "bread", "lamp", "door")
NO_NAMES = ("story", "c-article__p", "txt", "mb-4", "zz", "body-copy", "x1 y2")

words = st.sampled_from(WORDS)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence; its sign becomes a number that no other sentence of the page has."""
    return f"# {' '.join(draw(st.lists(words, min_size=8, max_size=20)))}."


@st.composite
def marked(draw: st.DrawFn) -> str:
    """A sentence with a word set off in its middle."""
    tag = draw(st.sampled_from(["em", "strong", "a href='/q'", "span class='y'", "i"]))
    inner = f"<{tag}>{draw(words)}</{tag.split()[0]}>"
    return f"<p>{draw(sentences())[:-1]} {inner} {draw(sentences())}</p>"


furniture = st.one_of(
    st.builds("<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>".format, sentences()),
    st.builds("<div class='related-box'><p><a href='/r'>{}</a></p></div>".format, sentences()),
    st.builds("<aside><p>{}</p></aside>".format, sentences()),
    st.builds("<div class='newsletter-box'><p>{}</p></div>".format, sentences()),
    st.just("<div class='share-bar'><a href='#'>Facebook</a> <a href='#'>Twitter</a></div>"),
    st.builds("<p><a href='/r'>Read more: {}</a></p>".format, sentences()),
    st.builds("<p>{} <span class='share'>Share</span></p>".format, sentences()),
)
story = st.one_of(
    st.builds("<p>{}</p>".format, sentences()),
    st.builds("<p>{} {}</p>".format, sentences(), sentences()),
    st.builds("<p>{}<br><br>{}</p>".format, sentences(), sentences()),
    st.builds("<h2>{} {}</h2>".format, words, words),
    st.builds("<blockquote><p>{}</p></blockquote>".format, sentences()),
    st.builds("<div>{}</div>".format, sentences()),
    st.sampled_from(["<p>Yes.</p>", "<p>“Never.”</p>"]),
    marked(),
)


def numbered(parts: list[str]) -> str:
    numbers = count(101)
    return re.sub("#(?= )", lambda _: str(next(numbers)), "".join(parts))


stories = st.lists(st.one_of(story, story, furniture), min_size=2, max_size=12).map(numbered)


def page(inner: str) -> str:
    own = paragraphs(*PROSE) + inner
    return f"<html><body><article><h1>{HEADLINE}</h1><div>{own}</div></article></body></html>"


def lines_of(html: str) -> tuple[str, list[Line]]:
    """The page text, and its lines."""
    tree = parse(html)
    assert tree is not None
    found = page_text(tree)
    return "\n".join(found.lines), classify(found.lines, HEADLINE, labels=found.labels)


def body_of(html: str) -> list[str]:
    return [line.text for line in lines_of(html)[1] if line.kind is None]


def squeezed(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(stories)
def test_every_visible_line_is_in_the_body_or_in_the_furniture(inner: str) -> None:
    text, lines = lines_of(page(inner))
    assert all(text[line.start : line.end] == line.text for line in lines)
    tree = parse(f"<html><body><div>{inner}</div></body></html>")
    shares = {each for each in tree.iter("span") if each.get("class") == "share"}
    visible = [squeezed(piece.text) for piece in read_pieces(tree[0][0], shares)]
    whole = squeezed("".join(line.text for line in lines))
    assert [line for line in visible if line not in whole] == []
    seen = [squeezed(line.text) for line in lines]
    twice = {line for line in visible if seen.count(line) > visible.count(line)}
    assert twice == set()


@settings(max_examples=40, deadline=None)
@given(stories)
def test_a_body_fed_as_paragraphs_of_a_bare_page_is_the_same_body(inner: str) -> None:
    body = body_of(page(inner))
    bare = f"<html><body><h1>{HEADLINE}</h1>{paragraphs(*body)}</body></html>"
    assert body_of(bare) == body


@settings(max_examples=40, deadline=None)
@given(stories, st.integers(0, 1000))
def test_names_and_attributes_without_a_meaning_change_nothing(inner: str, seed: int) -> None:
    draw = random.Random(seed)

    def named(tag: re.Match[str]) -> str:
        return f"<{tag[1]} data-n='{draw.random()}' class='{draw.choice(NO_NAMES)}' lang='en'>"

    html = page(inner)
    other = re.sub(r"<(p|div|blockquote|h2|em|strong|i)>", named, html)
    assert body_of(other) == body_of(html)


@settings(max_examples=20, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_an_element_s_classes_changes_nothing(inner: str, draw: random.Random) -> None:
    def shuffled(found: re.Match[str]) -> str:
        names = [*NO_NAMES[:3], *found[1].split()]
        draw.shuffle(names)
        return f"class='{' '.join(names)}'"

    html = page(inner)
    assert body_of(re.sub(r"class='([^']*)'", shuffled, html)) == body_of(html)
