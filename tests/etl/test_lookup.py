from __future__ import annotations

import gzip

import pytest

from crawler.home import Home
from etl.given import NoArticleError, article_of
from etl.ingest import ingest
from etl.lookup import find_copies
from etl.pipeline import build
from warehouse.query import Snapshot

from .conftest import BAKERY, FERRY, paragraphs, write_rows


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("lookup")
    home = Home(folder / "home")
    rows = [{"id": "ferry", "text": FERRY}, {"id": "bakery", "text": BAKERY}]
    ingest(home, [write_rows(folder / "rows.jsonl", rows)])
    build(home, workers=1)
    return home


@pytest.mark.parametrize("kept", [(0, 1, 2, 3, 4, 5), (0, 1, 2, 3), (1, 2, 3)])
def test_a_text_in_no_archive_finds_the_story_it_was_cut_from(
    built: Home, kept: tuple[int, ...]
) -> None:
    with Snapshot.open(built.current) as snapshot:
        matches = find_copies(snapshot, paragraphs(FERRY, *kept).encode())
    assert len(matches) == 1
    assert matches[0].containment > 0.9


def test_a_strange_text_finds_nothing(built: Home) -> None:
    with Snapshot.open(built.current) as snapshot:
        assert find_copies(snapshot, b"Nobody ever printed a line of this anywhere. " * 5) == []


def test_html_and_gzip_are_read_as_what_they_are() -> None:
    page = "<html><body><article>{}</article></body></html>".format(
        "".join(f"<p>{part}</p>" for part in FERRY.split("\n\n"))
    )
    plain, packed = article_of(page.encode()), article_of(gzip.compress(page.encode()))
    assert plain.body == packed.body
    assert plain.verdict.agency == "AP"


@pytest.mark.parametrize("payload", [b"", b"\x1f\x8bnot gzip at all", bytes(range(6)) * 50])
def test_bytes_without_an_article_are_refused_in_one_line(payload: bytes) -> None:
    with pytest.raises(NoArticleError, match="no article in it") as error:
        article_of(payload)
    assert error.value.exit_code == 1
    assert "\n" not in str(error.value)
