"""How right the agency of an article is where its own text need not say it.

Against a gold file as in `etl.evaluate`. A story of an agency is a cluster with at least two texts
that have the agency's mark in a dateline: `(AP)` and a dash. A text without any mark has neither
`(AP)`, the agency's name, nor its mark as a word of its own, wherever that would stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.agencies import agencies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.query import Snapshot

_LEAST_DATELINES = 2


@dataclass(frozen=True, slots=True)
class AgencyScore:
    """How many articles of an agency's stories are the agency's, and how many others are.

    `members` are the texts of the agency's stories, `unmarked` those of them without any mark,
    `strangers` the texts of clusters in which no text has any.
    """

    members: int
    members_found: int
    unmarked: int
    unmarked_found: int
    strangers: int
    strangers_wrong: int


def score_agency(
    texts: Sequence[Mapping[str, Any]], snapshot: Snapshot, agency: str
) -> AgencyScore:
    """Compare the agency of the articles that were built from labelled texts with the labels."""
    rows = snapshot.answer("suppliers").records()
    found = {row["external_id"] for row in rows if row["agency"] == agency}
    dateline, mark = _patterns(agency)
    clusters = defaultdict(list)
    for text in texts:
        clusters[text.get("cluster", text["id"])].append(text)
    members, strangers = [], []
    for cluster in clusters.values():
        if sum(bool(dateline.search(text["text"])) for text in cluster) >= _LEAST_DATELINES:
            members += cluster
        elif not any(mark.search(text["text"]) for text in cluster):
            strangers += cluster
    unmarked = [text for text in members if not mark.search(text["text"])]
    counts = [
        count
        for group in (members, unmarked, strangers)
        for count in (len(group), sum(str(text["id"]) in found for text in group))
    ]
    return AgencyScore(*counts)


def _patterns(key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the agency's dateline ends with, and what is any mark of it.

    >>> dateline, mark = _patterns("AP")
    >>> bool(dateline.search("OAKTON (AP) — The mill")), bool(dateline.search("Photo (AP)"))
    (True, False)
    >>> [bool(mark.search(text)) for text in ("By JANE ROE, ASSOCIATED PRESS", "AP says", "APP")]
    [True, True, False]
    """
    (agency,) = (each for each in agencies() if each.key == key)
    marks = "|".join(map(re.escape, agency.marks))
    names = "|".join(map(re.escape, agency.names))
    dateline = re.compile(rf"\((?:{marks})\)\s{{0,3}}[-–—_]")
    return dateline, re.compile(rf"\b(?:{marks}|(?i:{names}))\b")
