"""Renders one article with its outlet's page template."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from etl.demo.compose import AGENCY_NAMES, slugged
from etl.demo.read import load_world, template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.demo.model import Block, Draft, Entry, WorldOutlet

HOLE = re.compile(r"\{\{(\w+)\}\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the `{{holes}}` of a template; a hole without a value is an error.

    >>> filled("<b>{{name}}</b>", {"name": "x"})
    '<b>x</b>'
    """
    return HOLE.sub(lambda hole: values[hole[1]], text)


def article_page(entry: Entry, base: str, others: Sequence[Entry], agency_url: str) -> bytes:
    """Render one article; `others` of the same outlet fill its sidebar and related links."""
    outlet = load_world().outlets[entry.outlet]
    values = article_values(entry, base, agency_url)
    values |= {
        "related": links(outlet, others[:4], base),
        "latest": links(outlet, others[4:10], base),
        "body": "\n".join(_block(block, outlet, values) for block in entry.draft.blocks),
    }
    html = filled(template(outlet.slug), values)
    return html.encode(outlet.charset, "xmlcharrefreplace")


def article_values(entry: Entry, base: str, agency_url: str = "") -> dict[str, str]:
    """Give every value that a template may ask for, escaped for HTML."""
    outlet, draft = load_world().outlets[entry.outlet], entry.draft
    local = entry.published.astimezone(ZoneInfo(outlet.time_zone))
    url = base + entry.path
    lead = next((b.text for b in draft.blocks if b.kind == "text"), "")
    values = {
        "site": escape(outlet.name),
        "base": base,
        "url": url,
        "canonical": agency_url if draft.declares_agency else url,
        "headline": escape(draft.printed_headline),
        "headline_json": _json(draft.printed_headline),
        "slug": slugged(draft.headline),
        "byline": escape(draft.byline),
        "byline_json": _json(re.sub("^By ", "", draft.byline)),
        "date": escape(local.strftime(outlet.date)),
        "iso": local.isoformat(),
        "utc": entry.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "section": escape(entry.section),
        "lead": escape(lead[:180].rsplit(" ", 1)[0]),
        "number": str(int(entry.published.timestamp()) // 60 % 1_000_000),
    }
    return values | _markup(draft, outlet, entry, values)


def links(outlet: WorldOutlet, entries: Sequence[Entry], base: str) -> str:
    """List links to articles as the outlet's template lists them."""
    return "\n".join(
        filled(outlet.blocks["link"], article_values(entry, base)) for entry in entries
    )


def _markup(
    draft: Draft, outlet: WorldOutlet, entry: Entry, values: Mapping[str, str]
) -> dict[str, str]:
    if not draft.markup:
        return {"agency_markup": "", "tail_markup": "", "agency": "", "agency_name": ""}
    agency = load_world().stories[_story_key(entry)].agency
    named = {**values, "agency": agency, "agency_name": AGENCY_NAMES[agency]}
    return {
        "agency": agency,
        "agency_name": AGENCY_NAMES[agency],
        "agency_markup": filled(outlet.agency_markup, named),
        "tail_markup": filled(outlet.tail_markup, named),
    }


def _story_key(entry: Entry) -> str:
    stories = load_world().stories
    return entry.story if entry.story in stories else entry.story.rpartition("-")[0]


def _block(block: Block, outlet: WorldOutlet, values: Mapping[str, str]) -> str:
    pattern = outlet.blocks.get(block.kind, outlet.blocks["text"])
    return filled(pattern, {**values, "text": escape(block.text, quote=False)})


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("</", "<\\/")
