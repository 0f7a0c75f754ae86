"""robots.txt read for reasons: which line of which group decides about a URL (RFC 9309)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.path_pattern import matches, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# RFC 9309, 2.5: what is behind this need not be read.
LARGEST_ROBOTS = 500 << 10
EVERYBODY = "*"

# A line of another kind, such as Crawl-delay, ends the names of a group as a rule does.
_OTHER = "other"
_OF_THE_WHOLE_SITE = ("sitemap", "host")
_FIELDS = {"user-agent": "agent", "useragent": "agent", "allow": "Allow", "disallow": "Disallow"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One line, as printed but for spaces; `agent` is the name of its group."""

    agent: str
    field: str
    pattern: str

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.field}: {self.pattern} (User-agent: {self.agent})"


class RobotsFile:
    """The groups of one robots.txt."""

    def __init__(self, groups: dict[str, tuple[Rule, ...]]) -> None:
        self._groups = groups
        self._alike: dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[Rule, ...]]]] = {}

    @classmethod
    def read(cls, body: bytes) -> RobotsFile:
        """Read a body; a line that is none is skipped, groups of one name are one group."""
        groups: dict[str, list[Rule]] = defaultdict(list)
        agents: list[str] = []
        in_rules = False
        for field, value in _lines(body[:LARGEST_ROBOTS]):
            if field == "agent":
                agents = [] if in_rules else agents
                in_rules = False
                if value:
                    agents = [*agents, value]
                    groups[value.lower()] += ()
                continue
            in_rules = True
            for agent in agents if value and field != _OTHER else ():
                groups[agent.lower()].append(Rule(agent, field, value))
        return cls({name: tuple(rules) for name, rules in groups.items()})

    def deciding(self, url: str, agent: str) -> Rule | None:
        """Give the rule that decides whether an agent may fetch a URL; None: none does.

        The longest pattern that matches; of two that are as long, the one that allows.
        """
        return _deciding(self._rules_for(agent), target_of(url))

    def disallowed(self, url: str, agents: tuple[str, ...]) -> tuple[str, ...]:
        """Give those of the agents, by their product tokens, that may not fetch a URL."""
        if agents not in self._alike:
            self._alike[agents] = self._by_rules(agents)
        target = target_of(url)
        alike = self._alike[agents]
        kept_out = {name for names, rules in alike if _keeps_out(rules, target) for name in names}
        return tuple(agent for agent in agents if agent in kept_out)

    def _by_rules(self, agents: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[Rule, ...]]]:
        """Agents that have the same lines, together: most files say the same to all of them."""
        everybody = self._groups.get(EVERYBODY, ())
        found: dict[tuple[tuple[str, str], ...], tuple[list[str], tuple[Rule, ...]]] = {}
        for agent in agents:
            rules = self._groups.get(agent.lower(), everybody)
            lines = tuple((rule.field, rule.pattern) for rule in rules)
            found.setdefault(lines, ([], rules))[0].append(agent)
        return [(tuple(names), rules) for names, rules in found.values() if rules]

    def _rules_for(self, agent: str) -> tuple[Rule, ...]:
        """The group with the longest name that the user agent has in it, else everybody's."""
        names = [name for name in self._groups if name != EVERYBODY and _names(name, agent.lower())]
        return self._groups.get(max(names, key=len, default=EVERYBODY), ())


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    for line in body.decode("utf-8-sig", "replace").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        field = name.strip().lower()
        if colon and field not in _OF_THE_WHOLE_SITE:
            yield _FIELDS.get(field, _OTHER), value.strip()


def _names(name: str, agent: str) -> bool:
    before, found, _ = agent.partition(name)
    return bool(found) and not before[-1:].isalnum() and before[-1:] not in {"-", "_"}


def _deciding(rules: Iterable[Rule], target: str) -> Rule | None:
    found = (rule for rule in rules if matches(rule.pattern, target))
    return max(found, key=lambda rule: (len(rule.pattern), rule.field == "Allow"), default=None)


def _keeps_out(rules: Iterable[Rule], target: str) -> bool:
    deciding = _deciding(rules, target)
    return deciding is not None and deciding.field == "Disallow"
