"""What a site reserves for a page against text mining and the training of AI; kept beside it.

It is recorded so that whoever uses the archive can honour it; nothing is ever asked for in a way
that goes around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self, get_args

from crawler.discovery import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

TdmSource = Literal["meta", "header", "file"]

# Product tokens by which robots.txt files single out collectors of training data, as their makers
# document them; agents that fetch a page for one reader's question are left out.
AI_AGENTS = (
    *("AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot"),
    *("ClaudeBot", "Claude-Web", "cohere-ai", "cohere-training-data-crawler", "DeepSeekBot"),
    *("Diffbot", "FacebookBot", "Google-CloudVertexBot", "Google-Extended", "GPTBot"),
    *("ICC-Crawler", "ImagesiftBot", "img2dataset", "Meta-ExternalAgent", "omgili", "omgilibot"),
    *("PanguBot", "PerplexityBot", "Timpibot", "webzio-extended"),
)
ROBOTS_TAGS = ("noai", "noimageai", "noarchive")


@dataclass(frozen=True, slots=True)
class Terms:
    """The reservations of one page; an empty one says that there are none.

    `closed_to` are the AI_AGENTS that robots.txt keeps from the page, `robots_tags` those of
    ROBOTS_TAGS that `X-Robots-Tag` or the page's meta tags declare to everybody. `tdm_reserved`
    is the text and data mining reservation (W3C TDMRep report, 2024), None when it is not
    declared; `tdm_found_in` says where it is: the page's meta tags win over its headers, those over
    the site's tdmrep.json.
    """

    closed_to: tuple[str, ...] = ()
    robots_tags: tuple[str, ...] = ()
    tdm_reserved: bool | None = None
    tdm_policy: str | None = None
    tdm_found_in: TdmSource | None = None

    def to_fields(self) -> bytes:
        """Write the lines of an `application/warc-fields` record; no value can forge a line."""
        reserved = "" if self.tdm_reserved is None else str(int(self.tdm_reserved))
        pairs = [
            *(("terms-closed-to", agent) for agent in self.closed_to),
            *(("terms-robots-tag", tag) for tag in self.robots_tags),
            ("terms-tdm-reservation", reserved),
            ("terms-tdm-policy", self.tdm_policy or ""),
            ("terms-tdm-found-in", self.tdm_found_in or ""),
        ]
        lines = [f"{name}: {value}\r\n" for name, raw in pairs if (value := fold(raw))]
        return "".join(lines or ["terms: none\r\n"]).encode("utf-8", "replace")

    @classmethod
    def from_fields(cls, data: bytes) -> Self | None:
        """Read such lines; None when there are none. Other fields do not matter."""
        found = [
            (name.strip().lower(), fold(value))
            for name, colon, value in (
                line.partition(":") for line in data.decode("utf-8", "replace").split("\n")
            )
            if colon and name.strip().lower().startswith("terms")
        ]
        if not found:
            return None
        one = dict(found)
        return cls(
            closed_to=_values(found, "terms-closed-to"),
            robots_tags=_values(found, "terms-robots-tag"),
            tdm_reserved=_flag(one.get("terms-tdm-reservation")),
            tdm_policy=one.get("terms-tdm-policy"),
            tdm_found_in=_source(one.get("terms-tdm-found-in")),
        )


def _values(found: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in found if name == wanted)


def _flag(value: str | None) -> bool | None:
    return {"1": True, "0": False}.get(value or "")


def _source(value: str | None) -> TdmSource | None:
    sources: tuple[TdmSource, ...] = get_args(TdmSource)
    return next((source for source in sources if source == value), None)
