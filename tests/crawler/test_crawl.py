from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.outlet import find_outlets
from crawler.run import crawl

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.home import Home
    from crawler.tally import CrawlReport


def crawl_site(home: Home, path: Path, max_pages: int | None = None) -> CrawlReport:
    (report,) = crawl(home, find_outlets(home, [str(path)]), max_pages=max_pages)
    return report


ALL_KINDS = """
[[feed]]
url = "{base}/feed.xml"
[[sitemap]]
url = "{base}/news.xml"
[[section]]
url = "{base}/"
"""


def test_a_crawl_archives_every_exchange_as_it_was(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    base = site.base
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    links = ["/a", "/zipped", "/moved", "/gone", "/private/secret", "/chunked"]
    site.feed("/feed.xml", [base + link for link in links] + ["https://other.example/x"])
    site.page("/a", "Ferry strike ends")
    site.zipped("/zipped", "Harbour reopens")
    site.answer("/moved", status=301, headers={"Location": "/target"})
    site.page("/target", "Where it went")
    site.answer("/chunked", b"<html>" + b"tide " * 500, chunks=7)

    report = crawl_site(home, site.outlet(tmp_path / "outlets"))

    assert report.outlet == "loopback-post"
    assert (report.found, report.fetched, report.refused, report.failed) == (6, 4, 1, 1)
    assert report.sources == 1
    assert report.bytes > 2_500
    assert "/private/secret" not in site.asked
    assert "/robots.txt" in site.asked

    warcs.check()
    assert warcs.partials() == []
    info = warcs.records()[0].body.decode()
    assert f"http-header-user-agent: {site.headers[0]['User-Agent']}\r\n" in info
    assert "robots: obey\r\n" in info
    responses = warcs.responses()
    statuses = {url.removeprefix(base): record.status for url, record in responses.items()}
    assert statuses == {
        **dict.fromkeys(["/robots.txt", "/feed.xml", "/a", "/zipped", "/target"], "200"),
        "/chunked": "200",
        "/moved": "301",
        "/gone": "404",
        "/.well-known/tdmrep.json": "404",
    }
    assert b"Harbour reopens" in responses[f"{base}/zipped"].body
    assert responses[f"{base}/zipped"].http["content-encoding"] == "gzip"
    assert responses[f"{base}/chunked"].body == b"<html>" + b"tide " * 500
    assert "transfer-encoding" not in responses[f"{base}/chunked"].http
    assert responses[f"{base}/moved"].http["location"] == "/target"
    assert responses[f"{base}/a"].fields["WARC-IP-Address"] == "127.0.0.1"
    assert responses[f"{base}/a"].fields["WARC-Payload-Digest"].startswith("sha256:")


def test_every_response_has_its_request_and_its_discovery(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/a"])
    site.page("/a", "Ferry strike ends")
    crawl_site(home, site.outlet(tmp_path / "outlets"))

    kinds = [record.kind for record in warcs.records()]
    assert kinds == ["warcinfo", *(["request", "response", "metadata"] * 4)]
    *_, request, response, metadata = warcs.records()
    assert request.url == response.url == metadata.url == f"{site.base}/a"
    response_id = response.fields["WARC-Record-ID"]
    assert request.fields["WARC-Concurrent-To"] == response_id
    assert metadata.fields["WARC-Concurrent-To"] == response_id
    assert request.http["user-agent"].startswith("wirecopy/")
    assert request.http["host"] == site.netloc

    found = warcs.discoveries()[f"{site.base}/a"]
    assert found.is_article
    assert (found.outlet, found.found_by) == ("loopback-post", "feed")
    assert found.found_in == f"{site.base}/feed.xml"
    assert found.headline == f"Headline of {site.base}/a"
    assert found.published == "Mon, 02 Mar 2026 08:00:00 GMT"
    assert found.authors == ("Ada Byline",)
    assert found.keywords == ("harbour",)
    assert not warcs.discoveries()[f"{site.base}/feed.xml"].is_article
    assert not warcs.discoveries()[f"{site.base}/robots.txt"].is_article


def test_each_article_is_asked_for_once_across_all_kinds_of_source(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    one, two, three = (f"{site.base}/news/a-long-headline-no-{n}" for n in (1, 2, 3))
    site.feed("/feed.xml", [one, f"{one}?utm_source=rss"])
    urls = f"<url><loc>{one}</loc></url><url><loc>{two}</loc></url>"
    site.answer("/news.xml", f"<urlset>{urls}</urlset>".encode())
    anchors = (
        f'<a href="{two}#top">x</a><a href="/news/a-long-headline-no-3">x</a><a href="/about">'
    )
    site.answer("/", f"<html>{anchors}</html>".encode(), headers={"Content-Type": "text/html"})
    for url in (one, two, three):
        site.page(url.removeprefix(site.base), "A page")

    report = crawl_site(home, site.outlet(tmp_path, ALL_KINDS.format(base=site.base)))

    assert (report.found, report.fetched, report.failed, report.sources) == (3, 3, 0, 3)
    assert len(site.asked) == len(set(site.asked)) == 3 + 3 + 2
    by_kind = {found.found_by for found in warcs.discoveries().values()}
    assert by_kind >= {"outlet", "section"}


def test_robots_txt_binds_requests_that_waited_for_it_together(
    site: Any, home: Home, tmp_path: Path
) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /no/\n", pause_s=0.2)
    sources = [f'[[feed]]\nurl = "{site.base}/no/{n}.xml"' for n in range(6)]
    report = crawl_site(home, site.outlet(tmp_path, "\n".join(sources)))
    assert set(site.asked) == {"/robots.txt"}
    assert report.refused == 6


def test_no_more_pages_than_asked_for_are_fetched(site: Any, home: Home, tmp_path: Path) -> None:
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(9)])
    for n in range(9):
        site.page(f"/{n}", "A page")
    report = crawl_site(home, site.outlet(tmp_path), max_pages=4)
    assert (report.found, report.fetched) == (9, 4)


def test_a_server_that_cannot_give_its_robots_txt_is_not_crawled(
    site: Any, home: Home, tmp_path: Path
) -> None:
    site.answer("/robots.txt", b"oops", status=503)
    site.feed("/feed.xml", [f"{site.base}/a"])
    report = crawl_site(home, site.outlet(tmp_path))
    assert set(site.asked) == {"/robots.txt"}
    assert (report.refused, report.sources) == (1, 0)


def test_an_error_page_is_not_read_as_robots_txt(site: Any, home: Home, tmp_path: Path) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /\n", status=404)
    site.feed("/feed.xml", [])
    assert crawl_site(home, site.outlet(tmp_path)).sources == 1


def test_the_crawl_delay_of_robots_txt_is_honoured(site: Any, home: Home, tmp_path: Path) -> None:
    site.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3\n")
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(3)])
    crawl_site(home, site.outlet(tmp_path))
    gaps = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert len(gaps) == 5
    assert min(gaps) > 0.25


def test_the_delay_of_the_outlet_is_the_least(site: Any, home: Home, tmp_path: Path) -> None:
    site.feed("/feed.xml", [f"{site.base}/{n}" for n in range(3)])
    crawl_site(home, site.outlet(tmp_path, delay=0.2))
    gaps = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert min(gaps) > 0.17


def test_a_redirect_away_from_the_outlet_is_not_followed(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/out", f"{site.base}/in"])
    site.answer("/out", status=302, headers={"Location": "https://other.example/page"})
    site.answer("/in", status=302, headers={"Location": "http://169.254.169.254/latest/meta-data"})
    report = crawl_site(home, site.outlet(tmp_path))
    assert (report.found, report.fetched, report.failed) == (2, 0, 2)
    assert {record.status for url, record in warcs.responses().items() if "/robots" not in url} == {
        *("200", "302", "404")
    }
    assert all(url.startswith(site.base) for url in warcs.responses())


def test_a_feed_that_redirects_into_a_private_network_is_not_followed(
    site: Any, home: Home, tmp_path: Path
) -> None:
    site.answer("/feed.xml", status=302, headers={"Location": "http://127.0.0.1:1/feed.xml"})
    report = crawl_site(home, site.outlet(tmp_path))
    assert (report.sources, report.failed) == (0, 1)


def test_response_headers_cannot_forge_records(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/a"])
    headers = {"Content-Type": "text/html", "X-Evil": "a\r\n folded: WARC/1.1"}
    site.answer("/a", b"<html>page</html>", headers=headers)
    crawl_site(home, site.outlet(tmp_path))
    warcs.check()
    answer = warcs.responses()[f"{site.base}/a"]
    assert answer.body == b"<html>page</html>"


def test_a_page_beyond_the_limit_is_not_kept(
    site: Any, home: Home, warcs: Any, tmp_path: Path
) -> None:
    site.feed("/feed.xml", [f"{site.base}/big", f"{site.base}/a"])
    site.answer("/big", b"x" * (11 << 20))
    site.page("/a", "A page")
    report = crawl_site(home, site.outlet(tmp_path))
    assert (report.fetched, report.failed) == (1, 1)
    assert f"{site.base}/big" not in warcs.responses()


def test_the_outlets_file_is_kept_in_the_home(site: Any, home: Home, tmp_path: Path) -> None:
    site.feed("/feed.xml", [])
    path = site.outlet(tmp_path / "mine")
    crawl_site(home, path)
    (kept,) = find_outlets(home)
    assert kept.slug == "loopback-post"
    assert kept.path.parent == home.outlets
    assert kept.path.read_bytes() == path.read_bytes()


def test_without_outlets_nothing_is_done(home: Home) -> None:
    assert crawl(home, []) == []
    assert not home.path.exists()
