"""Credits: pieces of evidence that an agency supplied a text, or a part, or only a photo."""

from __future__ import annotations

from dataclasses import dataclass

from etl.evidence import Role, rules


@dataclass(frozen=True, slots=True)
class Credit:
    """One piece of evidence: the agency, the rule, the exact text and where it stands.

    `named`: what names the agency in the quote, a name or a mark; None where the form of the quote
    does. `place`: the agency's place among those that the quote names. `start` and `end` are
    character offsets in the page text, None where `found_in` is something else.
    """

    agency: str
    rule: str
    quote: str
    found_in: str = "page_text"
    start: int | None = None
    end: int | None = None
    named: str | None = None
    place: int = 0
    helped: bool = False

    @property
    def kind(self) -> str:
        """Where the rule looks."""
        return rules()[self.rule].kind

    @property
    def role(self) -> Role:
        """What it is evidence of; under a byline of the outlet's own people, only of a part."""
        return "contributed" if self.helped else rules()[self.rule].role

    @property
    def weight(self) -> float:
        """How far it decides by itself, 0 to 1."""
        return rules()[self.rule].weight
