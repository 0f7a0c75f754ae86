from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.article import Article
from etl.capture import Capture, Given, Rejection, digest
from etl.dates import Published
from etl.decode import decode
from etl.extract import MAX_TEXT_CHARS, extract

PROSE = [
    "The harbor ferry stopped on Tuesday after its crews walked out over hours, the board said.",
    "Nobody could say when it would sail again, and the islanders began to share heating oil.",
    "A wedding for 90 guests was moved to a barn on the mainland, the baker of its cake said.",
    "The next talks are planned for October, when the contract of the ticket clerks runs out.",
]
HEADLINE = "Harbor ferry stops as crews walk out"


def page(*paragraphs: str, head: str = "", top: str = "", tail: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{HEADLINE}</h1>{top}{body}</article>{tail}"
        "</body></html>"
    )


def run(
    payload: bytes | str, kind: str = "html", content_type: str | None = None
) -> Article | Rejection:
    data = payload.encode() if isinstance(payload, str) else payload
    capture = Capture(
        1,
        0,
        None,
        "https://post.example/a",
        kind,  # type: ignore[arg-type]
        data,
        digest(data),
        content_type,
        200,
        None,
        Given(),
    )
    return extract(capture, None)


def article(payload: bytes | str, kind: str = "html") -> Article:
    found = run(payload, kind)
    assert isinstance(found, Article)
    return found


def jsonld(**values: object) -> str:
    node = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, **values})
    return f'<script type="application/ld+json">{node}</script>'


def test_a_page_gives_its_headline_body_and_language() -> None:
    found = article(page(*PROSE))
    assert found.headline == HEADLINE
    assert found.body.split("\n\n") == PROSE
    assert found.language == "en"
    assert found.verdict.relation == "none"


def test_an_agency_named_as_author_in_the_json_ld_is_credited() -> None:
    author = {"@type": "Organization", "name": "The Associated Press"}
    found = article(page(*PROSE, head=jsonld(author=author)))
    assert found.verdict.agency == "AP"
    assert "jsonld_author" in {each.rule for each in found.credits}


def test_a_declared_url_on_an_agency_s_site_outweighs_what_else_is_said() -> None:
    head = (
        '<link rel="canonical" href="https://apnews.com/article/0123456789abcdef0123456789abcdef">'
        '<meta name="author" content="Reuters">'
    )
    found = article(page(*PROSE, head=head))
    assert found.verdict.agency == "AP"
    assert found.declared_url is not None
    assert not found.agency_own_site


def test_an_agency_behind_a_photo_is_not_behind_the_text() -> None:
    image = {"@type": "ImageObject", "creditText": "AP", "creator": "Reuters"}
    figure = (
        "<figure><img src='a.jpg'><figcaption>A ferry. (AP Photo/Jane Roe)</figcaption></figure>"
    )
    found = article(page(*PROSE, head=jsonld(image=image), top=figure))
    assert found.verdict.relation == "none"


def test_an_agency_with_a_place_beside_the_headline_is_the_byline() -> None:
    found = article(page(*PROSE, top="<ul><li><div class='name'>AFP, OAKTON</div></li></ul>"))
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AFP")


def test_an_editor_s_initials_before_the_mark_are_a_contribution() -> None:
    found = article(page(*PROSE, tail="<div>jr/Reuters</div>"))
    assert (found.verdict.relation, found.verdict.agency) == ("contributed", "Reuters")


def test_a_mark_behind_the_last_sentence_is_cut_and_credited() -> None:
    found = article(page(*PROSE[:-1], f"{PROSE[-1]} PTI"))
    assert found.verdict.agency == "PTI"
    assert found.body.endswith(PROSE[-1])


def test_a_borrowed_notice_without_the_agency_s_name_credits_none() -> None:
    notice = "©2026 Harbor Post. This material may not be published, broadcast or redistributed."
    assert article(page(*PROSE, notice)).verdict.relation == "none"


@pytest.mark.parametrize(
    ("payload", "kind", "reason"),
    [
        ("", "html", "empty"),
        (" \n ", "text", "empty"),
        ("<html><body><p>Ferry.</p></body></html>", "html", "no_article_text"),
        ("___\n\n- AP", "text", "no_article_text"),
        ("<!-- -->", "html", "not_html"),
        ("x" * (MAX_TEXT_CHARS + 1), "text", "too_large"),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(
    payload: str, kind: str, reason: str
) -> None:
    found = run(payload, kind)
    assert isinstance(found, Rejection)
    assert found.reason == reason
    assert found.seen is not None
    assert found.seen.payload == b""


@pytest.mark.parametrize(
    ("payload", "content_type"),
    [
        ("<p>caf\u00e9 \u2014".encode("cp1252"), None),
        ("<p>caf\u00e9 \u2014".encode(), None),
        ("<p>caf\u00e9 \u2014".encode("utf-16"), None),
        ("<p>caf\u00e9 \u2014".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("<meta charset=koi8-r><p>caf\u00e9 \u2014".encode(), "text/html; charset=utf-8"),
    ],
)
def test_a_page_is_decoded_as_a_browser_would(payload: bytes, content_type: str | None) -> None:
    capture = Capture(1, 0, None, "https://a.example/", "html", payload, "", content_type)
    assert decode(capture).endswith("<p>café —")


def test_characters_that_no_text_may_hold_are_dropped() -> None:
    found = article(page(*PROSE[:-1], PROSE[-1].replace("talks", "ta\0lks")))
    assert "\0" not in found.body


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["html", "text"]))
def test_any_bytes_are_an_article_or_a_rejection(payload: bytes, kind: str) -> None:
    run(b"<html><body><p>" + payload + " ".join(PROSE).encode(), kind)


@pytest.mark.parametrize("piece", ["<div>", "<p>(AP) - ", "<b", "&amp;", "<!--", "<table><tr><td>"])
def test_a_hostile_page_is_done_in_seconds(piece: str) -> None:
    started = time.perf_counter()
    run(piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "Reuters"),
        ("AFP", "AFP"),
        ("AP", "AP"),
        ("PTI", "PTI"),
        ("dpa", "dpa"),
        ("The Associated Press", "AP"),
        ("Reuters Staff", "Reuters"),
    ],
)
@pytest.mark.parametrize("name_of_class", ["byline", "article-author"])
def test_a_byline_element_that_is_just_an_agency_is_its_byline(
    name: str, agency: str, name_of_class: str
) -> None:
    found = run(page(*PROSE, top=f'<div class="{name_of_class}">{name}</div>'))
    assert isinstance(found, Article)
    assert (found.byline.printed, found.byline.agency) == (name, agency)
    assert (found.verdict.relation, found.verdict.agency) == ("full", agency)


@pytest.mark.parametrize(
    "top",
    [
        '<figure><div class="byline">AFP</div></figure>',
        '<div class="photo-author">AFP</div>',
        '<div class="image"><span class="author">AFP</span></div>',
    ],
)
def test_an_agency_alone_that_may_mean_something_else_is_no_byline(top: str) -> None:
    found = run(page(*PROSE, top=top))
    assert isinstance(found, Article)
    assert found.byline.agency is None
    assert found.verdict.relation == "none"


@pytest.mark.parametrize(("language", "agency"), [("en", "PA"), ("de", None)])
def test_a_weak_mark_alone_is_an_agency_s_in_its_own_language(
    language: str, agency: str | None
) -> None:
    text = page(*PROSE, top='<div class="author">PA</div>')
    found = run(text.replace("lang='en'", f"lang='{language}'"))
    assert isinstance(found, Article)
    assert found.verdict.agency == agency


@pytest.mark.parametrize("label", ["(AP)", "Source: AP", "AP"])
def test_an_element_called_source_that_is_just_an_agency_credits_it(label: str) -> None:
    found = run(page(*PROSE, top=f'<div class="article-source">{label}</div>'))
    assert isinstance(found, Article)
    assert (found.verdict.relation, found.verdict.agency) == ("full", "AP")


def test_a_page_s_own_headline_is_cut_where_the_record_gives_another() -> None:
    payload = page(*PROSE).encode()
    capture = Capture(
        1,
        0,
        None,
        "https://post.example/a",
        "html",
        payload,
        digest(payload),
        given=Given(headline="Islanders wait for a boat"),
    )
    found = extract(capture, None)
    assert isinstance(found, Article)
    assert found.headline == "Islanders wait for a boat"
    assert HEADLINE not in found.body
    assert found.body.startswith(PROSE[0])


def test_a_time_element_without_attribute_is_read() -> None:
    found = run(page(*PROSE, top="<time>5 March 2026</time>"))
    assert isinstance(found, Article)
    assert found.published is not None
    assert found.published.instant == datetime(2026, 3, 5, tzinfo=UTC)


def test_a_markup_date_that_cannot_be_read_is_kept_as_it_stands() -> None:
    head = '<meta property="article:published_time" content="{{ date }}">'
    found = run(page(*PROSE, head=head))
    assert isinstance(found, Article)
    assert found.published == Published(
        "{{ date }}", None, "unreadable", "meta article:published_time"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig"])
def test_a_plain_text_is_decoded_by_its_byte_order_mark(encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith("-be") else ""
    found = run((mark + "\n\n".join([HEADLINE, *PROSE])).encode(encoding), "text")
    assert isinstance(found, Article)
    assert found.headline == HEADLINE
    assert found.body == "\n\n".join(PROSE)


def test_half_a_character_behind_a_byte_order_mark_is_an_article_or_a_rejection() -> None:
    assert isinstance(run(b"\xff\xfeA\x00B", "text"), Article | Rejection)


@pytest.mark.parametrize(
    ("wrap", "reason"),
    [
        ("<li><a href='/{n}'>{text}</a></li>", "listing"),
        ("<p><a href='/{n}'>{text}</a></p>", "listing"),
        ("<p>{text}</p>", "no_article_text"),
    ],
)
def test_a_page_of_nothing_but_short_lines_is_no_article(wrap: str, reason: str) -> None:
    links = "".join(wrap.format(n=n, text=f"Ferry number {n} sails again") for n in range(200))
    found = run(
        f"<html><head><title>Harbor Post</title></head><body><ul>{links}</ul></body></html>"
    )
    assert isinstance(found, Rejection)
    assert found.reason == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry stopped on Tuesday after crews walked out.",
        "“Nobody here knows when it will sail again.”",
        "渡轮星期二在船员罢工后停航。",
        "फेरी मंगलवार को रुक गई और कोई नहीं जानता कब चलेगी।",
    ],
)
def test_a_page_with_one_sentence_among_short_lines_is_an_article(sentence: str) -> None:
    shorts = [f"Ferry {n} sails again today" for n in range(6)]
    found = run(page(sentence, *shorts))
    assert isinstance(found, Article)
