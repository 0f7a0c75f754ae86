"""A proposal as an outlet file, each value with where it comes from."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.proposal.fact import Fact, Proposal, ProposedSource, Value

LONGEST_COMMENT = 300
GUESS = "guessed: "


def write_toml(proposal: Proposal) -> str:
    """Write the file; the same proposal gives the same text."""
    return "\n".join(_lines(proposal)) + "\n"


def quoted(text: str) -> str:
    r"""Write a TOML string: plain where nothing needs an escape, as patterns read best.

    >>> print(quoted("a"), quoted(r"/\d+"), quoted("it's \\ this"))
    "a" '/\d+' "it's \\ this"
    """
    is_plain = "'" not in text and not any(unicodedata.category(each)[0] == "C" for each in text)
    if "\\" in text and is_plain:
        return f"'{text}'"
    # JSON's escapes are TOML's too, but for this one character and lone surrogates.
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(proposal: Proposal) -> Iterator[str]:
    yield from _comment(f"Proposed by wirecopy from what {proposal.home_url} says of itself.")
    yield from _comment('Nobody has checked it. Look at what is "guessed", and whether the terms')
    yield from _comment("of the site allow what you want to do; then set verified = true.")
    for fact in proposal.facts:
        yield _assignment(fact)
    yield "verified = false"
    for source in proposal.sources:
        yield ""
        yield from _source(source)
    if proposal.crawl:
        yield ""
        yield "[crawl]"
        yield from map(_assignment, proposal.crawl)
    if proposal.left_out:
        yield ""
        yield from _comment("Looked at and left out:")
        for address, reason in proposal.left_out:
            yield from _comment(f"  {address}: {reason}")


def _source(source: ProposedSource) -> Iterator[str]:
    yield from _comment(source.origin)
    yield f"[[{source.kind}]]"
    yield f"url = {quoted(source.url)}"
    for key, patterns in (("include", source.include), ("exclude", source.exclude)):
        if patterns:
            yield f"{key} = {_value(patterns)}"


def _assignment(fact: Fact) -> str:
    (comment,) = _comment(f"{GUESS if fact.guessed else ''}{fact.origin}")
    return f"{fact.key} = {_value(fact.value)}  {comment}"


def _value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}" if "." in f"{value:g}" else f"{value:.1f}"
        case str():
            return quoted(value)
    if sum(map(len, value)) < LONGEST_COMMENT // 4:
        return f"[{', '.join(map(quoted, value))}]"
    return "\n".join(["[", *(f"  {quoted(each)}," for each in value), "]"])


def _comment(text: str) -> Iterator[str]:
    """Keep a comment on its line, whatever is in it."""
    line = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    yield f"# {line.encode('utf-8', 'replace').decode()[:LONGEST_COMMENT].rstrip()}"
