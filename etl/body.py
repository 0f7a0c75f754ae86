"""The element tree of a page to the lines of its article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import etree

from etl.article import PageText
from etl.markup import read_markup
from etl.normalize import repair
from etl.page.above import label_above
from etl.page.anchor import find_headline
from etl.page.apart import read_apart
from etl.page.beside import keep_article_footers, read_below, read_beside
from etl.page.between import read_between
from etl.page.blocks import text_blocks
from etl.page.choice import article_lines
from etl.page.cut import own_lines, read_and_cut
from etl.page.doubles import label_doubles
from etl.page.layout import make_plain, unlink_own
from etl.page.links import without_link_notes
from etl.page.listing import count_links, listing
from etl.page.merge import PageLine, merge
from etl.page.offers import label_offer
from etl.page.refusal import Refusal, refuse
from etl.page.region import survey, whole
from etl.page.rules import ALL, NOT_LIVE, Rules
from etl.page.selected import select, told
from etl.page.settled import NOTHING, settle
from etl.page.split import split_glued
from etl.page.standfirst import read_standfirst
from etl.page.times import label_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.selector import Selector
    from etl.furniture import Furniture
    from etl.markup import Markup
    from etl.page.blocks import Block
    from etl.page.region import Survey
    from etl.page.settled import Settled

# The longest live pages have a few thousand.
MAX_BLOCKS = 20_000
# Nothing in these is read by anyone; `head` and scripts were read for their markup before.
_DEAD_WEIGHT = (
    "head", "script", "style", "svg", "noscript", "template", "iframe", "nav", "footer", "button",
    "select", "input", "textarea", "label", "video", "audio", "canvas", "object", "map", "dialog",
)  # fmt: skip
# Readings beside East Asian words: part of the line, not lines of their own.
_RUBY = ("ruby", "rb", "rt", "rp", "rtc")


def page_text(
    tree: Any, url: str | None = None, rules: Rules = ALL, selectors: Sequence[Selector] = ()
) -> PageText:
    """Read the markup, then find the article's lines; what furniture is cut is kept apart.

    Args:
        tree: the page; it is taken apart.
        url: of the page.
        rules: what to apply around the extractor.
        selectors: the outlet's own, those that are believed for this page.
    """
    markup, settled = read_markup(tree), NOTHING
    asks_password = any(field.get("type") == "password" for field in tree.iter("input"))
    links = 0 if markup.called_article else count_links(tree)
    if selectors:
        selected = select(tree, selectors)
        markup, settled = told(markup, selected), settle(selected, _DEAD_WEIGHT)
    keep_article_footers(tree)
    etree.strip_elements(
        tree, etree.Comment, etree.ProcessingInstruction, *_DEAD_WEIGHT, with_tail=False
    )
    etree.strip_tags(tree, *_RUBY)
    make_plain(tree)
    unlink_own(tree, markup.declared_url or url)
    if markup.described.is_live:
        rules -= NOT_LIVE
    blocks = settled.blocks_of(text_blocks(tree))
    anchor = find_headline(blocks, markup.headlines)
    found = survey(tree, blocks, anchor, rules, settled.body)
    number = len(found.region.prose) if found.region is not None else 0
    if number > MAX_BLOCKS:
        detail = f"{number} paragraphs, at most {MAX_BLOCKS}"
        return PageText([], markup, refused=Refusal("too_large", detail))
    below = read_below(found, blocks)
    beside = read_beside(found)
    header, standfirst = _above(found, blocks, anchor, markup, rules)
    lines, cut = _lines(tree, found, standfirst, rules, settled)
    lines = label_doubles(label_times(label_above([*header, *lines], markup.headlines)))
    lines, is_paywalled = label_offer([*lines, *below], is_paywalled=markup.paywalled)
    refused = None
    if settled.body is None:
        own = [line.text for line in lines if line.kind is None]
        refused = refuse(markup, url, own, asks_password=asks_password)
        refused = refused or listing(found, url, markup)
    return PageText(
        [repair(without_link_notes(line.text)) for line in lines],
        replace(markup, paywalled=is_paywalled),
        next((repair(text) for text in markup.headlines if text), None),
        labels={index: line.kind for index, line in enumerate(lines) if line.kind},
        refused=refused,
        links=links,
        cut=(*cut, *beside),
    )


def _above(
    found: Survey, blocks: Sequence[Block], anchor: int | None, markup: Markup, rules: Rules
) -> tuple[list[PageLine], list[str]]:
    """What stands between headline and region: who and when, and lines of the text."""
    if found.region is None or anchor is None:
        return [], []
    aside = found.cards | found.asides.keys()
    header = read_between(found.region, blocks[anchor].element, aside)
    if "standfirst" not in rules:
        return header, []
    return header, read_standfirst(found.region, blocks, anchor, markup.description)


def _lines(
    tree: Any, found: Survey, standfirst: Sequence[str], rules: Rules, settled: Settled
) -> tuple[list[PageLine], tuple[Furniture, ...]]:
    """The lines of the page text, and what the outlet cuts beside it."""
    region = found.region or whole(tree)
    declared = settled.within(region.element)
    known = dict.fromkeys(found.cards, "related") | found.asides
    pieces = read_and_cut(region, known, declared, rules)
    cut = read_apart({each: kind for each, kind in settled.cuts.items() if each not in declared})
    lines = split_glued(article_lines(tree, found.region, rules), own_lines(pieces))
    given = set(lines)
    return merge([*(line for line in standfirst if line not in given), *lines], pieces), cut
