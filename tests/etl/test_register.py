from __future__ import annotations

import os
from pathlib import Path

import pytest

from crawler.home import Home
from etl.errors import EtlError
from etl.ingest import ingest
from etl.register import Register


def files_of(home: Home) -> list[tuple[str, str, bool]]:
    with Register.open(home) as register:
        return [(file.origin, file.format, file.in_place) for file in register.files()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>The mill closed.</p></body></html>")
    return path


def test_a_file_is_linked_into_the_archive_and_survives_its_removal(home: Home, page: Path) -> None:
    ingest(home, [page])
    page.unlink()
    with Register.open(home) as register:
        (file,) = register.files()
    assert b"The mill closed." in file.location(home).read_bytes()


def test_a_file_left_in_place_is_only_listed(home: Home, page: Path) -> None:
    ingest(home, [page], in_place=True)
    assert files_of(home) == [("page.html", "html", True)]
    assert not home.imports.exists()


def test_the_same_bytes_are_registered_once_whatever_their_name(home: Home, page: Path) -> None:
    twin = page.with_name("twin.html")
    twin.write_bytes(page.read_bytes())
    first, second = ingest(home, [page]), ingest(home, [twin])
    assert (first.new, second.new, second.known) == (1, 0, 1)
    stored = [path for path in home.imports.rglob("*") if path.is_file()]
    assert [path.name for path in stored] == ["page.html"]


def test_the_same_bytes_under_two_urls_are_two_pages(home: Home, page: Path) -> None:
    for url in ("https://one.example/a", "https://two.example/a"):
        ingest(home, [page], url=url)
    assert len(files_of(home)) == 2


def test_a_folder_is_walked_and_hidden_files_are_passed_over(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text("A ferry left the pier.")
    (folder / "b.unheard-of").write_bytes(os.urandom(64) + b"\0")
    (folder / ".hidden.html").write_text("<html></html>")
    ingest(home, [folder])
    assert sorted(files_of(home)) == [
        ("a.txt", "text", False),
        ("b.unheard-of", "unknown", False),
    ]


def test_the_order_of_ingest_does_not_show_in_the_register(tmp_path: Path) -> None:
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(f"Text number {number}.")
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")
    ingest(one, paths)
    ingest(other, paths[::-1])
    assert files_of(one) == files_of(other)


@pytest.mark.parametrize(
    ("paths", "url", "message"),
    [
        (["absent.html"], None, "no such file or folder"),
        (["a.jsonl"], "https://one.example/a", "exactly one HTML, text or NITF file"),
    ],
)
def test_wrong_use_is_one_line_that_says_what(
    home: Home, tmp_path: Path, paths: list[str], url: str | None, message: str
) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n")
    with pytest.raises(EtlError, match=message) as error:
        ingest(home, [tmp_path / path for path in paths], url=url)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 2


def test_files_wait_until_they_are_loaded_and_finished_segments_with_them(
    home: Home, page: Path
) -> None:
    ingest(home, [page])
    home.segments.mkdir(parents=True)
    (home.segments / "crawl.warc.gz").write_bytes(b"a finished segment")
    (home.segments / "crawl.warc.gz.open").write_bytes(b"one that is being written")
    with Register.open(home) as register:
        (file,) = register.files()
        assert register.waiting(home, ()) == 2
        assert register.waiting(home, {file.file_id}) == 1
        assert register.adopt_segments(home) == 1
        assert register.waiting(home, {each.file_id for each in register.files()}) == 0
