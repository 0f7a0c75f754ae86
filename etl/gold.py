"""Gold files: texts that somebody labelled, to see how right the found stories are.

JSON Lines, in which a line is a text or a pair of texts:

- a text has `id`, `text` and `cluster` (texts of one story share it; without it, or where it is
  null, no text may be joined with it); optional are `kind` and what `wirecopy ingest` reads. Of
  kind `article` (which it is without one) it counts for all figures, of kind `roundup` for those
  over pairs; one of any other kind is only there to confuse, and counts where a pair names it;
- a pair has `a`, `b` (ids) and `label`, one of LABELS. Pairs may also stand in `NAME.pairs.jsonl`
  beside `NAME.jsonl`.

With pairs, those that are labelled the same are to be found, and those that are labelled
different, or not at all and of different clusters, must not be. Without pairs, all pairs within a
cluster are to be found and all others must not be.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from etl.errors import EtlError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping
    from pathlib import Path

Sense = Literal["same", "different", "template", "excerpt", "unscored"]
# What a label says: the names of verdicts, and those of other people's data sets.
LABELS: dict[str, Sense] = {
    "same": "same",
    "same_version": "same",
    "write_thru": "same",
    "write_through": "same",
    "different": "different",
    "unrelated": "different",
    "shared_quote": "different",
    "template": "template",
    "recurring_template": "template",
    "excerpt": "excerpt",
    "roundup": "unscored",
    "contained_in_roundup": "unscored",
    "ignore": "unscored",
}
FORBIDDEN: frozenset[Sense] = frozenset({"different", "template"})
_ARTICLE, _ROUNDUP = "article", "roundup"
_PAIR, _TEXT = {"a", "b", "label"}, {"id", "text"}
_SHOWN = 80

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A labelled text; `row` is its line with everything that was said of it."""

    id: str
    text: str
    cluster: Hashable
    kind: str
    row: Mapping[str, Any]

    @property
    def is_paired(self) -> bool:
        """Whether its pairs count though nobody labelled them."""
        return self.kind in {_ARTICLE, _ROUNDUP}


@dataclass(frozen=True, slots=True)
class Gold:
    """The texts of a gold file by id, and what is labelled of their pairs."""

    name: str
    texts: Mapping[str, GoldText]
    pairs: Mapping[Pair, Sense]

    @property
    def paired(self) -> list[GoldText]:
        """The texts that figures over pairs are about."""
        return [text for text in self.texts.values() if text.is_paired]

    @property
    def articles(self) -> list[GoldText]:
        """The texts that figures over texts are about."""
        return [text for text in self.texts.values() if text.kind == _ARTICLE]

    def is_forbidden(self, a: str, b: str) -> bool:
        """Whether two texts must not be in one story."""
        if sense := self.pairs.get(frozenset((a, b))):
            return sense in FORBIDDEN
        one, other = self.texts[a], self.texts[b]
        return one.is_paired and other.is_paired and one.cluster != other.cluster

    def is_wanted(self, a: str, b: str) -> bool:
        """Whether two texts are to be in one story."""
        if self.pairs:
            return self.pairs.get(frozenset((a, b))) == "same"
        one, other = self.texts[a], self.texts[b]
        return one.is_paired and other.is_paired and one.cluster == other.cluster


def read_gold(path: Path) -> Gold:
    """Read a gold file, and the pairs beside it.

    Raises:
        EtlError: it cannot be read, or a line is neither a text nor a pair; the message names it.
    """
    beside = path.with_name(f"{path.name.removesuffix('.jsonl')}.pairs.jsonl")
    lines = [(f"{path}, line {number}", row) for number, row in _numbered(path)]
    if beside.exists() and beside != path:
        lines += [(f"{beside}, line {number}", row) for number, row in _numbered(beside)]
    texts = _texts((where, row) for where, row in lines if not row.keys() >= _PAIR)
    if not texts:
        raise EtlError(f"{path} holds no text: each line needs id, text and cluster")
    pairs = _labelled(((where, row) for where, row in lines if row.keys() >= _PAIR), texts)
    return Gold(path.name, texts, pairs)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file of objects.

    Raises:
        EtlError: it is none.
    """
    return [row for _, row in _numbered(path)]


def _numbered(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeError) as error:
        raise EtlError(f"cannot read {path} as JSON Lines: {error}") from error
    rows = [(number, _object(line, f"{path}, line {number}"))
            for number, line in enumerate(lines, 1) if line.strip()]  # fmt: skip
    if not rows:
        raise EtlError(f"{path} is empty: write one JSON object a line")
    return rows


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EtlError(f"{where} cannot be read as JSON Lines: {error}") from error
    if not isinstance(row, dict):
        raise EtlError(f"{where} is no JSON object: {line.strip()[:_SHOWN]}")
    return row


def _texts(lines: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, GoldText]:
    texts: dict[str, GoldText] = {}
    for where, row in lines:
        text = _text(where, row)
        if text.id in texts:
            raise EtlError(f"{where}: another text has the id {text.id} already")
        texts[text.id] = text
    return texts


def _text(where: str, row: dict[str, Any]) -> GoldText:
    if not row.keys() >= _TEXT:
        raise EtlError(
            f"{where}: a text needs id and text, a pair a, b and label; here are "
            f"{', '.join(sorted(row)) or 'no keys'}"
        )
    name, text, cluster = row["id"], row["text"], row.get("cluster")
    if not isinstance(text, str) or not isinstance(name, (str, int)):
        raise EtlError(f"{where}: id and text have to be text")
    if isinstance(cluster, (list, dict)):
        raise EtlError(f"{where}: cluster has to be a name or a number")
    known = ("alone", str(name)) if cluster is None else cluster
    return GoldText(str(name), text, known, str(row.get("kind") or _ARTICLE), row)


def _labelled(
    lines: Iterable[tuple[str, dict[str, Any]]], texts: Mapping[str, GoldText]
) -> dict[Pair, Sense]:
    return dict(_pairs(lines, texts))


def _pairs(
    lines: Iterable[tuple[str, dict[str, Any]]], texts: Mapping[str, GoldText]
) -> Iterator[tuple[Pair, Sense]]:
    for where, row in lines:
        a, b, label = str(row["a"]), str(row["b"]), str(row["label"])
        for name in (a, b):
            if name not in texts:
                raise EtlError(f"{where}: no text has the id {name}")
        if a == b:
            raise EtlError(f"{where}: {a} is paired with itself")
        if label not in LABELS:
            raise EtlError(f"{where}: unknown label {label}; known are {', '.join(LABELS)}")
        yield frozenset((a, b)), LABELS[label]
