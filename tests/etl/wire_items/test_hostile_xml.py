"""XML of strangers: nothing is fetched or blown up, and what is damaged is one refusal."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from etl.wire_items.elements import MAX_MARKS
from etl.wire_items.item import Refused, WireItem
from etl.wire_items.newsml import read_newsml
from etl.wire_items.nitf import read_nitf

STORY = b"<nitf><body><body.content><p>%s</p></body.content></body></nitf>"


def laughs() -> bytes:
    nested = [b'<!ENTITY a0 "ha">']
    nested += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    return b"<!DOCTYPE nitf [" + b"".join(nested) + b"]>"


def test_a_bomb_of_entities_does_not_go_off() -> None:
    started = time.monotonic()
    (item,) = read_nitf(laughs() + STORY % b"Rain &a11; falls.")
    # Versions of libxml2 differ in whether they refuse it or leave it where it stands.
    assert isinstance(item, Refused) or item.paragraphs == ("Rain falls.",)
    assert time.monotonic() - started < 2


def test_a_bomb_in_an_attribute_is_refused() -> None:
    bomb = b'<nitf><head><docdata><doc-id id-string="&a11;"/></docdata></head></nitf>'
    (refused,) = read_nitf(laughs() + bomb)
    assert isinstance(refused, Refused)


def test_no_file_is_read_for_an_external_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("The secret of the mill.")
    doctype = b'<!DOCTYPE nitf [<!ENTITY s SYSTEM "%s">]>' % secret.as_uri().encode()
    (item,) = read_nitf(doctype + STORY % b"Rain &s; falls.")
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("Rain falls.",)


def test_no_dtd_is_fetched() -> None:
    doctype = b'<!DOCTYPE nitf SYSTEM "http://192.0.2.1/nitf.dtd">'
    (item,) = read_nitf(doctype + STORY % b"Rain &mdash; and sun &unknown; falls.")
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("Rain — and sun falls.",)


@pytest.mark.parametrize(
    "payload",
    [
        STORY[:-20],
        b"<nitf>" * 50_000,
        b'<?xml version="1.0" encoding="utf-8"?>' + STORY % b"caf\xe9",
        b'<?xml version="1.0" encoding="klingon"?>' + STORY % b"rain",
        b"<nitf>" + b"<a/>" * (MAX_MARKS + 1) + b"</nitf>",
        b"<nitf>&undeclared;</nitf>",
        b"<nitf>\x00</nitf>",
        b"no xml",
        b"",
    ],
    ids=[
        "truncated",
        "deep",
        "wrong encoding",
        "unknown encoding",
        "many elements",
        "undeclared entity",
        "zero",
        "text",
        "empty",
    ],
)
def test_what_is_no_whole_document_is_one_refusal(payload: bytes) -> None:
    for reader in (read_nitf, read_newsml):
        (refused,) = reader(payload)
        assert isinstance(refused, Refused)
        assert refused.reason in {"unreadable_file", "too_large"}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_declared_encodings_are_believed(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{name}"?>' + STORY.decode() % "café"
    (item,) = read_nitf(text.encode(encoding))
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("café",)


def test_comments_are_no_text() -> None:
    (item,) = read_nitf(STORY % b"Rain<!-- not this --><?nor this?> falls.")
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("Rain falls.",)
