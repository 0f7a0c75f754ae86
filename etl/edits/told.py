"""The edits told in plain words, each in one line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.edits.model import Comparison, Edit

_OF_SENTENCES = frozenset(
    {
        "lead_trimmed",
        "lead_added",
        "tail_cut",
        "tail_added",
        "sentences_removed",
        "sentences_inserted",
        "moved",
        "rewritten",
    }
)
_QUIET = "typography_changed"
_FIRST_WORDS, _LAST_WORDS = 8, 4


def told(comparison: Comparison) -> Iterator[str]:
    """Tell the edits in the order of the texts; those of typography only by their number.

    >>> from etl.edits.compare import compare
    >>> from etl.edits.model import Text
    >>> list(told(compare(Text("", "Rain fell on 12 towns."), Text("", "Rain fell on 15 towns."))))
    ['number changed in sentence 1: “12” -> “15”']
    """
    loud = [edit for edit in comparison.edits if edit.kind != _QUIET]
    for _, group in groupby(loud, key=_told_with):
        edits = list(group)
        yield _line(edits)
        changes = [change for edit in edits for change in edit.changes if change.kind != _QUIET]
        yield from (f"  {_line(list(each))}" for _, each in groupby(changes, key=_told_with))
    if quiet := len(comparison.edits) - len(loud):
        yield f"typography changed in {counted(quiet, 'place')}"


def _told_with(edit: Edit) -> object:
    """Changes of one kind within one sentence are told together."""
    whole = edit.kind in _OF_SENTENCES
    return (edit.a, edit.b) if whole else (edit.kind, edit.part, edit.sentences_a, edit.sentences_b)


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "sentence"), counted(2, "sentence")
    ('1 sentence', '2 sentences')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _line(edits: Sequence[Edit]) -> str:
    edit = edits[0]
    name = edit.kind.replace("_", " ")
    match edit.kind:
        case "dateline_dropped" | "dateline_added":
            line = f"{name}: {_shown(edit.before + edit.after)}"
        case "lead_trimmed" | "lead_added" | "tail_added":
            line = f"{name}: {_size(edit)}, {_shown(edit.before + edit.after)}"
        case "tail_cut":
            first, _ = edit.sentences_a or (0, 0)
            line = f"tail cut at sentence {first}: {_size(edit)}, {_shown(edit.before)}"
        case "sentences_removed":
            line = f"{_numbered(edit.sentences_a)} removed: {_shown(edit.before)}"
        case "sentences_inserted":
            line = f"{_numbered(edit.sentences_b)} of B inserted: {_shown(edit.after)}"
        case "moved":
            where = f"{_numbered(edit.sentences_a)} moved, {_numbered(edit.sentences_b)} of B"
            line = f"{where}: {_shown(edit.after)}"
        case "rewritten":
            line = "rewritten: no sentence in common"
        case _:
            where = _where(edit)
            line = f"{name}{where}: {'; '.join(map(_change, edits))}"
    return line


def _where(edit: Edit) -> str:
    numbers = edit.sentences_a or edit.sentences_b
    return f" in {_numbered(numbers)}" if numbers else ""


def _size(edit: Edit) -> str:
    first, last = edit.sentences_a or edit.sentences_b or (1, 0)
    return counted(last - first + 1, "sentence")


def _numbered(numbers: tuple[int, int] | None) -> str:
    """Name sentences by their numbers.

    >>> _numbered((3, 3)), _numbered((3, 5))
    ('sentence 3', 'sentences 3-5')
    """
    if numbers is None:
        return "text"
    first, last = numbers
    return f"sentence {first}" if first == last else f"sentences {first}-{last}"


def _change(edit: Edit) -> str:
    before, after = edit.before.strip(), edit.after.strip()
    if not after:
        return f"{_shown(before)} left out"
    if not before:
        return f"{_shown(after)} put in"
    return f"{_shown(before)} -> {_shown(after)}"


def _shown(text: str) -> str:
    """A passage in quotation marks, a long one by how it begins and ends."""
    words = text.split()
    if len(words) > _FIRST_WORDS + _LAST_WORDS + 1:
        words = [*words[:_FIRST_WORDS], "...", *words[-_LAST_WORDS:]]
    return f"“{' '.join(words)}”"
