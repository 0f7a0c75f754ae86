"""Version marks in the lines of a page: in slug lines, editors' notes and corrections."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from etl.agencies import agency_pattern
from etl.slug import is_slug, slug_marks
from etl.telling import tells
from etl.version_marks import Kind, VersionMark
from etl.version_notes import VERSION_NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.furniture import Furniture
    from etl.lines import Line

_MARKED = frozenset({"slugline", "editor_note", "correction"})
_FIRST_LINES = 2
_MAX_CLAUSES = 20
_TRIMMED = " \t:;,.-–—)]"
_LABEL = re.compile(
    r"^[(\[]?(?:(?P<wire>eds|editors|advisory)|editor['’]?s?['’]? note)\s*:\s*", re.IGNORECASE
)
_UPDATED = re.compile(r"\W?this \w+ (?:has been|was) updated\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^.;]+")
_VERBS: dict[str, Kind] = {
    **dict.fromkeys(
        (
            "adds",
            "updates",
            "with",
            "rewrites",
            "freshens",
            "restores",
            "recasts",
            "minor",
            "links",
        ),
        "adds",
    ),
    **dict.fromkeys(("edits", "inserts", "trims", "removes", "incorporates", "tops"), "adds"),
    **dict.fromkeys(("corrects", "correcting", "clarifies", "fixes"), "correction"),
    **dict.fromkeys(("repeats", "resends", "repeating", "resending"), "repeat"),
    **dict.fromkeys(("kill", "kills"), "kill"),
    **dict.fromkeys(("withdraws", "withdrawn"), "withdrawn"),
    **dict.fromkeys(("hold", "withhold", "withhold"), "hold"),
    **dict.fromkeys(("advance", "adv"), "advance"),
    **dict.fromkeys(("embargoed", "embargo"), "embargo"),
    **dict.fromkeys(("apnewsnow", "newsnow"), "brief"),
}
_VERB = re.compile(rf"\W{{0,6}}(?P<verb>{'|'.join(_VERBS)})\b", re.IGNORECASE)
_CORRECTS = re.compile(r"\bcorrect(?:s|ing)\b.{0,200}", re.IGNORECASE)
_OF_PICTURES = re.compile(
    r"\W{0,6}(?:with|links|adds)\s+(?:ap\s+)?(?:photos?|videos?|graphics?)\b", re.IGNORECASE
)


def line_marks(lines: Sequence[Line], headline: str | None = None) -> tuple[VersionMark, ...]:
    """The marks of a page's lines, in their order; the headline again says nothing new."""
    marks: list[VersionMark] = []
    for line in lines:
        if line.kind in _MARKED and line.text != headline:
            marks += marks_of_text(line.text, line.kind, line.start)
    own = [line for line in lines if line.kind is None][:_FIRST_LINES]
    marks += (
        VersionMark("withdrawn", found.group(), "page_text", line.start, line.start + found.end())
        for line in own
        if (found := _withdrawal().match(line.text))
    )
    return tuple(sorted(marks, key=lambda mark: mark.start or 0))


def marks_of_cut(furniture: Iterable[Furniture]) -> tuple[VersionMark, ...]:
    """The marks of what was cut out of the page's elements; they stand nowhere in the page text."""
    return tuple(
        replace(mark, start=None, end=None)
        for each in furniture
        if each.start is None and each.kind in _MARKED
        for mark in marks_of_text(each.text, each.kind, 0)
    )


def marks_of_text(text: str, kind: str, at: int) -> list[VersionMark]:
    """The marks of one line of furniture that begins at `at`; of a correction at least itself."""
    if kind == "slugline" and is_slug(text):
        return list(slug_marks(text, at))
    label = _LABEL.match(text)
    start = label.end() if label else 0
    marks = list(_noted(text, start, at))
    if label and label["wire"] and all(mark.kind == "adds" for mark in marks):
        marks = list(_said(text, start, at)) or marks
    if not marks and (kind == "correction" or _UPDATED.match(text, start)):
        own: Kind = "update" if _UPDATED.match(text, start) else "correction"
        said = text[start:]
        return [VersionMark(own, said, "page_text", at + start, at + len(text), note=said)]
    return marks


def slugline_of(lines: Iterable[Line]) -> str | None:
    """The first slug line."""
    slugs = (line.text for line in lines if line.kind == "slugline" and is_slug(line.text))
    return next(slugs, None)


def ednote_of(lines: Iterable[Line]) -> str | None:
    """The first note to or of editors."""
    return next((line.text for line in lines if line.kind == "editor_note"), None)


def _noted(text: str, start: int, at: int) -> Iterator[VersionMark]:
    """What a line that is a note as a whole says; the first form that fits counts."""
    said = text[start:]
    for note in VERSION_NOTES:
        found = note.opening.match(said)
        if found and (start or not (note.states and tells(said))):
            rest = said[found.end() :].strip(_TRIMMED) or None
            yield VersionMark(note.kind, said, "page_text", at + start, at + len(text), note=rest)
            return


def _said(text: str, start: int, at: int) -> Iterator[VersionMark]:
    """What a wire's note to editors says, one mark a kind."""
    known: set[Kind] = set()
    for count, clause in enumerate(_CLAUSE.finditer(text, start)):
        if count == _MAX_CLAUSES:
            return
        for kind, begin in _kinds_of(clause.group()):
            if kind not in known:
                known.add(kind)
                said = clause.group()[begin:].rstrip()
                first = at + clause.start() + begin
                yield VersionMark(
                    kind, said, "page_text", first, first + len(said), note=_behind_verb(said)
                )


def _kinds_of(clause: str) -> Iterator[tuple[Kind, int]]:
    """The kinds of marks that a clause has, each with where it begins."""
    verb = _VERB.match(clause)
    if verb and not _OF_PICTURES.match(clause):
        yield _VERBS[verb["verb"].casefold()], verb.start("verb")
    if corrects := _CORRECTS.search(clause):
        yield "correction", corrects.start()


def _behind_verb(said: str) -> str | None:
    return said.partition(" ")[2].strip(_TRIMMED) or None


@cache
def _withdrawal() -> re.Pattern[str]:
    """Match "The Associated Press has withdrawn its story", the agency's own sentence."""
    agency = rf"(?:(?i:the )?{agency_pattern()})"
    return re.compile(
        rf"{agency} (?:has withdrawn|is withdrawing|has retracted) (?:its|the|this|a)"
        r" (?:[\w.,-]{1,20} ){0,4}(?:story|report|article|dispatch|item)\b"
        r"|(?:This|The (?:above|following)) (?:story|article|report|item) (?:has been|is being|was)"
        r" (?:withdrawn|killed|retracted)\b"
    )
