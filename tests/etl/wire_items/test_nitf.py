from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from etl.wire_items.item import Refused, WireItem
from etl.wire_items.nitf import read_nitf


def test_nitf_says_its_fields_under_the_iptc_names(files: Path) -> None:
    (item,) = read_nitf((files / "nitf.xml").read_bytes())
    assert isinstance(item, WireItem)
    assert item.paragraphs == (
        "PORT ALDER (AFP) — The café by the pier, a naïve idea, opened.",
        "Boats",
        "North",
        "South",
        "Tickets 212",
        "Alder 2",
        "Birch 1",
        "- AFP",
    )
    assert item.headline == "Ferry crews end strike"
    assert item.byline == "By Jean Dupont, Agence France-Presse"
    assert item.url == "https://news.example/ferry"
    assert (item.external_id, item.iptc.guid) == ("ferry-7", "ferry-7")
    assert (item.agency, item.provider, item.language) == ("AFP", "Agence France-Presse", "en")
    assert (item.iptc.version, item.iptc.slugline) == (4, "ferry-strike")
    assert item.iptc.ednote == "Updates with quote. Ends embargo."
    assert item.iptc.pubstatus == "embargoed"
    assert item.iptc.embargoed == datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert item.iptc.versioncreated == datetime(2026, 3, 3, 10, 15, tzinfo=UTC)
    assert item.iptc.located == "Port Alder"
    assert (item.iptc.copyrightholder, item.iptc.infosource) == ("AFP", "AFP")


def test_a_story_without_an_id_has_no_url_of_its_own() -> None:
    (item,) = read_nitf(b"<nitf><body><body.content><p>Rain.</p></body.content></body></nitf>")
    assert isinstance(item, WireItem)
    assert (item.url, item.external_id, item.agency) == (None, None, None)


def test_nitf_without_a_story_is_refused() -> None:
    (refused,) = read_nitf(b"<nitf><head><title>Rain</title></head><body/></nitf>")
    assert refused == Refused("no_text_item", "an item, without a text")
