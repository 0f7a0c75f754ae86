from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.url import LONGEST_KEY, host_of, url_key

SAME = [
    "https://example.org/news/a-1?x=1&y=2",
    "http://example.org/news/a-1?x=1&y=2",
    "https://WWW.Example.ORG/news/a-1/?y=2&x=1",
    "https://m.example.org:443/news/a-1?x=1&y=2#comments",
    "http://www.example.org:80/news/a-1?utm_source=feed&x=1&y=2&fbclid=abc",
    "https://amp.example.org/news/a-1/amp/?x=1&y=2&outputType=amp",
    "https://example.org/news/a-1;jsessionid=0F3A?x=1&y=2&PHPSESSID=77",
    "  https://www.example.org/news/%61-1?x=1&y=2\n",
]

PARTS = st.lists(
    st.sampled_from(
        [
            *(
                "http://",
                "https://",
                "www.",
                "m.",
                "amp.",
                "example.org",
                ":80",
                ":99",
                "/",
                "/amp",
            ),
            *("?", "&", "=", "%41", "%", "%2", "5", ";jsessionid=", "#", "utm_x=1", "ü", "\udc80"),
            *("outputType=amp", " ", "..", "[", "]", "@", "。", "A", "\\", "\t"),
        ]
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize("url", SAME)
def test_spellings_of_one_article_share_a_key(url: str) -> None:
    assert url_key(url) == "https://example.org/news/a-1?x=1&y=2"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/a-2?x=1&y=2",
        "https://example.org/news/a-1?x=2&y=2",
        "https://other.example/news/a-1?x=1&y=2",
        "https://example.org:8080/news/a-1?x=1&y=2",
        "https://example.org/news/A-1?x=1&y=2",
    ],
)
def test_what_may_be_another_article_has_another_key(url: str) -> None:
    assert url_key(url) != url_key(SAME[0])


@pytest.mark.parametrize("url", ["urn:ap:123", "", "mailto:a@b.example", "a/b", "http://[x", "%"])
def test_what_is_no_web_address_is_kept(url: str) -> None:
    assert url_key(url) == url


def test_international_hosts_are_written_in_punycode() -> None:
    assert url_key("https://www.münchen.example/ä") == "https://xn--mnchen-3ya.example/%C3%A4"
    assert url_key("https://www.xn--mnchen-3ya.example/%c3%a4") == url_key(
        "https://münchen.example/ä"
    )


def test_the_front_page_has_one_key() -> None:
    assert (
        url_key("https://example.org/")
        == url_key("http://www.example.org")
        == "https://example.org"
    )


@given(st.one_of(st.text(), PARTS, PARTS.map(lambda tail: "https://www.example.org/" + tail)))
@example("https://example.org/" + "ü" * 3_000)
@example("x" * 30_000)
@example("http://m.www.amp.example.org/amp/amp//")
@example("http://example.org/%2%35%%34a")
def test_the_key_of_a_key_is_the_key(url: str) -> None:
    key = url_key(url)
    assert url_key(key) == key
    assert len(key) <= LONGEST_KEY


def test_long_addresses_stay_apart() -> None:
    stem = "https://example.org/" + "a" * 5_000
    assert url_key(stem + "1") != url_key(stem + "2")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.org:8080/a", "example.org"),
        ("http://user:secret@m.example.org/", "m.example.org"),
        ("http://[::1]:80/", "::1"),
        ("https://www.org/", "www.org"),
        ("urn:ap:1", ""),
        ("http://exa mple.org/", ""),
        ("http://[broken", ""),
    ],
)
def test_hosts_are_named_without_www(url: str, host: str) -> None:
    assert host_of(url) == host


@given(st.text())
def test_any_text_has_a_host_or_none(url: str) -> None:
    assert host_of(url) == host_of(url).lower()
