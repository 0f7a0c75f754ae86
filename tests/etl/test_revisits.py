"""What a revisit becomes: the article that the capture shows whose payload it has."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import duckdb
import pytest

from crawler.archive import Archive
from crawler.discovery import Discovery
from crawler.exchange import EarlierCapture, Exchange
from crawler.home import Home
from etl.ingest import ingest
from etl.pipeline import Built, build
from etl.reextract import reextract
from warehouse.check import failing_checks

from .conftest import BAKERY, FERRY
from .test_pipeline import contents
from .test_reextract import InProcess

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://gazette.example/ferry"
START = datetime(2026, 3, 2, 8, 0, 0, 250, UTC)
FEED = "https://gazette.example/feed"


def page(text: str, headline: str = "Ferry strike ends") -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    body = f"<article><h1>{headline}</h1>{lines}</article>"
    return f"<html><head><title>{headline}</title></head><body>{body}</body></html>".encode()


FIRST, EDITED = page(FERRY), page(FERRY.replace("40 more deckhands", "60 more deckhands"))


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def exchange(hours: float, body: bytes, **changes: Any) -> Exchange:
    values: dict[str, Any] = {
        "url": URL,
        "method": "GET",
        "request_headers": (),
        "status": 200,
        "response_headers": ((b"Content-Type", b"text/html; charset=utf-8"),),
        "ip_address": None,
        "discovery": Discovery("gazette", "feed", FEED, headline="Ferry strike ends"),
    }
    return Exchange(body=body, fetched_at=at(hours), **(values | changes))


def digest(body: bytes) -> str:
    return f"sha256:{sha256(body).hexdigest()}"


def unchanged(hours: float, since: float, body: bytes, **changes: Any) -> Exchange:
    """Give a visit that was answered with 304."""
    url = changes.get("url", URL)
    same_as = EarlierCapture(url, at(since), None, digest(body), not_modified=True)
    return exchange(hours, b"", status=304, same_as=same_as, **changes)


def segment(home: Home, *exchanges: Exchange) -> Path:
    archive = Archive(home.segments, "gazette")
    for each in exchanges:
        archive.write(each)
    archive.close()
    return archive.completed[0]


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.stage_articles.ExtractionPool", InProcess)


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return connection.execute(query).fetchall()


def built(home: Home) -> Built:
    """Build, and see that every law is kept."""
    done = build(home, workers=1)
    with duckdb.connect(str(home.current), read_only=True) as connection:
        assert failing_checks(connection) == {}
    return done


SEEN = "select versions, epoch(last_seen_at - first_seen_at) / 3600 from articles"


@pytest.mark.parametrize("packed", [False, True])
def test_an_article_was_seen_again_when_its_page_was_unchanged(home: Home, packed: bool) -> None:
    body = gzip.compress(FIRST) if packed else FIRST
    headers = (
        (b"Content-Type", b"text/html"),
        *([(b"Content-Encoding", b"gzip")] if packed else []),
    )
    same_as = EarlierCapture(URL, at(0), None, digest(body), not_modified=False)
    segment(
        home,
        exchange(0, body, response_headers=headers),
        unchanged(1, 0, body),
        exchange(6, body, response_headers=headers, same_as=same_as),
    )
    done = built(home)
    assert (done.captures, done.articles, done.rejections) == (3, 3, 0)
    assert ask(home, SEEN) == [(1, 6.0)]
    seen = ask(
        home,
        "select status, discovered_by, payload_digest, revisit_of is not null"
        " from captures order by fetched_at",
    )
    wanted = digest(FIRST)
    assert seen == [
        (200, "feed", wanted, False),
        (304, "feed", wanted, True),
        (200, "feed", wanted, True),
    ]


def test_a_page_that_went_back_to_its_first_text_shows_that_again(home: Home) -> None:
    segment(home, exchange(0, FIRST), exchange(1, EDITED))
    build(home, workers=1)
    assert "60 more" in ask(home, "select body from articles")[0][0]
    segment(home, unchanged(2, 0, FIRST))
    built(home)
    assert "40 more" in ask(home, "select body from articles")[0][0]


VISITS = (
    exchange(0, FIRST),
    unchanged(1, 0, FIRST),
    exchange(2, EDITED),
    unchanged(3, 2, EDITED),
    unchanged(4, 0, FIRST),
)


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (2, 4, 0, 1, 3), (1, 3, 0, 2, 4)])
def test_what_the_warehouse_holds_does_not_depend_on_the_order_of_files(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    whole, parts = Home(tmp_path / "whole"), Home(tmp_path / "parts")
    parts.segments.mkdir(parents=True)
    files = [segment(whole, visit) for visit in VISITS]
    built(whole)
    for place in order:
        shutil.copy(files[place], parts.segments)
        built(parts)
    assert contents(parts) == contents(whole)
    assert ask(parts, SEEN) == [(2, 4.0)]
    ledger = "select sum(captures), sum(articles), sum(rejections) from load_ledger"
    assert ask(parts, ledger) == ask(whole, ledger) == [(5, 5, 0)]


def test_a_revisit_without_its_original_is_a_rejection_until_that_comes(home: Home) -> None:
    segment(home, unchanged(1, 0, FIRST))
    done = built(home)
    assert (done.articles, done.reasons) == (0, {"lost_original": 1})
    lost = f"{URL} of 2026-03-02 08:00:00Z, which no file of the archive holds"
    assert ask(home, "select reason, detail from rejections") == [
        ("lost_original", f"the payload is that of {lost}")
    ]
    segment(home, exchange(0, FIRST))
    assert built(home).rejections == 0
    assert ask(home, "select count(*) from rejections") == [(0,)]
    assert ask(home, SEEN) == [(1, 1.0)]


def test_a_revisit_of_what_is_no_article_is_none_and_says_why(home: Home) -> None:
    menu = page("Soup, bread and tea.", "Menu")
    segment(home, exchange(0, menu), unchanged(1, 0, menu))
    built(home)
    ((first, _), (second, detail)) = ask(
        home, "select reason, detail from rejections order by position"
    )
    assert (first, second) == ("no_article_text", "revisit")
    assert (
        detail == "the payload is that of an earlier capture, which was rejected: no_article_text"
    )


def test_an_unchanged_feed_is_a_source_document_as_a_changed_one(home: Home) -> None:
    found = Discovery("gazette", "outlet", "https://gazette.example/")
    xml = b"<rss/>"
    segment(
        home,
        exchange(0, xml, url=FEED, discovery=found),
        unchanged(1, 0, xml, url=FEED, discovery=found),
    )
    assert built(home).reasons == {"source_document": 2}


def test_a_reextraction_finds_again_what_revisits_show(home: Home) -> None:
    segment(home, *VISITS)
    build(home, workers=1)
    before = contents(home)["capture"]
    assert reextract(home, workers=1).changes.captures_changed == 0
    assert contents(home)["capture"] == before


def test_a_later_sighting_of_the_only_text_leaves_stories_alone(home: Home) -> None:
    segment(home, exchange(0, FIRST), exchange(0, page(BAKERY), url=f"{URL}2"))
    build(home, workers=1)
    segment(home, unchanged(1, 0, FIRST), unchanged(1, 0, FIRST, url=f"{URL}2"))
    from etl import stage_stories

    told: list[int] = []
    real = stage_stories._tell_batch
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage_stories, "_batches", lambda *given: told.append(1) or real(*given))
        built(home)
    assert told == []


def foreign(fields: dict[str, str], block: bytes) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    whole = f"WARC/1.0\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n{head}".encode()
    return gzip.compress(
        whole + f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
    )


def sha1_of(body: bytes) -> str:
    from base64 import b32encode

    return f"sha1:{b32encode(sha1(body, usedforsecurity=False).digest()).decode()}"


HTTP = "application/http; msgtype=response"
PROFILE = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"


def original(url: str, body: bytes, date: str, **more: str) -> bytes:
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": url,
        "WARC-Date": date,
        "Content-Type": HTTP,
    }
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    return foreign(fields | {name.replace("_", "-"): value for name, value in more.items()}, block)


def revisit(url: str, date: str, **more: str) -> bytes:
    fields = {
        "WARC-Type": "revisit",
        "WARC-Target-URI": url,
        "WARC-Date": date,
        "WARC-Profile": PROFILE,
    }
    return foreign(fields | {name.replace("_", "-"): value for name, value in more.items()}, b"")


SAID_BY_OTHERS = {
    # The digest, and a record's id that nothing else names.
    "wget": {
        "WARC_Refers_To": "<urn:uuid:8b4b0c2e-0000-4000-8000-000000000000>",
        "WARC_Payload_Digest": sha1_of(FIRST),
    },
    # URL and time too.
    "heritrix": {
        "WARC_Refers_To_Target_URI": "https://heritrix.example/ferry",
        "WARC_Refers_To_Date": "2026-03-02T08:00:00Z",
        "WARC_Payload_Digest": sha1_of(FIRST),
    },
    # The digest of what was received: nothing.
    "storm": {
        "WARC_Profile": "http://netpreserve.org/warc/1.0/revisit/server-not-modified",
        "WARC_Refers_To_Target_URI": "<https://storm.example/ferry>",
        "WARC_Refers_To_Date": "2026-03-02T08:00:00Z",
        "WARC_Payload_Digest": sha1_of(b""),
    },
}


def test_revisits_of_other_crawlers_are_understood(home: Home, tmp_path: Path) -> None:
    records = []
    for crawler, said in SAID_BY_OTHERS.items():
        url = f"https://{crawler}.example/ferry"
        records += [
            revisit(url, "2026-03-02T10:00:00Z", **said),
            original(url, EDITED, "2026-03-02T09:00:00Z", WARC_Payload_Digest=sha1_of(EDITED)),
            original(url, FIRST, "2026-03-02T08:00:00Z", WARC_Payload_Digest=sha1_of(FIRST)),
        ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(records))
    ingest(home, [tmp_path / "a.warc.gz"])
    assert built(home).articles == 9
    latest = [body for (body,) in ask(home, "select body from articles")]
    assert ["40 more" in body for body in latest] == [True] * 3


SAY_NOTHING_OF_USE = (
    {},
    {"WARC_Payload_Digest": sha1_of(b"another body")},
    {"WARC_Refers_To_Date": "yesterday", "WARC_Refers_To_Target_URI": URL},
    {"WARC_Refers_To_Target_URI": "https://other.example/x"},
)


def test_a_revisit_that_names_no_capture_of_its_article_is_a_rejection(
    home: Home, tmp_path: Path
) -> None:
    stated = {"WARC_Payload_Digest": sha1_of(FIRST)}
    elsewhere = {"WARC_Refers_To_Target_URI": "https://herald.example/ferry"}
    records = [
        original(URL, FIRST, "2026-03-02T08:00:00Z", **stated),
        original("https://herald.example/ferry", FIRST, "2026-03-02T08:00:00Z", **stated),
        *(revisit(URL, "2026-03-02T10:00:00Z", **said) for said in SAY_NOTHING_OF_USE),
        revisit(URL, "2026-03-02T10:00:00Z", **stated, **elsewhere),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(records))
    ingest(home, [tmp_path / "a.warc.gz"])
    done = built(home)
    assert (done.articles, done.reasons) == (2, {"lost_original": 4, "revisit": 1})


def test_provenance_reads_the_bytes_that_a_revisit_refers_to(home: Home) -> None:
    from click.testing import CliRunner

    from etl.cli import cli

    segment(home, exchange(0, FIRST), unchanged(1, 0, FIRST))
    build(home, workers=1)
    done = CliRunner().invoke(cli, ["--home", str(home.path), "provenance", URL])
    assert done.exit_code == 0, done.output
    assert done.output.count("verified") >= 2
    assert "unchanged since" in done.output
