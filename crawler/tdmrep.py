"""/.well-known/tdmrep.json: which parts of a site are reserved against text and data mining.

W3C Text and Data Mining Reservation Protocol, final report of the community group, 10 May 2024.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.path_pattern import longest, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable

WELL_KNOWN = "/.well-known/tdmrep.json"
LARGEST_FILE = 1 << 20
MOST_RULES = 1_000


@dataclass(frozen=True, slots=True)
class TdmRule:
    """One rule: pages whose path matches `location` are reserved or not, under a policy."""

    location: str
    reserved: bool
    policy: str | None = None


def read_tdmrep(body: bytes) -> tuple[TdmRule, ...]:
    """Read the file; what is no rule is skipped, a file that is no JSON has none."""
    try:
        data: Any = json.loads(body[:LARGEST_FILE])
    except (ValueError, RecursionError):
        return ()
    entries = data[:MOST_RULES] if isinstance(data, list) else ()
    return tuple(rule for entry in entries if (rule := _rule(entry)))


def rule_for(rules: Iterable[TdmRule], url: str) -> TdmRule | None:
    """Give the rule with the longest location that matches, None when none does."""
    by_location = {rule.location: rule for rule in rules}
    found = longest(by_location, target_of(url)) if by_location else None
    return None if found is None else by_location[found]


def _rule(entry: Any) -> TdmRule | None:
    if not isinstance(entry, dict):
        return None
    location, reserved = entry.get("location"), entry.get("tdm-reservation")
    policy = entry.get("tdm-policy")
    if not isinstance(location, str) or str(reserved) not in {"0", "1"}:
        return None
    return TdmRule(location, str(reserved) == "1", policy if isinstance(policy, str) else None)
