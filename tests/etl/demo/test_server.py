from __future__ import annotations

import gzip
import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree

from crawler.outlet import read_outlet
from etl.demo.read import load_world
from etl.demo.server import serve_world
from etl.demo.truth import world_truth
from etl.demo.world import pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse
    from pathlib import Path

    from etl.demo.server import ServedWorld


@pytest.fixture(scope="module")
def world() -> Iterator[ServedWorld]:
    with serve_world(fixed_ports=False) as served:
        yield served


def get(url: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", parts.path, headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_serves_every_article(world: ServedWorld) -> None:
    articles = [page for page in pages(world.bases) if page.kind == "article"]
    assert len(articles) == len(world_truth())
    for page in articles:
        answer, body = get(page.url)
        assert answer.status == 200
        assert answer.headers["Content-Type"] == page.content_type
        assert body == page.body


def test_answers_not_modified_to_the_etag_it_gave(world: ServedWorld) -> None:
    article = world_truth()[0]
    url = world.bases[article.outlet] + article.path
    first, _ = get(url)
    assert first.headers["Last-Modified"]
    second, body = get(url, If_None_Match=first.headers["ETag"])
    assert (second.status, body) == (304, b"")


def test_compresses_for_those_who_ask(world: ServedWorld) -> None:
    article = next(a for a in world_truth() if a.outlet == "wire")
    url = world.bases["wire"] + article.path
    _, plain = get(url)
    answer, packed = get(url, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain


def test_feeds_parse_and_lead_to_pages_but_for_one_that_is_gone(world: ServedWorld) -> None:
    _, rss = get(world.bases["harborgazette"] + "/feed.xml")
    links = etree.fromstring(rss).iterfind(".//item/link")
    statuses = [get(str(link.text))[0].status for link in links]
    assert statuses.count(404) == 1
    assert statuses.count(301) == 1
    assert set(statuses) == {200, 301, 404}
    _, atom = get(world.bases["northernpost"] + "/atom.xml")
    assert len(etree.fromstring(atom).findall("{http://www.w3.org/2005/Atom}entry")) >= 5
    _, feed = get(world.bases["newshopper"] + "/feed.json")
    assert all(get(item["url"])[0].status == 200 for item in json.loads(feed)["items"])


def test_a_redirect_leads_to_an_article(world: ServedWorld) -> None:
    _, rss = get(world.bases["southernobserver"] + "/feed.xml")
    short = str(etree.fromstring(rss).findtext(".//item/link"))
    answer, _ = get(short)
    assert answer.status == 301
    assert get(answer.headers["Location"])[0].status == 200


def test_the_sitemap_index_names_a_gzipped_news_sitemap(world: ServedWorld) -> None:
    _, index = get(world.bases["maplecourier"] + "/sitemap.xml")
    (loc,) = map(str, etree.fromstring(index).itertext("{*}loc"))
    _, packed = get(loc)
    urls = [str(url) for url in etree.fromstring(gzip.decompress(packed)).itertext("{*}loc")]
    assert sum(get(url)[0].status == 200 for url in urls) == len(urls) - 1


def test_writes_outlet_files_that_the_crawler_reads(world: ServedWorld, tmp_path: Path) -> None:
    outlets = [read_outlet(path) for path in world.write_outlets(tmp_path)]
    assert [o.slug for o in outlets] == list(load_world().outlets)
    assert [o.slug for o in outlets if o.agency == "AP"] == ["wire"]
    for outlet in outlets:
        assert outlet.allow_private
        assert outlet.feeds or outlet.sitemaps or outlet.sections
        assert outlet.covers(world.bases[outlet.slug] + "/x")
        assert sum(o.covers(world.bases[outlet.slug] + "/x") for o in outlets) == 1


def test_keeps_a_list_of_what_was_asked(world: ServedWorld) -> None:
    get(world.bases["wire"] + "/nothing-here")
    assert ("wire", "/nothing-here", 404) in {(s.outlet, s.path, s.status) for s in world.requests}


def test_taken_ports_are_replaced() -> None:
    with serve_world() as first, serve_world() as second:
        addresses = [*first.bases.values(), *second.bases.values()]
        assert len(set(addresses)) == len(addresses)
