from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from crawler.errors import CrawlerError
from crawler.expect import Expect
from crawler.home import Home
from crawler.outlet import Source, find_outlets, read_outlet, shipped_outlets

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
name = "The Harbour Post"
home_url = "https://www.harbour-post.example/"
hosts = ["harbour-post.example", "live.harbour-post.example:8443"]
country = "gb"
language = "en"
time_zone = "Europe/London"
day_first = true
kind = "newspaper"

[[feed]]
url = "https://feeds.harbour-post.example/all.xml"
include = ["/news/"]

[crawl]
delay_s = 2
"""


def write(folder: Path, text: str, name: str = "harbour-post.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_an_outlet_file_is_read(tmp_path: Path) -> None:
    outlet = read_outlet(write(tmp_path, GOOD))
    assert outlet.slug == "harbour-post"
    assert outlet.day_first is True
    assert outlet.agency is None
    assert outlet.verified is False
    assert outlet.delay_s == 2.0
    assert outlet.max_pages == 200
    assert outlet.feeds == (Source("https://feeds.harbour-post.example/all.xml", ("/news/",)),)
    assert outlet.sitemaps == outlet.sections == ()


def test_a_file_says_who_else_is_of_the_house_when_to_look_again_and_what_to_expect(
    tmp_path: Path,
) -> None:
    text = 'group = "Quayside"\nmarket = "the estuary"\ncms = "WordPress"\n' + GOOD
    text += "daily_pages = 90\npoll_min_minutes = 0.5\npoll_max_minutes = 60\n"
    text += "revisit_minutes = [1, 2.5]\n[expect]\narticles_a_day = 12\nwire_share = 0.4\n"
    outlet = read_outlet(write(tmp_path, text))
    assert (outlet.group, outlet.market, outlet.cms) == ("Quayside", "the estuary", "WordPress")
    assert outlet.daily_pages == 90
    assert (outlet.poll_min_minutes, outlet.poll_max_minutes) == (0.5, 60.0)
    assert outlet.revisit_minutes == (1.0, 2.5)
    assert outlet.expect == Expect(articles_a_day=12.0, wire_share=0.4)


def test_what_a_file_does_not_say_has_a_default(tmp_path: Path) -> None:
    outlet = read_outlet(write(tmp_path, GOOD))
    assert (outlet.group, outlet.market, outlet.cms) == (None, None, None)
    assert outlet.daily_pages == 2_000
    assert (outlet.poll_min_minutes, outlet.poll_max_minutes) == (10.0, 1440.0)
    assert outlet.revisit_minutes == (10.0, 60.0, 360.0, 1440.0, 10_080.0)
    assert outlet.expect == Expect()


def test_an_outlet_may_be_polled_less_than_once_a_day_and_never_look_back(tmp_path: Path) -> None:
    text = GOOD + "poll_min_minutes = 2000\nrevisit_minutes = []\n"
    outlet = read_outlet(write(tmp_path, text))
    assert (outlet.poll_min_minutes, outlet.poll_max_minutes) == (2000.0, 2000.0)
    assert outlet.revisit_minutes == ()


def test_an_outlet_covers_its_hosts_and_their_subdomains_only(tmp_path: Path) -> None:
    outlet = read_outlet(write(tmp_path, GOOD))
    assert outlet.covers("https://www.harbour-post.example/a")
    assert outlet.covers("http://sport.harbour-post.example/a")
    assert not outlet.covers("https://bad-harbour-post.example/a")
    assert not outlet.covers("https://other.example/?harbour-post.example")
    assert not outlet.covers("ftp://harbour-post.example/a")


def test_a_host_with_a_port_covers_that_port_only(tmp_path: Path) -> None:
    text = GOOD.replace('"harbour-post.example", ', "")
    outlet = read_outlet(write(tmp_path, text))
    assert outlet.covers("http://live.harbour-post.example:8443/a")
    assert not outlet.covers("http://live.harbour-post.example/a")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("day_first = true", "day_frist = true", "unknown key day_frist: did you mean day_first?"),
        ("delay_s = 2", "delay = 2", "unknown key crawl.delay: did you mean delay_s?"),
        ("include = ", "inculde = ", "unknown key feed[0].inculde: did you mean include?"),
        ('country = "gb"', "", "missing key country"),
        ('country = "gb"', 'county = "gb"', "missing key country; did you mean it with county?"),
        ('country = "gb"', 'country = "GB"', "country: 'GB' is no country"),
        ('"Europe/London"', '"Europe/Londn"', "time_zone: 'Europe/Londn' is no time zone"),
        ("day_first = true", 'day_first = "yes"', "day_first: must be true or false"),
        ('kind = "newspaper"', 'kind = "paper"', "kind: must be one of newspaper, broadcaster"),
        ("delay_s = 2", "delay_s = -1", "crawl.delay_s: must be 0.0 to 600.0"),
        ("delay_s = 2", "delay_s = true", "crawl.delay_s: must be a number"),
        ("delay_s = 2", "delay_s = nan", "crawl.delay_s: must be 0.0 to 600.0"),
        ("delay_s = 2", "max_pages = 1.5", "crawl.max_pages: must be a whole number"),
        ("delay_s = 2", "daily_pages = 0", "crawl.daily_pages: must be 1 to 1000000"),
        ("delay_s = 2", "poll_min_minutes = -1", "crawl.poll_min_minutes: must be 0.0 to"),
        (
            "delay_s = 2",
            "poll_min_minutes = 9\npoll_max_minutes = 5",
            "crawl.poll_max_minutes: must be at least poll_min_minutes, 9",
        ),
        (
            "delay_s = 2",
            "revisit_minutes = [10, 10]",
            "crawl.revisit_minutes: must rise from number to number",
        ),
        ("delay_s = 2", "revisit_minutes = [true]", "crawl.revisit_minutes: must be a number"),
        ("delay_s = 2", "revisit_minutes = 10", "crawl.revisit_minutes: must be a list of numbers"),
        ("delay_s = 2", "[expect]\nwire_share = 35", "expect.wire_share: must be 0.0 to 1.0"),
        (
            "delay_s = 2",
            "[expect]\narticles = 35",
            "unknown key expect.articles: did you mean articles_a_day?",
        ),
        ('["/news/"]', '["("]', "feed[0].include: '(' is no regular expression"),
        ("https://www.harbour", "ftp://www.harbour", "is no http or https URL"),
        ("https://feeds.harbour-post.example", "file://", "is no http or https URL"),
        ('"harbour-post.example", ', '"https://harbour-post.example/", ', "is no host name"),
        ("name =", "name", "is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert GOOD.count(old) == 1
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(CrawlerError, match=re.escape(complaint)) as caught:
        read_outlet(path)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 2


def test_an_unsafe_file_name_is_no_slug(tmp_path: Path) -> None:
    with pytest.raises(CrawlerError, match="name the file"):
        read_outlet(write(tmp_path, GOOD, "Häfen Post.toml"))


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1:8080",
            "localhost",
            "10.1.2.3",
            "169.254.169.254",
            "[::1]",
            "[::ffff:10.0.0.1]",
        ),
        *("127.1", "2130706433", "0x7f.1", "printer.local", "metadata.google.internal"),
    ],
)
def test_a_private_address_needs_a_word(tmp_path: Path, host: str) -> None:
    text = GOOD.replace("https://www.harbour-post.example/", f"http://{host}/")
    with pytest.raises(CrawlerError, match="allow_private = true"):
        read_outlet(write(tmp_path, text))
    allowed = read_outlet(write(tmp_path, text + "allow_private = true\n"))
    assert allowed.allow_private


def test_slugs_files_and_folders_find_outlets(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert find_outlets(home) == []
    own = write(home.outlets, GOOD, "harbour-post.toml")
    other = write(tmp_path / "more" / "deep", GOOD, "another.toml")
    assert [o.path for o in find_outlets(home)] == [own]
    assert [o.path for o in find_outlets(home, ["harbour-post"])] == [own]
    names = [str(tmp_path / "more"), "harbour-post", str(other)]
    assert [o.slug for o in find_outlets(home, names)] == ["another", "harbour-post"]


def test_a_wrong_name_gets_a_hint(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write(home.outlets, GOOD)
    with pytest.raises(CrawlerError, match=r"did you mean harbour-post\?"):
        find_outlets(home, ["harbor-post"])
    with pytest.raises(CrawlerError, match="give a slug"):
        find_outlets(home, ["no/such/thing"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(CrawlerError, match="no outlet files"):
        find_outlets(home, [str(tmp_path / "empty")])


def test_one_slug_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a", GOOD)
    write(tmp_path / "b", GOOD)
    with pytest.raises(CrawlerError, match="declared twice"):
        find_outlets(Home(tmp_path / "home"), [str(tmp_path / "a"), str(tmp_path / "b")])


def test_the_homes_own_file_wins_over_the_shipped_one(tmp_path: Path) -> None:
    slug = shipped_outlets()[0].slug
    home = Home(tmp_path)
    own = write(home.outlets, GOOD, f"{slug}.toml")
    assert find_outlets(home, [slug])[0].path == own


def test_a_relative_path_is_kept_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, GOOD)
    monkeypatch.chdir(tmp_path)
    found = find_outlets(Home(tmp_path / "home"), ["harbour-post.toml"])
    assert found[0].path.is_absolute()
    assert found[0].path.samefile(tmp_path / "harbour-post.toml")
