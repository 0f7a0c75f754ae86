"""Renew the pages of the demo's outlets in tests/etl/outlets, and what is to be read of each.

`python tools/outlet_pages.py` writes both anew as the demo is now. What it writes is what the
tests expect: read each difference beside its page before you believe it.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crawler.outlet import Outlet, read_outlet
from etl.article import Article
from etl.capture import Capture, digest
from etl.demo.outlet_files import write_outlets
from etl.demo.site import default_bases, pages
from etl.extract import extract

FOLDER = Path(__file__).parents[1] / "tests" / "etl" / "outlets"


def served() -> dict[str, bytes]:
    """What the demo serves at each URL."""
    return {page.url: page.body for page in pages()}


def outlets() -> dict[str, Outlet]:
    """The outlets by slug, read from the files that the demo writes."""
    with TemporaryDirectory() as folder:
        read = map(read_outlet, write_outlets(Path(folder), default_bases()))
        return {outlet.slug: outlet for outlet in read}


def record(page: bytes, fetched: dict[str, str], outlet: Outlet) -> dict[str, Any]:
    """All that is read of a page; `fetched` says from where, when and as what."""
    found = extract(
        Capture(
            file_id=1,
            position=0,
            length=None,
            url=fetched["url"],
            kind="html",
            payload=page,
            payload_digest=digest(page),
            content_type=fetched["content_type"],
            fetched_at=datetime.fromisoformat(fetched["fetched_at"]),
        ),
        outlet,
    )
    if not isinstance(found, Article):
        raise TypeError(f"{fetched['url']}: {found.reason}, {found.detail}")
    at = found.published
    return {
        "headline": found.headline,
        "byline": found.byline.printed,
        "authors": list(found.byline.authors),
        "agency": found.verdict.agency,
        "relation": found.verdict.relation,
        "published": at and at.instant and at.instant.isoformat(),
        "published_precision": at and at.precision,
        "published_from": at and at.found_in,
        "language": found.language,
        "section": found.section,
        "captions": list(found.captions),
        "dateline": found.dateline and found.dateline.text,
        "body": found.body.split("\n\n"),
        "furniture": [[each.kind, each.text] for each in found.furniture],
    }


def main() -> None:
    """Write every page and its record anew."""
    now, known = served(), outlets()
    for path in sorted(FOLDER.glob("*.json")):
        fetched = json.loads(path.read_text("utf-8"))["fetched"]
        page = now[fetched["url"]]
        path.with_suffix(".html").write_bytes(page)
        read = {"fetched": fetched, "read": record(page, fetched, known[path.stem])}
        path.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
