"""`crawler.toml` of the home: what is said once for all outlets."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.contact import checked_contact, require_contact
from crawler.errors import CrawlerError
from crawler.outlet_file import read_table
from crawler.outlet_values import WrongValueError

if TYPE_CHECKING:
    from crawler.home import Home
    from crawler.roster import Roster

CONTACT_VARIABLE = "WIRECOPY_CONTACT"
MOST_PAGES = 10_000_000


@dataclass(frozen=True, slots=True)
class CrawlerFile:
    """How the sites that are crawled can reach us; the most article pages of one run."""

    contact: str | None = None
    max_pages: int | None = None


def read_crawler_file(home: Home) -> CrawlerFile:
    """Read the file, strictly; without one nothing is said. WIRECOPY_CONTACT wins over it.

    Raises:
        CrawlerError: the file cannot be read, or a key is unknown or wrong; the contact of the
            environment is none.
    """
    written = _read(home)
    return CrawlerFile(_contact_of_environment() or written.contact, written.max_pages)


def contact_for(home: Home, roster: Roster) -> str | None:
    """Give the contact under which these outlets are crawled; None where all of it is private.

    Raises:
        CrawlerError: there is none although a public host would be asked, or the file is wrong.
    """
    contact = read_crawler_file(home).contact
    require_contact(contact, roster.urls(), home.crawler_file)
    return contact


def _read(home: Home) -> CrawlerFile:
    if not home.crawler_file.exists():
        return CrawlerFile()
    table = read_table(home.crawler_file)
    run = table.table("run")
    contact, most = (
        table.optional_contact("contact"),
        run.optional_integer("max_pages", least=1, most=MOST_PAGES),
    )
    run.refuse_unknown()
    table.refuse_unknown()
    return CrawlerFile(contact, most)


def _contact_of_environment() -> str | None:
    value = os.environ.get(CONTACT_VARIABLE)
    if not value:
        return None
    try:
        return checked_contact(value)
    except WrongValueError as error:
        raise CrawlerError(f"{CONTACT_VARIABLE}: {error}") from error
