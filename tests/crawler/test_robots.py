from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from crawler.path_pattern import longest, matches, target_of
from crawler.robots import RobotsFile

if TYPE_CHECKING:
    from pathlib import Path

POST = "https://harbour-post.example"
ROBOTS = b"""\xef\xbb\xbf# Port Quay
User-agent: *
Disallow: /private/
Allow: /private/press
Disallow: /*.pdf$   # no documents

User-Agent: GPTBot
User-agent: CCBot
Disallow: /

Sitemap: https://harbour-post.example/news.xml

User-agent: wirecopy
Disallow: /premium
Disallow:
"""


def decided(url: str, agent: str = "other/1") -> str:
    return str(RobotsFile.read(ROBOTS).deciding(POST + url, agent))


@pytest.mark.parametrize(
    ("pattern", "target", "is_match"),
    [
        ("/", "/a", True),
        ("/a", "/b", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*/b", "/a/c/b?x", True),
        ("*.pdf$", "/x.pdf.pdf", True),
        ("*.pdf$", "/x.pdf?y", False),
        ("/a*a$", "/a", False),
        ("/caf%C3%A9", "/café/menu", True),
        ("", "/a", True),
    ],
)
def test_a_pattern_is_a_prefix_with_stars_and_an_end(
    pattern: str, target: str, *, is_match: bool
) -> None:
    assert matches(pattern, target) is is_match


def test_the_longest_of_several_patterns_counts() -> None:
    assert longest(["/", "/news/", "/sport/"], "/news/1") == "/news/"
    assert longest(["/sport/"], "/news/1") is None
    assert target_of("https://a.example") == "/"


def test_hostile_patterns_take_no_time() -> None:
    started = time.process_time()
    assert not matches("*a" * 2_000 + "*b$", "/" + "a" * 20_000)
    assert time.process_time() - started < 1.0


def test_the_deciding_line_is_named_with_its_group() -> None:
    assert decided("/private/1") == "Disallow: /private/ (User-agent: *)"
    assert decided("/private/press/1") == "Allow: /private/press (User-agent: *)"
    assert decided("/a.pdf") == "Disallow: /*.pdf$ (User-agent: *)"
    assert decided("/news") == "None"
    assert decided("/premium/1", "wirecopy/1") == "Disallow: /premium (User-agent: wirecopy)"
    assert decided("/private/1", "wirecopy/1") == "None"
    assert decided("/news", "Mozilla/5.0 (compatible; GPTBot/1.2)") == (
        "Disallow: / (User-agent: GPTBot)"
    )
    assert decided("/news", "notgptbot/1") == "None"


def test_a_group_without_a_name_is_nobody_s() -> None:
    robots = RobotsFile.read(b"User-agent: *\nDisallow: /a\nUser-agent:\nDisallow: /b\n")
    assert str(robots.deciding(f"{POST}/a", "wirecopy/1")) == "Disallow: /a (User-agent: *)"
    assert robots.deciding(f"{POST}/b", "wirecopy/1") is None


def test_agents_without_a_group_of_their_own_are_everybody() -> None:
    agents = ("GPTBot", "ClaudeBot", "CCBot")
    robots = RobotsFile.read(ROBOTS)
    assert robots.disallowed(f"{POST}/news", agents) == ("GPTBot", "CCBot")
    assert robots.disallowed(f"{POST}/private/1", agents) == agents
    assert RobotsFile.read(b"").disallowed(f"{POST}/news", agents) == ()


@given(st.binary(max_size=300))
def test_any_file_can_be_read(body: bytes) -> None:
    RobotsFile.read(body).deciding(f"{POST}/a", "wirecopy/1")


# Protego takes a $ that is not at the end for another rule besides.
PATHS = st.builds("/{}{}".format, st.text("/ab*.", max_size=6), st.sampled_from(["", "$"]))
FIELDS = ["Allow", "Disallow", "Disallow", "Crawl-delay", "Sitemap", "Noindex"]
LINES = st.tuples(st.sampled_from(FIELDS), PATHS).map(": ".join)
GROUPS = st.tuples(st.sampled_from(["*", "wirecopy", "gptbot", ""]), st.lists(LINES, max_size=4))


@given(st.lists(GROUPS, max_size=4), st.text("/ab.", max_size=8))
def test_it_names_a_forbidding_line_exactly_where_the_parser_forbids(
    groups: list[tuple[str, list[str]]], path: str
) -> None:
    text = "\n".join("\n".join([f"User-agent: {agent}", *lines, ""]) for agent, lines in groups)
    url = f"{POST}/{path}"
    rule = RobotsFile.read(text.encode()).deciding(url, "wirecopy/1")
    allowed = Protego.parse(text).can_fetch(url, "wirecopy/1")
    assert allowed is (rule is None or rule.field == "Allow")


def crawled(scrapy_crawl: Any, path: Path, *options: str) -> str:
    with scrapy_crawl("feed", path, *options) as process:
        output, _ = process.communicate(timeout=40)
    assert process.returncode == 0, output
    return str(output)


def counts(output: str) -> dict[str, int]:
    found = re.findall(r"'wirecopy/refused_by_robots/(\w+)': (\d+)", output)
    return {reason: int(count) for reason, count in found}


def test_every_refusal_is_logged_with_the_line_that_refuses_and_counted(
    site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/{path}" for path in ("x/1", "x/2", "y", "z.pdf")])
    site.page("/y", "A page")
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /x/\nDisallow: *.pdf\n")
    output = crawled(scrapy_crawl, site.outlet(tmp_path))
    assert f"robots.txt keeps us from {site.base}/x/2: Disallow: /x/ (User-agent: *)" in output
    assert f"{site.base}/z.pdf: Disallow: *.pdf (User-agent: *)" in output
    assert counts(output) == {"everybody": 3}
    assert {"/y"} == {path for path in site.asked if path[1:2] in "xyz"}


@pytest.mark.parametrize("status", [429, 500])
def test_a_robots_txt_that_is_not_given_is_the_reason(
    site: Any, scrapy_crawl: Any, tmp_path: Path, status: int
) -> None:
    site.feed("/feed.xml", [])
    site.answer("/robots.txt", b"no", status=status)
    output = crawled(scrapy_crawl, site.outlet(tmp_path))
    assert f"robots.txt keeps us from {site.base}/feed.xml: robots.txt answered {status}" in output
    assert counts(output) == {"unreachable": 1}
    assert set(site.asked) == {"/robots.txt"}


def test_a_contact_cannot_choose_the_group(site: Any, scrapy_crawl: Any, tmp_path: Path) -> None:
    site.feed("/feed.xml", [])
    site.answer("/robots.txt", b"User-agent: otherbot\nDisallow: /\n")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "crawler.toml").write_text('contact = "https://otherbot.example/"')
    crawled(scrapy_crawl, site.outlet(tmp_path))
    assert "/feed.xml" in site.asked
    site.asked.clear()
    site.answer("/robots.txt", b"User-agent: WireCopy\nDisallow: /\n")
    assert counts(crawled(scrapy_crawl, site.outlet(tmp_path))) == {"us": 1}
    assert "/feed.xml" not in site.asked
