from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from crawler.contact import checked_contact, full_name
from crawler.crawler_file import CrawlerFile, read_crawler_file
from crawler.errors import CrawlerError
from crawler.home import Home
from crawler.outlet import find_outlets
from crawler.outlet_values import WrongValueError
from crawler.run import crawl

PUBLIC = """
name = "The Harbour Post"
home_url = "https://harbour-post.example/"
hosts = ["harbour-post.example"]
country = "gb"
language = "en"
time_zone = "Europe/London"
kind = "newspaper"
[[feed]]
url = "{feed}"
[crawl]
allow_private = true
"""


@pytest.fixture(autouse=True)
def no_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WIRECOPY_CONTACT", raising=False)


def say(home: Home, text: str) -> Home:
    home.path.mkdir(parents=True, exist_ok=True)
    home.crawler_file.write_text(text, "utf-8")
    return home


def public_outlet(folder: Path, feed: str = "https://harbour-post.example/rss") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "harbour-post.toml"
    path.write_text(PUBLIC.format(feed=feed), "utf-8")
    return path


def test_the_file_says_how_to_reach_us_and_how_many_pages_a_run_may_take(home: Home) -> None:
    assert read_crawler_file(home) == CrawlerFile()
    say(home, 'contact = "https://desk.example/crawl"\n[run]\nmax_pages = 500\n')
    assert read_crawler_file(home) == CrawlerFile("https://desk.example/crawl", 500)


def test_the_documented_file_is_read(home: Home) -> None:
    page = (Path(__file__).parents[2] / "docs" / "manners.md").read_text("utf-8")
    say(home, page.partition("```toml\n")[2].partition("```")[0])
    assert read_crawler_file(home) == CrawlerFile("https://your.domain/crawl", 5000)


def test_the_environment_wins_over_the_file(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    say(home, 'contact = "one@desk.example"\n')
    monkeypatch.setenv("WIRECOPY_CONTACT", "two@desk.example")
    assert read_crawler_file(home).contact == "two@desk.example"
    monkeypatch.setenv("WIRECOPY_CONTACT", "call me")
    with pytest.raises(CrawlerError, match="WIRECOPY_CONTACT: 'call me' is neither"):
        read_crawler_file(home)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('contcat = "a@desk.example"', "unknown key contcat: did you mean contact?"),
        ("contact = 7", "contact: must be a text in quotes"),
        ('contact = "desk"', "contact: 'desk' is neither an e-mail address nor the URL"),
        ("[run]\nmax_pages = 0", "run.max_pages: must be 1 to"),
        ("[run]\npages = 5", "unknown key run.pages: did you mean max_pages?"),
        ("contact", "is not TOML"),
    ],
)
def test_a_mistake_in_the_file_is_named(home: Home, text: str, complaint: str) -> None:
    say(home, text)
    with pytest.raises(CrawlerError, match=re.escape(complaint)) as caught:
        read_crawler_file(home)
    assert str(home.crawler_file) in str(caught.value)


@pytest.mark.parametrize("value", ["desk@post.example", "https://post.example/crawl?who=us"])
def test_an_address_or_a_public_page_is_a_contact(value: str) -> None:
    assert checked_contact(value) == value
    assert full_name("wirecopy/1", value) == f"wirecopy/1 (+{value})"


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "desk",
            "desk@localhost",
            "http://127.0.0.1/",
            "http://localhost/me",
            "ftp://a.example",
        ),
        *(
            "a@b.example)",
            "a@b.example\r\nX-Evil: 1",
            "https://a.example/é",
            f"{'a' * 200}@b.example",
        ),
    ],
)
def test_what_reaches_nobody_or_breaks_a_header_is_none(value: str) -> None:
    with pytest.raises(WrongValueError, match="neither an e-mail address nor the URL"):
        checked_contact(value)


@pytest.mark.parametrize("feed", ["https://harbour-post.example/rss", "http://127.0.0.1:1/rss"])
def test_a_public_site_is_not_asked_without_a_contact(
    home: Home, tmp_path: Path, feed: str
) -> None:
    outlets = find_outlets(home, [str(public_outlet(tmp_path / "outlets", feed))])
    with pytest.raises(CrawlerError, match=r"harbour-post\.example would not know who") as caught:
        crawl(home, outlets)
    assert caught.value.exit_code == 2
    assert str(home.crawler_file) in str(caught.value)
    assert "WIRECOPY_CONTACT" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert not home.path.exists()


def test_scrapy_refuses_it_too_before_the_first_request(
    site: Any, home: Home, scrapy_crawl: Any, tmp_path: Path
) -> None:
    path = public_outlet(tmp_path / "outlets", f"{site.base}/feed.xml")
    with scrapy_crawl("feed", path) as process:
        output, _ = process.communicate(timeout=30)
    assert process.returncode != 0
    assert "harbour-post.example would not know who asks" in output
    assert site.asked == []
    assert not home.segments.exists()


def test_sites_are_asked_under_our_name_with_the_contact_or_under_their_own(
    site: Any, home: Home, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [])
    path = site.outlet(tmp_path / "outlets")
    say(home, 'contact = "desk@post.example"\n')
    crawl(home, find_outlets(home, [str(path)]))
    path.write_text(path.read_text("utf-8") + 'user_agent = "Harbour/2 (+harbour.example)"\n')
    crawl(home, find_outlets(home, [str(path)]))
    names = [headers["User-Agent"] for headers in site.headers]
    assert re.fullmatch(r"wirecopy/[0-9.]+ \(\+desk@post\.example\)", names[0])
    assert set(names) == {names[0], "Harbour/2 (+harbour.example)"}
