"""One item of an agency's feed: what it says as it says it, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.agencies import agency_named, agency_of_url
from etl.iptc import Iptc
from etl.wire_items.values import authority_of, field, identity_of, is_uri, moment, number, status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_ITEMS = 10_000
# What these hold beside their pictures or sound is a caption, a script or a list of shots.
_NO_TEXTS = frozenset({"picture", "photo", "graphic", "audio", "video", "animation", "image"})


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says, in its own spelling.

    `guid`: what identifies it; `external_id`: an id beside that; `url`: where readers find it;
    `byline`: with the job or house of who wrote it; `infosources`: each by itself; `linked`: names
    of the files that it links to, one of which may hold its text.
    """

    guid: str | None = None
    external_id: str | None = None
    url: str | None = None
    type: str | None = None
    headline: str | None = None
    byline: str | None = None
    language: str | None = None
    provider: str | None = None
    infosources: tuple[str, ...] = ()
    copyrightholder: str | None = None
    usageterms: str | None = None
    slugline: str | None = None
    ednote: str | None = None
    version: object = None
    versioncreated: str | None = None
    firstcreated: str | None = None
    embargoed: str | None = None
    pubstatus: str | None = None
    located: str | None = None
    paragraphs: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WireItem:
    """An item with a text. `url` is the same for all its versions; None: it has no identity.

    `firstcreated` and `versioncreated` are as stated; `iptc` has the instants that they mean.
    """

    paragraphs: tuple[str, ...]
    iptc: Iptc
    url: str | None = None
    external_id: str | None = None
    headline: str | None = None
    byline: str | None = None
    language: str | None = None
    provider: str | None = None
    agency: str | None = None
    firstcreated: str | None = None
    versioncreated: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """What is no item with a text: the reason and the detail of its rejection, its URL if known."""

    reason: str
    detail: str
    url: str | None = None


def read_each(
    given: Sequence[Any], read: Callable[[Any], WireItem | Refused]
) -> list[WireItem | Refused]:
    """Read the items of one document up to the limit; that there are more is refused."""
    items = [read(each) for each in given[:MAX_ITEMS]]
    if len(given) > MAX_ITEMS:
        items.append(Refused("too_large", f"{len(given)} items, at most {MAX_ITEMS} are read"))
    return items


def item_of(said: Said) -> WireItem | Refused:
    """Read what an item says; one without a text of its own is refused.

    >>> item = item_of(Said(guid="urn:x:1", provider="AP", version="2", paragraphs=("Rain.",)))
    >>> item.agency, item.iptc.version, item.url
    ('AP', 2, 'urn:x:1')
    >>> item_of(Said(type="picture")).reason
    'no_text_item'
    """
    guid, url = identity_of(said.guid), url_of(said)
    kind = (said.type or "").lower()
    if kind in _NO_TEXTS or not said.paragraphs:
        return Refused("no_text_item", _lack(said, kind), url)
    return WireItem(
        paragraphs=said.paragraphs,
        iptc=Iptc(
            slugline=field(said.slugline),
            ednote=field(said.ednote),
            version=number(said.version),
            versioncreated=moment(said.versioncreated),
            firstcreated=moment(said.firstcreated),
            pubstatus=status(said.pubstatus),
            embargoed=moment(said.embargoed),
            located=field(said.located),
            infosource=field(", ".join(said.infosources)),
            copyrightholder=field(said.copyrightholder),
            usageterms=field(said.usageterms),
            guid=guid,
        ),
        url=url,
        external_id=field(said.external_id) or guid,
        headline=field(said.headline),
        byline=field(said.byline),
        language=field(said.language),
        provider=field(said.provider),
        agency=agency_of(said),
        firstcreated=field(said.firstcreated),
        versioncreated=field(said.versioncreated),
    )


def url_of(said: Said) -> str | None:
    """The URL that readers know, else the item's own URI, both without what changes each time."""
    guid = identity_of(said.guid)
    return identity_of(said.url) or (guid if guid and is_uri(guid) else None)


def agency_of(said: Said) -> str | None:
    """The agency that an item names as its supplier, or whose domain its ids are made with."""
    named = (agency_named(name) for name in _names(said))
    domains = (authority_of(uri) for uri in (said.guid, said.external_id) if uri)
    sites = (agency_of_url(f"https://{domain}/") for domain in domains if domain)
    return next(filter(None, (*named, *sites)), None)


def _names(said: Said) -> Iterator[str]:
    for name in (said.provider, *said.infosources, said.copyrightholder):
        if name:
            yield name


def _lack(said: Said, kind: str) -> str:
    """Say what an item without a text is; a withdrawal may be no more than its note."""
    told = [f"an item of type {kind}" if kind else "an item"]
    if kind not in _NO_TEXTS:
        told.append("without a text")
    if said.linked:
        told.append(f"but with links to files ({', '.join(said.linked)})")
    if (known := status(said.pubstatus)) not in {None, "usable"}:
        told.append(f"pubstatus {known}")
    if said.ednote:
        told.append(f"ednote: {said.ednote}")
    return ", ".join(told)[:300]
