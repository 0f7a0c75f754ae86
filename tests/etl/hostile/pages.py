"""Pages made to break an extractor, each made by a function: those that were measured, and more.

Nearly all carry the same short article, so that a test can say whether it was still found.
"""

from __future__ import annotations

import gzip
import json
import random
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Maker = Callable[[], bytes]

HEADLINE = "Harbor ferry stops as crews walk out"
PROSE = (
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
    "The next talks are planned for October, when the contract of the ticket clerks runs out.",
)
STORY = f"<article><h1>{HEADLINE}</h1>" + "".join(f"<p>{each}</p>" for each in PROSE) + "</article>"
MEGA: Final = 1_000_000


def page(body: str = STORY, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{HEADLINE}</title>"
        f"{head}</head><body>{body}</body></html>"
    )


def wrapped(opening: str, closing: str, times: int) -> bytes:
    return page(opening * times + STORY + closing * times).encode()


def beside(text: str) -> bytes:
    """The article, and beside it what is hostile."""
    return page(STORY + text).encode()


def inside(text: str, *, tag: str = "p") -> bytes:
    """The hostile text as a paragraph of the article."""
    return page(STORY.replace("</article>", f"<{tag}>{text}</{tag}></article>")).encode()


def headed(head: str) -> bytes:
    return page(head=head).encode()


def sentences(count: int) -> str:
    return "".join(
        f"<p>Clerk number {each} wrote down what the tide did to the pier on that day.</p>"
        for each in range(count)
    )


# What was measured.


def many_paragraphs() -> bytes:
    return page(f"<article><h1>{HEADLINE}</h1>{sentences(70_000)}</article>").encode()


def million_attributes() -> bytes:
    attributes = " ".join(f"a{each}=1" for each in range(MEGA))
    return page(f"<div {attributes}>{STORY}</div>").encode()


def many_links() -> bytes:
    return beside("".join(f"<a href='/{each}'>Link {each}</a>\n" for each in range(200_000)))


def many_unclosed_links() -> bytes:
    return beside("".join(f"<a href='/{each}'>Link {each}\n" for each in range(200_000)))


def many_sentences_in_unclosed_links() -> bytes:
    return beside("<a href='/x'>The tide came in again at noon today. " * 100_000)


def thousand_divs() -> bytes:
    return wrapped("<div>", "</div>", 1000)


def giant_paragraph() -> bytes:
    return page("<p>" + "The tide came in at noon. " * 730_000 + "</p>").encode()


# Nesting.


def nested_divs_with_text() -> bytes:
    return page("<div>The tide came in at noon that day. " * 1500 + STORY).encode()


def hundred_thousand_divs() -> bytes:
    return wrapped("<div>", "</div>", 100_000)


def nested_spans() -> bytes:
    return wrapped("<span>", "</span>", 1900)


def misnested_formatting() -> bytes:
    return page("<b><i>word " * 1000 + "</b></i>" * 1000 + STORY).encode()


def unclosed_formatting() -> bytes:
    return page("<p><b><i><u><font>The tide came in at noon." * 10_000 + STORY).encode()


def nested_tables() -> bytes:
    return wrapped("<table><tr><td>", "</td></tr></table>", 600)


def nested_lists() -> bytes:
    return wrapped("<ul><li>item ", "</li></ul>", 600)


def nested_quotes() -> bytes:
    return wrapped("<blockquote>said ", "</blockquote>", 900)


def nested_fonts() -> bytes:
    return wrapped("<font size=2>", "</font>", 1500)


def many_chains_of_divs() -> bytes:
    return beside(("<div>" * 200 + "The tide came in at noon." + "</div>" * 200) * 300)


def nested_forms_and_links() -> bytes:
    return wrapped("<form><a href=/x>", "</a></form>", 50_000)


# Giant single things.


def giant_attribute() -> bytes:
    return page(f"<div data-state='{'x' * 5 * MEGA}'>{STORY}</div>").encode()


def giant_class() -> bytes:
    return page(f"<div class='{'byline author source meta ' * 200_000}'>{STORY}</div>").encode()


def giant_data_uri() -> bytes:
    return beside(f"<img src='data:image/png;base64,{'QUJD' * 1_200_000}'>")


def giant_script() -> bytes:
    return headed(f"<script>var state = '{'<p>not text</p>' * 300_000}';</script>")


def giant_comment() -> bytes:
    return beside(f"<!--{'<p>not text</p> - -- ' * 200_000}-->")


def many_comments() -> bytes:
    return beside("<!-- no --><?php x ?>" * 60_000)


def unclosed_comment() -> bytes:
    return page(f"{STORY}<!-- {'<p>lost</p>' * 100_000}").encode()


def unclosed_script() -> bytes:
    return page(f"{STORY}<script>{'if (a < b) c();' * 100_000}").encode()


def unclosed_title() -> bytes:
    return f"<html><head><title>{'All is in the title. ' * 100_000}".encode()


def unclosed_tag() -> bytes:
    return page(f"{STORY}<p class='{'never closed <p>' * 100_000}").encode()


def giant_cdata() -> bytes:
    return beside(f"<![CDATA[{'<p>text</p>' * 100_000}]]>")


def giant_tag_name() -> bytes:
    return beside(f"<{'x' * MEGA}>tail</{'x' * MEGA}>")


def only_angle_brackets() -> bytes:
    return beside("<" * MEGA)


def billion_laughs() -> bytes:
    entities = '<!ENTITY lol0 "lol">' + "".join(
        f'<!ENTITY lol{each} "{f"&lol{each - 1};" * 10}">' for each in range(1, 12)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [{entities}]>'
        f"<html><body><p>&lol11;</p>{STORY}</body></html>"
    ).encode()


def external_entity() -> bytes:
    return (
        '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>&file;</p>{STORY}</body></html>"
    ).encode()


# Metadata.


def deep_jsonld() -> bytes:
    return headed(f'<script type="application/ld+json">{"[" * 100_000}{"]" * 100_000}</script>')


def deep_jsonld_names() -> bytes:
    value = '{"@list":' * 400 + '"Ada Quill"' + "}" * 400
    node = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{value}}}'
    return headed(f'<script type="application/ld+json">{node}</script>')


def wide_jsonld() -> bytes:
    nodes = [{"@type": "NewsArticle", "@id": f"#{each}"} for each in range(30_000)]
    return headed(f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>')


def many_jsonld() -> bytes:
    script = (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@id":"#a"}}</script>'
    )
    return headed(script * 15_000)


def many_authors() -> bytes:
    node = {"@type": "NewsArticle", "author": [{"name": f"Ada Quill {n}"} for n in range(50_000)]}
    return headed(f'<script type="application/ld+json">{json.dumps(node)}</script>')


def odd_numbers_in_jsonld() -> bytes:
    node = f'{{"@type":"NewsArticle","headline":1e999,"datePublished":{"9" * 100_000}}}'
    return headed(f'<script type="application/ld+json">{node}</script>')


def surrogates_in_jsonld() -> bytes:
    node = r'{"@type":"NewsArticle","headline":"Ferry \ud83d stops","author":"\udc00 \u0000 Ada"}'
    return headed(f'<script type="application/ld+json">{node}</script>')


def many_metas() -> bytes:
    return headed("".join(f"<meta name='m{n}' content='author {n}'>" for n in range(50_000)))


def many_same_metas() -> bytes:
    return headed("<meta name='author' content='Ada Quill'>" * 50_000)


def many_headlines() -> bytes:
    return beside("<h1>The tide came in at noon</h1>" * 30_000)


def many_times() -> bytes:
    return beside("<time datetime='2026-03-07T10:00:00Z'>7 March 2026</time>" * 40_000)


def many_bylines() -> bytes:
    return beside("<span class='byline'>By Ada Quill, Staff Writer</span>" * 40_000)


def many_nested_bylines() -> bytes:
    return page("<div class='byline author source date'>" * 230 + STORY + "</div>" * 230).encode()


def many_captions() -> bytes:
    figure = (
        "<figure><img src='/a.jpg'><figcaption>A pier (AP Photo/Ada Quill)</figcaption></figure>"
    )
    return beside(figure * 20_000)


def many_short_texts() -> bytes:
    return beside("<div>AP</div><p>Source: AFP</p>" * 30_000)


# Regular expressions.


def line_without_a_space() -> bytes:
    return inside("x" * 4 * MEGA)


def many_opening_brackets() -> bytes:
    return inside("(" * MEGA)


def many_quotation_marks() -> bytes:
    return inside('’»)"' * 200_000)


def many_bys() -> bytes:
    return inside("By " * 300_000)


def many_hyphens() -> bytes:
    return inside("- " * 400_000)


def many_slashes() -> bytes:
    return inside("1/" * 400_000)


def many_digits_with_dots() -> bytes:
    return inside("1." * 400_000 + "x")


def many_capitals() -> bytes:
    return inside("A, " * 300_000)


def many_agencies() -> bytes:
    return inside("(AP) AP/AFP " * 80_000)


def many_spaces() -> bytes:
    return inside("a" + " " * MEGA + "b")


def many_no_break_spaces() -> bytes:
    return inside("a" + "\u00a0\u2003" * 300_000 + "b")


def many_breaks() -> bytes:
    return inside("The tide came in.<br>" * 60_000)


def many_addresses() -> bytes:
    return inside("a@b." * 200_000 + " http://" * 50_000)


def many_bars_in_title() -> bytes:
    return headed(
        f"<title>{'a - b | ' * 100_000}</title>"
        f"<meta property='og:title' content='{' - ' * 100_000}'>"
    )


def long_byline() -> bytes:
    return beside(f"<p class='byline'>By {'Ada Quill and ' * 50_000}</p>")


def long_date() -> bytes:
    return headed(f"<meta name='date' content='{'1/' * 200_000}'>")


def many_entities() -> bytes:
    return inside("&amp;amp;amp;#39;" * 60_000)


# Characters.


def zalgo() -> bytes:
    return inside("e" + "\u0301\u0489\u0322" * 150_000)


def scrambled_marks() -> bytes:
    return inside("a" + "\u0301\u0327" * 100_000)


def zero_width() -> bytes:
    return inside("\u200b\u200d\ufeff" * 150_000)


def bidi() -> bytes:
    return inside("\u202e\u2066abc\u2069" * 80_000)


def mojibake() -> bytes:
    return inside("The cafÃ© said â€œnoâ€\x9d â€” it wasnâ€™t. " * 5_000)


def one_line_of_mojibake_without_a_space() -> bytes:
    return inside("Ã©â€" * 100_000)


def null_bytes() -> bytes:
    return beside("<p>a\0b\0</p>" * 2_000)


def ideographs() -> bytes:
    return inside("港務局說渡輪停航。" * 60_000)


def ligatures() -> bytes:
    return inside("\ufdfa" * 150_000)


def utf16(mark: str = "\ufeff", order: str = "utf-16-le") -> bytes:
    return (mark + page().replace("<meta charset='utf-8'>", "")).encode(order)


def utf16_without_mark() -> bytes:
    return utf16("")


def utf16_big_without_mark() -> bytes:
    return utf16("", "utf-16-be")


def utf7() -> bytes:
    return page().replace("utf-8", "utf-7").encode()


def unknown_charset() -> bytes:
    return page().replace("utf-8", "x-" + "z" * 100_000).encode()


def truncated_characters() -> bytes:
    return page(STORY + "<p>é").encode()[:-15]


def random_bytes() -> bytes:
    return random.Random(1).randbytes(300_000)


def gzip_as_page() -> bytes:
    return gzip.compress(page().encode() * 50, mtime=0)


def pdf_as_page() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Length 5 >>\nstream\n" + random.Random(
        2
    ).randbytes(100_000)


# Forms of pages.


def giant_select() -> bytes:
    return beside("<select>" + "<option>The tide came in at noon.</option>" * 50_000 + "</select>")


def giant_table() -> bytes:
    cells = "<td colspan=1000000000 rowspan=1000000000>12.5</td>" * 10
    return beside("<table>" + f"<tr>{cells}</tr>" * 6_000 + "</table>")


def base_and_script_links() -> bytes:
    return headed(
        "<base href='javascript:alert(1)'><link rel=canonical href='javascript:alert(2)'>"
    )


def frameset() -> bytes:
    return b"<html><frameset cols='50%,50%'>" + b"<frame src='/a'>" * 30_000 + b"</frameset></html>"


def xhtml_that_lies() -> bytes:
    prolog = '<?xml version="1.0" encoding="UTF-16"?><html xmlns="http://www.w3.org/1999/xhtml">'
    return (prolog + page()).encode()


def namespaces() -> bytes:
    return ("<html xmlns:a='urn:a'><body><a:b:c a:d='1'>" * 2000 + STORY).encode()


def only_noscript() -> bytes:
    return page(f"<noscript>{STORY}</noscript>").encode()


def only_template() -> bytes:
    return page(f"<template>{STORY}</template>").encode()


def only_script_application() -> bytes:
    return page("<div id=app></div><script>" + "render();" * 60_000 + "</script>").encode()


def only_plaintext() -> bytes:
    return page(f"<plaintext>{STORY * 50}").encode()


def only_labels() -> bytes:
    return page("<label>The tide came in at noon, and nobody was there.</label>" * 3_000).encode()


def giant_svg() -> bytes:
    return beside("<svg>" + "<path d='M0 0 L10 10'/>" * 60_000 + "</svg>")


def many_custom_elements() -> bytes:
    return beside("".join(f"<x-{n}>tide</x-{n}>" for n in range(40_000)))


def many_empty_paragraphs() -> bytes:
    return beside("<p></p><br>" * 60_000)


def many_cards() -> bytes:
    card = (
        "<div class='card'><h3><a href='/s'>Mill to close in April after all</a></h3>"
        "<p>The oven cannot be repaired.</p></div>"
    )
    return beside(card * 8_000)


def many_cards_in_one_parent() -> bytes:
    return beside(
        "<a href='/s'>A title that is long enough</a><p>Short prose of a card.</p>" * 9_000
    )


def same_sentence() -> bytes:
    return page(
        f"<article><h1>{HEADLINE}</h1>" + f"<p>{PROSE[0]}</p>" * 9_000 + "</article>"
    ).encode()


def only_whitespace() -> bytes:
    return b" \n\t" * 400_000


def only_tags() -> bytes:
    return b"<p>" * 600_000


MEASURED: tuple[Maker, ...] = (
    many_paragraphs, million_attributes, many_links, many_unclosed_links, thousand_divs,
    giant_paragraph,
)  # fmt: skip
_HELPERS = {page, wrapped, beside, inside, headed, sentences, utf16}


@cache
def makers() -> dict[str, Maker]:
    """Every hostile page by name."""
    found = {
        name: each
        for name, each in globals().items()
        if callable(each) and getattr(each, "__module__", "") == __name__ and each not in _HELPERS
    }
    del found["makers"]
    return found
