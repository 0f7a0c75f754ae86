"""The headlines that a page's markup states, in the order in which they are to be believed."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

SOCIAL_METAS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
# Fields that systems fill for measuring readership: the headline without the outlet's name.
CMS_METAS = ("sailthru.title", "parsely-title")
_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s*[|｜]\s*")
_HEADLINE_WORDS = 3
_MIN_PREFIX = 20
_MAX_SEPARATORS = 20


def headlines_of(
    described: str | None,
    social: Sequence[str],
    h1s: Sequence[str],
    titles: Sequence[str],
    sites: Collection[str] = (),
) -> Iterator[str]:
    """Headlines, the most trusted first: JSON-LD's, a heading that the markup repeats, the rest.

    Args:
        described: the JSON-LD's.
        social: those of the metas.
        h1s: the page's first headings.
        titles: the page's titles.
        sites: names of the outlet, as the page gives them.
    """
    stated = [described] if described else []
    known = {*stated, *social, *h1s}
    if described:
        plain = without_known_site(described, sites, {*social, *h1s})
        yield next((h1 for h1 in h1s if _completes(h1, plain)), plain)
    marked = [*stated, *social]
    yield from (h1 for h1 in h1s if any(_starts_alike(h1, text) for text in marked))
    if len(h1s) == 1 and not any(_is_site(h1s[0], title) for title in [*marked, *titles]):
        yield h1s[0]
    yield from (without_site(text, sites, known - {text}) for text in social)
    yield from (without_site(title, sites, known) for title in titles if len(h1s) == 1)
    yield from h1s
    yield from (without_site(title, sites, known) for title in titles)


def _completes(h1: str, headline: str) -> bool:
    """Whether a heading says in full what the JSON-LD's headline cuts short."""
    cut = headline.removesuffix("...").removesuffix("…").rstrip()
    return (
        len(cut) > _MIN_PREFIX
        and cut != headline
        and len(h1) > len(headline)
        and (h1.startswith(cut))
    )


def _is_site(h1: str, title: str) -> bool:
    """Whether a heading is the outlet's name, as the end of the page's title shows."""
    parts = _SEPARATOR.split(title)
    return len(parts) > 1 and parts[-1].strip().casefold() == h1.casefold()


def _starts_alike(one: str, other: str) -> bool:
    a, b = one.casefold().split()[:4], other.casefold().split()[:4]
    return a == b


def without_known_site(title: str, sites: Collection[str], known: Collection[str] = ()) -> str:
    """Take a name of the outlet off an end of a title, or what else headings do without.

    >>> without_known_site("Mill closes - and reopens - The Post", {"The Post"})
    'Mill closes - and reopens'
    >>> without_known_site("The Post | Mill closes", {"The Post"})
    'Mill closes'
    """
    names = {squeezed(site) for site in sites if site}
    separators = list(islice(_SEPARATOR.finditer(title), _MAX_SEPARATORS))
    last = separators[-1] if separators else None
    if last is None or not title[: last.start()].strip():
        return title.strip()
    head = title[: last.start()].strip()
    if squeezed(title[last.end() :]) in names or (head in known and title not in known):
        return head
    first = separators[0]
    tail = title[first.end() :].strip()
    return tail if tail and squeezed(title[: first.start()]) in names else title.strip()


def without_site(title: str, sites: Collection[str] = (), known: Collection[str] = ()) -> str:
    """Take the outlet's name off a page title.

    Args:
        title: as stated.
        sites: names of the outlet; one at the end goes.
        known: what else the page calls its headline; a title that is there too is left whole.

    >>> without_site("Mill closes after a century | The Example Post")
    'Mill closes after a century'
    """
    if title in known:
        return title.strip()
    plain = without_known_site(title, sites)
    if plain != title.strip():
        return plain
    parts = re.split(r"\s+[|–—·»]\s+|\s+-\s+", title)
    if len(parts) > 1 and len(parts[0].split()) > _HEADLINE_WORDS:  # a headline, not a site
        return parts[0].strip()
    return title.strip()


def squeezed(name: str) -> str:
    """A name as its letters alone: "The Post" and "post" are one outlet."""
    return re.sub(r"^the|[\W_]+", "", name.casefold())
