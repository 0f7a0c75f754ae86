from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = ("-s", "RETRY_TIMES=0", "-s", "WIRECOPY_ATTEMPTS=3")
TIME_OUT = 2.5


@pytest.mark.parametrize("hanging", ["/robots.txt", "its feeds"])
def test_an_outlet_that_hangs_does_not_hold_up_the_next_one_and_is_given_up(
    site: Any, other_site: Any, scrapy_crawl: Any, tmp_path: Path, hanging: str
) -> None:
    paths = [hanging] if hanging.startswith("/") else [f"/{n}.xml" for n in range(20)]
    for path in paths:
        site.answer(path, b"at last", pause_s=30.0)
    sources = "\n".join(f'[[feed]]\nurl = "{site.base}/{n}.xml"' for n in range(20))
    other_site.feed("/feed.xml", [f"{other_site.base}/{n}" for n in range(12)])
    for n in range(12):
        other_site.page(f"/{n}", "A page")
    first = site.outlet(tmp_path / "one", sources)
    second = other_site.outlet(tmp_path / "two").rename(tmp_path / "two" / "next-post.toml")

    options = ("-s", f"DOWNLOAD_TIMEOUT={TIME_OUT}", "-s", "CONCURRENT_REQUESTS=8")
    with scrapy_crawl("feed", f"{first},{second}", *options, *BRIEF) as process:
        output, _ = process.communicate(timeout=60)

    assert len(other_site.asked) == 15
    assert max(other_site.times) - site.times[0] < TIME_OUT
    assert len(site.asked) <= 9
    if hanging != "/robots.txt":
        assert "does not answer: it is given up for this crawl" in output


def test_an_outlet_of_many_hosts_that_hang_does_not_hold_up_the_next_one(
    many_sites: list[Any], other_site: Any, scrapy_crawl: Any, tmp_path: Path
) -> None:
    for each in many_sites:
        each.answer("/robots.txt", b"at last", pause_s=30.0)
    sources = "\n".join(
        f'[[feed]]\nurl = "{each.base}/{n}.xml"' for each in many_sites for n in "123"
    )
    other_site.feed("/feed.xml", [f"{other_site.base}/{n}" for n in range(6)])
    for n in range(6):
        other_site.page(f"/{n}", "A page")
    first = many_sites[0].outlet(tmp_path / "one", sources)
    second = other_site.outlet(tmp_path / "two").rename(tmp_path / "two" / "next-post.toml")

    options = ("-s", f"DOWNLOAD_TIMEOUT={TIME_OUT}", "-s", "CONCURRENT_REQUESTS=24", *BRIEF)
    with scrapy_crawl("feed", f"{first},{second}", *options) as process:
        process.communicate(timeout=60)

    assert len(other_site.asked) == 9
    started = min(each.times[0] for each in many_sites if each.times)
    assert max(other_site.times) - started < TIME_OUT
