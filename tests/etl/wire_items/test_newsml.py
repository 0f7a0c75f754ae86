from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from etl.wire_items.item import Refused, WireItem
from etl.wire_items.newsml import read_newsml


def test_the_story_of_a_newsml_1_item_is_the_component_of_that_role(files: Path) -> None:
    item, photo = read_newsml((files / "newsml1.xml").read_bytes())
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("(ANSA) - PORTO ONTANO, 3 MAR - I traghetti partono.", "Fine.")
    assert item.headline == "Finito lo sciopero dei traghetti"
    assert item.byline == "Di Mario Rossi"
    assert item.external_id == "urn:newsml:ansa.it:20260303:ferry:2"
    assert item.url == item.iptc.guid == "urn:newsml:ansa.it:20260303:ferry"
    assert (item.provider, item.agency, item.language) == ("ANSA", "ANSA", "it")
    assert (item.iptc.version, item.iptc.pubstatus) == (2, "embargoed")
    assert item.iptc.firstcreated == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert item.iptc.versioncreated == datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
    assert item.iptc.embargoed == datetime(2026, 3, 3, 11, tzinfo=UTC)
    assert (item.iptc.slugline, item.iptc.located) == ("traghetti", "Porto Ontano")
    assert (item.iptc.ednote, item.iptc.infosource) == ("Aggiorna.", "Porto")
    assert item.iptc.copyrightholder == "ANSA"
    assert photo == Refused(
        "no_text_item", "an item of type photo", "urn:newsml:ansa.it:20260303:foto"
    )


def test_a_newsml_1_item_without_roles_is_told_by_its_longest_text() -> None:
    (item,) = read_newsml(
        b"<NewsML><NewsItem><NewsComponent>"
        b"<NewsComponent><ContentItem><DataContent>Short.</DataContent></ContentItem></NewsComponent>"
        b"<NewsComponent><ContentItem><DataContent><![CDATA[<p>The boats run.</p>"
        b"<p>So it goes.</p>]]></DataContent></ContentItem></NewsComponent>"
        b"</NewsComponent></NewsItem></NewsML>"
    )
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("The boats run.", "So it goes.")


def test_a_newsml_1_item_may_hold_nitf() -> None:
    (item,) = read_newsml(
        b"<NewsML><NewsItem><NewsComponent><ContentItem>"
        b"<MimeType FormalName='application/nitf+xml'/>"
        b"<DataContent><nitf><head><title>No</title></head><body><body.head><hedline><hl1>No</hl1>"
        b"</hedline></body.head><body.content><p>The boats run.</p></body.content></body></nitf>"
        b"</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    assert isinstance(item, WireItem)
    assert item.paragraphs == ("The boats run.",)


def test_a_newsml_g2_message_holds_items_and_a_package_is_refused(files: Path) -> None:
    package, item, nitf, flat = read_newsml((files / "newsml_g2.xml").read_bytes())
    assert package == Refused(
        "no_text_item", "a packageItem, no news item", "tag:reuters.com,2026:pack_1"
    )
    assert isinstance(item, WireItem)
    assert item.paragraphs == (
        "PORT ALDER, March 3 (Reuters) - The boats run.",
        "(Reporting by Jane Roe)",
    )
    assert (item.headline, item.byline) == ("Ferry crews end strike", "Jane Roe and John Doe")
    assert (item.provider, item.agency, item.external_id) == ("REUTERS", "Reuters", "FERRY-7")
    assert item.url == "https://news.example/ferry"
    assert item.language == "en-GB"
    assert (item.iptc.guid, item.iptc.version) == ("tag:reuters.com,2026:newsml_FERRY", 5)
    assert (item.iptc.pubstatus, item.iptc.ednote) == ("canceled", "Withdrawn.")
    assert item.iptc.embargoed == datetime(2026, 3, 3, 10, tzinfo=UTC)
    assert (item.iptc.slugline, item.iptc.located) == ("FERRY/STRIKE", "Port Alder")
    assert item.iptc.copyrightholder == "Thomson Reuters"
    assert item.iptc.usageterms == "No use in Norland."
    assert isinstance(nitf, WireItem)
    assert (nitf.headline, nitf.byline, nitf.agency) == ("Boats run", "Jean Dupont", "AFP")
    assert nitf.paragraphs == ("The boats run.",)
    assert nitf.iptc.pubstatus == "usable"
    assert isinstance(flat, WireItem)
    assert flat.paragraphs == ("One.", "Two.")


def test_a_news_item_may_be_the_whole_document() -> None:
    (item,) = read_newsml(
        b'<newsItem guid="urn:x:1" version="0"><contentSet><inlineXML><p>The boats run.</p>'
        b"</inlineXML></contentSet></newsItem>"
    )
    assert isinstance(item, WireItem)
    assert (item.iptc.version, item.paragraphs) == (0, ("The boats run.",))
