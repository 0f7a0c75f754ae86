"""Files of agencies' items: told by their content, read an item at a time, found again."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from crawler.home import Home
from etl.article import Article
from etl.capture import Capture, Rejection
from etl.errors import EtlError
from etl.extract import extract
from etl.formats import format_of
from etl.ingest import ingest
from etl.reread import capture_at

from .conftest import items, read_all, reasons, write_rows

FILES = Path(__file__).parent / "wire_items" / "files"
SHARED = Path(__file__).parents[3] / "shared" / "data"
FORMATS = {
    "ninjs1.json": "ninjs",
    "ninjs3.json": "ninjs",
    "ap_answer": "ninjs",
    "newsml1.xml": "newsml",
    "newsml_g2.xml": "newsml",
    "nitf.xml": "nitf",
}
STORY = "<nitf><body><body.content><p>%s</p></body.content></body></nitf>"


def item(place: int = 1, **fields: object) -> dict[str, object]:
    known = {"uri": f"urn:x:{place}", "versioncreated": "2026-03-03T09:00:00Z"}
    return {**known, "body_text": f"Boat {place} left the pier.", **fields}


@pytest.mark.parametrize("name", ["a", "a.dat", "a.xml", "a.json", "a.nitf", "a.ninjs", "a.jsonl"])
@pytest.mark.parametrize("file", FORMATS)
def test_a_file_of_items_is_told_by_its_content(tmp_path: Path, file: str, name: str) -> None:
    (tmp_path / name).write_bytes((FILES / file).read_bytes())
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress((FILES / file).read_bytes()))
    assert format_of(tmp_path / name) == FORMATS[file]
    assert format_of(tmp_path / f"{name}.gz") == FORMATS[file]


@pytest.mark.parametrize(
    ("payload", "format_"),
    [
        (
            b'{"url": "https://post.example/a", "text": "Rain.", "versioncreated": "2026"}\n',
            "jsonl",
        ),
        (b'{"id": 1, "html": "<p>Rain.</p>"}\n', "jsonl"),
        (b'{"title": "Rain", "body": {"versioncreated": "2026"}}\n', "jsonl"),
        (b'{"data": {"items": [{"item": {"uri": "urn:x:1", "altids": {}}}]}}', "ninjs"),
        (b'{"api_version": "1.1", "data": {"items": []}}', "ninjs"),
        (b'{"data": {"item": {"headline": "\\"versioncreated\\": {"}}}', "jsonl"),
        (b'{"bodies": [{"value": "' + b"x" * 90_000 + b'"}]}', "ninjs"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <nitf> -->\n<newsItem/>', "newsml"),
        (b'<!DOCTYPE nitf [<!ENTITY a "<NewsML>">]><nitf />', "nitf"),
        ('<?xml version="1.0" encoding="utf-16"?><nitf/>'.encode("utf-16"), "nitf"),
        (b"<rss><channel/></rss>", "text"),
        (b"<html><body><nitf>x</nitf></body></html>", "html"),
        (b"Rain fell on the nitf.", "text"),
    ],
)
def test_what_looks_like_items_but_is_none_stays_what_it_was(
    tmp_path: Path, payload: bytes, format_: str
) -> None:
    (tmp_path / "a").write_bytes(payload)
    assert format_of(tmp_path / "a") == format_


def test_an_item_of_a_document_is_found_again_by_its_number(home: Home) -> None:
    ingest(home, [FILES / "newsml_g2.xml"])
    package, story, nitf, flat = items(home)
    assert isinstance(package, Rejection)
    assert package.reason == "no_text_item"
    assert isinstance(story, Capture)
    assert [each.position for each in (story, nitf, flat)] == [1, 2, 3]
    assert [each.item for each in read_all(home, 2)] == [nitf, flat]
    assert capture_at(home, story.file_id, 1) == story
    assert story.url == "https://news.example/ferry"
    assert (story.kind, story.given.outlet, story.given.agency) == ("text", "Reuters", "Reuters")


@pytest.mark.parametrize("suffix", [".jsonl", ".json.gz"])
def test_an_item_of_json_lines_is_found_again_by_its_offset(
    home: Home, tmp_path: Path, suffix: str
) -> None:
    lines = [
        json.dumps(item(1)),
        "",
        "{not json",
        "[1]",
        json.dumps(item(2, type="video")),
        json.dumps(item(3)),
    ]
    data = "\n".join(lines).encode()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    ingest(home, [path])
    first, *bad, last = items(home)
    assert isinstance(first, Capture)
    assert isinstance(last, Capture)
    assert reasons(home) == ["bad_row", "bad_row", "no_text_item"]
    assert [each.position for each in bad] == sorted(each.position for each in bad)
    assert (last.position, last.length) == (data.rindex(b"{"), len(lines[-1]))
    assert capture_at(home, last.file_id, last.position) == last


def test_two_versions_of_an_item_have_one_url(home: Home, tmp_path: Path) -> None:
    uri = "https://api.ap.org/media/v/content/7?qt=%s&et=%s"
    rows = [item(uri=uri % ("a", 1), version=0), item(uri=uri % ("b", 2), version=1)]
    ingest(home, [write_rows(tmp_path / "a.jsonl", rows)])
    urls = {each.url for each in items(home)}
    assert urls == {"https://api.ap.org/media/v/content/7"}


def test_an_item_without_a_uri_is_known_by_outlet_and_id_else_by_its_text(
    home: Home, tmp_path: Path
) -> None:
    rows = [item(uri="8d19-cf88", provider="Harbor Press"), item(uri=None)]
    ingest(home, [write_rows(tmp_path / "a.jsonl", rows)])
    with_id, without = items(home)
    assert with_id.url == "urn:wirecopy:Harbor Press:8d19-cf88"
    assert isinstance(without, Capture)
    assert without.url == f"urn:wirecopy:{without.payload_digest}"


def test_the_command_line_may_name_url_and_outlet_of_a_story(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a.nitf").write_text(STORY % "The boats run.")
    ingest(home, [tmp_path / "a.nitf"], url="https://news.example/ferry", outlet="harbor-wire")
    (capture,) = items(home)
    assert isinstance(capture, Capture)
    assert (capture.url, capture.given.outlet) == ("https://news.example/ferry", "harbor-wire")
    with pytest.raises(EtlError, match="exactly one"):
        ingest(home, [FILES / "newsml_g2.xml"], url="https://news.example/ferry")


def test_a_document_of_too_many_items_is_read_up_to_the_limit(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.wire_items.item.MAX_ITEMS", 2)
    (tmp_path / "a.json").write_text(json.dumps([item(place) for place in range(4)]))
    ingest(home, [tmp_path / "a.json"])
    assert [type(each) for each in items(home)] == [Capture, Capture, Rejection]
    assert reasons(home) == ["too_large"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_what_a_file_makes_a_parser_raise_ends_no_build(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(_: object) -> None:
        raise TypeError("of an unknown kind")

    rows = [item(1), item(2)]
    text = (
        json.dumps(rows) if name == "a.json" else "".join(json.dumps(each) + "\n" for each in rows)
    )
    (tmp_path / name).write_text(text)
    ingest(home, [tmp_path / name])
    monkeypatch.setattr("etl.readers.wire.item_in", fail)
    monkeypatch.setattr("etl.wire_items.ninjs.item_in", fail)
    assert set(reasons(home)) == {"parser_failed"}


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"<nitf><body>", "unreadable_file"),
        (gzip.compress((STORY % "Rain.").encode() * 5, mtime=0)[:-8], "unreadable_file"),
        (gzip.compress(b"<nitf>" + b" " * (21 << 20) + b"</nitf>", mtime=0), "too_large"),
        (b'{"uri": "urn:x:1", "versioncreated": "20', "unreadable_file"),
        (b'{"api_version": "1.1", "data": {"items": []}}', "empty"),
        (b"<newsMessage><itemSet/></newsMessage>", "empty"),
    ],
    ids=["torn", "torn gzip", "bomb", "torn JSON", "no items", "an empty set"],
)
def test_a_damaged_or_empty_file_is_one_rejection(
    home: Home, tmp_path: Path, payload: bytes, reason: str
) -> None:
    (tmp_path / "a").write_bytes(payload)
    ingest(home, [tmp_path / "a"])
    assert reasons(home) == [reason]


def article_of(home: Home, path: Path) -> Article:
    ingest(home, [path])
    capture = next(each for each in items(home) if isinstance(each, Capture))
    article = extract(capture, None)
    assert isinstance(article, Article)
    return article


def test_an_item_of_a_known_agency_is_its_own_copy(home: Home) -> None:
    article = article_of(home, FILES / "ap_answer")
    assert (article.outlet, article.agency_own_site) == ("AP", True)
    assert (article.verdict.relation, article.verdict.agency) == ("full", "AP")
    assert article.byline.authors == ("Jane Roe", "John Doe")
    assert article.headline == "Ferry crews end strike"
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.raw, article.published.found_in) == ("2026-03-03T09:00:00Z", "record")
    assert article.modified.raw == "2026-03-03T10:00:00Z"
    assert article.iptc.ednote == "Eds: Adds byline."


def test_an_item_of_nobody_known_belongs_to_its_provider(home: Home, tmp_path: Path) -> None:
    row = item(provider="Harbor Press", language="fr-CA", body_text="Le port est ouvert.")
    article = article_of(home, write_rows(tmp_path / "a.jsonl", [row]))
    assert (article.outlet, article.agency_own_site) == ("Harbor Press", False)
    assert (article.verdict.relation, article.language) == ("none", "fr")


@pytest.mark.shared
def test_real_items_are_read_with_their_fields(tmp_path: Path) -> None:
    found = {}
    for path in sorted([*(SHARED / "newsml").iterdir(), *(SHARED / "ap_api").iterdir()]):
        home = Home(tmp_path / path.name)
        ingest(home, [path])
        found[path.name] = items(home)
    stories = [each for group in found.values() for each in group if isinstance(each, Capture)]
    refused = [each for group in found.values() for each in group if isinstance(each, Rejection)]
    assert len(stories) == 3
    assert [each.reason for each in refused] == ["no_text_item"] * 3
    assert all("links to files (nitf, anpa)" in each.detail for each in refused)
    assert all(each.url and "?" not in each.url for each in refused)
    nitf = next(each for each in stories if each.given.agency == "AP")
    assert nitf.given.iptc.located
    assert nitf.given.iptc.ednote
    assert nitf.given.iptc.copyrightholder == "AP"
    assert nitf.payload.count(b"\n\n") == 18
    releases = [each for each in stories if each is not nitf]
    assert sorted(each.payload.count(b"\n\n") for each in releases) == [21, 30]
    for each in releases:
        iptc = each.given.iptc
        assert (iptc.version, iptc.pubstatus, each.given.agency) == (1, "usable", None)
        assert iptc.slugline
        assert iptc.versioncreated == iptc.firstcreated is not None
        assert each.url == iptc.guid == (each.given.external_id or "").removesuffix(":1")
    assert {each.given.language for each in releases} == {"en", "zh"}
