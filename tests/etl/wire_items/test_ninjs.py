from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.wire_items.item import Refused, WireItem
from etl.wire_items.ninjs import read_ninjs


def only(payload: bytes) -> WireItem:
    (item,) = read_ninjs(payload)
    assert isinstance(item, WireItem)
    return item


def test_ninjs_1_says_its_fields_under_the_iptc_names(files: Path) -> None:
    item = only((files / "ninjs1.json").read_bytes())
    assert item.paragraphs == (
        "PORT ALDER (AP) — Ferry crews ended a strike on Tuesday.",
        "The first boat left",
        "at 6 a.m.",
    )
    assert (item.iptc.version, item.iptc.pubstatus) == (2, "usable")
    assert item.iptc.versioncreated == datetime(2026, 3, 3, 10, 30, tzinfo=UTC)
    assert item.iptc.firstcreated == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert item.iptc.slugline == "Port Alder-Ferry Strike"
    assert item.iptc.ednote == "Eds: Updates with quote."
    assert item.iptc.usageterms == "Not for use after 30 days."
    assert item.iptc.located == "Port Alder"
    assert item.url == item.iptc.guid == "urn:newsml:wire.example:20260303:ferry-strike"
    assert (item.headline, item.byline) == ("Ferry crews end strike", "By Jane Roe")
    assert (item.agency, item.language) == ("AP", "en-US")


def test_ninjs_3_in_a_list_with_other_spelling_and_what_is_no_text_beside_it(files: Path) -> None:
    item, picture, nothing = read_ninjs((files / "ninjs3.json").read_bytes())
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("Hafenstadt (dpa) - Die Fährleute fahren wieder.",)
    assert item.headline == "Fährleute beenden Streik"
    assert item.byline == "Von Max Mustermann, dpa"
    assert (item.agency, item.iptc.infosource) == ("dpa", "dpa, Hafenamt")
    assert (item.iptc.version, item.iptc.pubstatus) == (6, "withheld")
    assert item.iptc.embargoed == datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert item.iptc.ednote == "Sperrfrist beachten."
    assert item.url == "https://content.agency.example/items/8d19?lang=de"
    assert picture == Refused("no_text_item", "an item of type picture", "urn:x:pic")
    assert isinstance(nothing, Refused)
    assert nothing.reason == "bad_row"


def test_an_answer_of_the_ap_media_api_holds_items(files: Path) -> None:
    item, killed = read_ninjs((files / "ap_answer").read_bytes())
    assert isinstance(item, WireItem)
    assert item.external_id == "0123456789abcdef0123456789abcdef"
    assert item.url == "https://api.ap.org/media/v/content/0123456789abcdef0123456789abcdef"
    assert item.byline == "By JANE ROE and JOHN DOE, Associated Press"
    assert item.paragraphs == (
        "PORT ALDER, Norland (AP) — Ferry crews ended a strike.",
        "The first boat left.",
    )
    assert item.iptc.located == "Port Alder, Norland"
    assert item.iptc.usageterms == "Editorial use only. No archive."
    assert (item.agency, item.iptc.version, item.iptc.infosource) == ("AP", 3, "AP")
    assert isinstance(killed, Refused)
    assert killed.detail == (
        "an item of type text, without a text, but with links to files (nitf), pubstatus canceled,"
        " ednote: Eds: Killed."
    )


@pytest.mark.parametrize(
    "payload",
    [
        b'{"uri": "urn:x:1", "versioncreated": ',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b'{"uri": "caf\xe9"}',
        b'{"version": ' + b"9" * 5000 + b"}",
        b"",
    ],
    ids=["truncated", "deep", "wrong encoding", "latin-1", "long number", "empty"],
)
def test_what_is_no_json_is_one_refusal(payload: bytes) -> None:
    (refused,) = read_ninjs(payload)
    assert isinstance(refused, Refused)
    assert refused.reason == "unreadable_file"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_in_any_of_its_encodings_is_read(encoding: str) -> None:
    text = json.dumps({"uri": "urn:x:1", "body_text": "Café."}, ensure_ascii=False)
    assert only(text.encode(encoding)).paragraphs == ("Café.",)


@pytest.mark.parametrize("value", [True, [], {}, "soon", -1, 2**40, 1e300, None])
def test_values_of_another_type_are_not_said(value: object) -> None:
    fields = ("version", "versioncreated", "pubstatus", "headline", "altids", "bylines", "bodies")
    record = dict.fromkeys(fields, value) | {"uri": "urn:x:1", "body_text": "The boats run."}
    item = only(json.dumps(record).encode())
    assert item.iptc.version is None
    assert item.iptc.versioncreated is None


KEYS = [
    "uri", "guid", "type", "version", "versioncreated", "pubstatus", "ednote", "slugline",
    "headline", "headlines", "byline", "bylines", "bodies", "body_text", "altids", "provider",
    "infosource", "infosources", "usageterms", "located", "datelinelocation", "renditions",
    "links", "data", "items", "item", "role", "value", "name", "by", "title",
]  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(value=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_whatever_stands_under_its_keys_nothing_fails(value: dict[str, object]) -> None:
    for item in read_ninjs(json.dumps(value).encode()):
        assert isinstance(item, WireItem | Refused)


WORDS = st.text(st.sampled_from("abcdefgh <&"), min_size=1, max_size=30).filter(
    lambda text: text.strip() and "<" not in text
)


@settings(max_examples=60, deadline=None)
@given(
    paragraphs=st.lists(WORDS, min_size=1, max_size=5),
    version=st.integers(0, 999),
    headline=WORDS,
    seconds=st.integers(631_152_000, 3_786_912_000),
    newer=st.booleans(),
)
def test_what_is_written_as_ninjs_is_read_back(
    paragraphs: list[str], version: int, headline: str, seconds: int, newer: bool
) -> None:
    created = datetime.fromtimestamp(seconds, UTC)
    text = "".join(f"<p>{each.replace('&', '&amp;')}</p>" for each in paragraphs)
    record = {"uri": "urn:x:1", "version": version, "versioncreated": created.isoformat()}
    if newer:
        record["headlines"] = [{"role": "main", "value": headline}]
        record["bodies"] = [{"contenttype": "text/html", "value": text}]
    else:
        record |= {"headline": headline, "body_xhtml": text}
    item = only(json.dumps(record).encode())
    assert item.paragraphs == tuple(" ".join(each.split()) for each in paragraphs)
    assert (item.iptc.version, item.iptc.versioncreated) == (version, created)
    assert item.headline == " ".join(headline.split())
