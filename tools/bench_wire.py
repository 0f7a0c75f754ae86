"""`make bench-wire`: who supplied a text, as the rules say it and as readers did.

The sets: the pages that were read by hand for `wire_truth.jsonl`; all real pages and a sample of
crawled texts, labelled in tests/etl/wire/real_*.jsonl; and the invented pages and texts of
tests/etl/wire/. What is real is read where it lies. `-v` lists what was decided otherwise.
"""

from __future__ import annotations

import gzip
import json
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.discovery import Discovery
from etl.capture import Capture, digest
from etl.extract import extract
from etl.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from etl.article import Article
    from etl.capture import PayloadKind

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
CASES = ROOT / "tests" / "etl" / "wire"
TEXTS = ("ap_reprints_2018.jsonl", "fnc1_web_news.jsonl")
UNNAMED = "https://post.example/story"
RELATIONS = ("full", "contributed", "none")
_BINS = (0.5, 0.8, 0.9, 0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page or a text with what a reader says of it; `agencies` are in the order of their part."""

    name: str
    kind: PayloadKind
    url: str
    payload: bytes
    relation: str
    agencies: tuple[str, ...]
    is_trap: bool = False
    is_sure: bool = True
    feed_authors: tuple[str, ...] = ()

    @property
    def agency(self) -> str | None:
        """The agency that supplied most of it."""
        return self.agencies[0] if self.agencies else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled page with the article that the rules make of it; None for a rejection."""

    case: Labelled
    article: Article | None

    @property
    def verdict(self) -> Verdict:
        """What the rules say; nothing where there is no article."""
        return self.article.verdict if self.article else Verdict("none", None, (), 0.0)

    @property
    def is_right(self) -> bool:
        """Whether relation and main agency are as the reader says."""
        found = self.verdict
        return (found.relation, found.agency) == (self.case.relation, self.case.agency)


def judge(case: Labelled) -> Judged:
    """Let the rules decide."""
    discovery = Discovery("post", "feed", "https://post.example/feed", authors=case.feed_authors)
    found = extract(
        Capture(
            1,
            0,
            None,
            case.url,
            case.kind,
            case.payload,
            digest(case.payload),
            discovery=discovery if case.feed_authors else None,
        ),
        None,
    )
    return Judged(case, found if hasattr(found, "verdict") else None)


def invented() -> Iterator[Labelled]:
    """The cases that the project's own files describe."""
    for path in sorted(CASES.glob("**/*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield Labelled(
                f"{path.relative_to(CASES)}:{row['id']}",
                row["kind"],
                row["url"],
                row["content"].encode(),
                row["relation"],
                tuple(row["agencies"]),
                bool(row.get("trap")),
                feed_authors=tuple(row.get("feed_authors", ())),
            )


def real() -> Iterator[Labelled]:
    """All real pages, with the labels of the project's own file."""
    yield from _real(_rows(CASES / "real_pages.jsonl"))


def real_texts() -> Iterator[Labelled]:
    """A sample of crawled texts, with the labels of the project's own file."""
    texts = {row["id"]: row for name in TEXTS for row in _rows(SHARED / "neardup" / name)}
    for row in _rows(CASES / "real_texts.jsonl"):
        text = texts[row["id"]]
        yield Labelled(
            row["id"],
            "text",
            f"https://{text.get('publisher', 'post.example')}/story",
            text["text"].replace(" ### ", "\n\n").encode(),
            row["relation"],
            tuple(row["agencies"]),
            is_sure=row.get("sure", True),
        )


def truth() -> Iterator[Labelled]:
    """The few real pages whose labels come with them."""
    for row in _rows(SHARED / "html" / "wire_truth.jsonl"):
        relation = {"contrib": "contributed"}.get(row["relation"], row["relation"])
        agencies = [row["agency"]] if row["agency"] else []
        yield from _real([{**row, "relation": relation, "agencies": agencies}])


def _real(rows: Iterable[dict[str, Any]]) -> Iterator[Labelled]:
    urls = {row["file"]: row.get("url") for row in _rows(SHARED / "html" / "index.jsonl")}
    for row in rows:
        yield Labelled(
            row["file"],
            "html",
            urls.get(row["file"]) or UNNAMED,
            gzip.decompress((SHARED / row["file"]).read_bytes()),
            row["relation"],
            tuple(row["agencies"]),
            is_sure=row.get("sure", True),
        )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def precision_recall(judged: Sequence[Judged], relation: str) -> tuple[int, int, int]:
    """How many were rightly said to have a relation, how many at all, and how many have it."""
    said = [each for each in judged if each.verdict.relation == relation]
    having = [each for each in judged if each.case.relation == relation]
    right = sum(each.case.relation == relation for each in said)
    return right, len(said), len(having)


def report(title: str, judged: Sequence[Judged], *, verbose: bool) -> None:
    """Print the figures of one set."""
    print(f"\n{title}: {len(judged)} pages and texts")
    for relation in RELATIONS:
        right, said, having = precision_recall(judged, relation)
        print(f"  {relation:12} precision {_share(right, said)}   recall {_share(right, having)}")
    supplied = [each for each in judged if each.case.agencies and each.verdict.agencies]
    named = sum(each.verdict.agency == each.case.agency for each in supplied)
    print(f"  agency       right {_share(named, len(supplied))} where both name one")
    traps = [each for each in judged if each.case.is_trap]
    alarms = [each for each in traps if not each.is_right]
    if traps:
        print(f"  traps        {len(alarms)} false alarms of {len(traps)}")
    print(f"  all right    {_share(sum(each.is_right for each in judged), len(judged))}")
    if verbose:
        for each in judged:
            if not each.is_right:
                print(f"    {_described(each)}")


def calibration(judged: Sequence[Judged]) -> None:
    """Print how often verdicts of each confidence are right."""
    print("\nconfidence of verdicts that name an agency: how many, share right, mean confidence")
    claims = [each for each in judged if each.verdict.agency]
    for low, high in zip(_BINS, (*_BINS[1:], 1.01), strict=True):
        inside = [each for each in claims if low <= each.verdict.confidence < high]
        if inside:
            mean = sum(each.verdict.confidence for each in inside) / len(inside)
            right = sum(each.is_right for each in inside)
            print(
                f"  {low:.2f} to {high:.2f}  {len(inside):4}  {right / len(inside):.3f}  {mean:.3f}"
            )
    silent = [each for each in judged if not each.verdict.agency and each.article]
    right = sum(each.is_right for each in silent)
    mean = sum(each.verdict.confidence for each in silent) / max(1, len(silent))
    print(f"  none          {len(silent):4}  {right / max(1, len(silent)):.3f}  {mean:.3f}")


def by_rule(judged: Sequence[Judged]) -> None:
    """Print how often what each rule says is right: its role and its agency."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for each in judged:
        for rule, role, agency in {
            (credit.rule, credit.role, credit.agency)
            for credit in (each.article.credits if each.article else ())
            if credit.role != "photo"
        }:
            found[rule] += 1
            right[rule] += role == each.case.relation and agency in each.case.agencies
    print("\nrules: pages where each found something, and how often it was right")
    for rule, count in found.most_common():
        print(f"  {rule:22} {count:4}  {right[rule] / count:.3f}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "  -  (0 of 0)"


def _described(each: Judged) -> str:
    said = each.verdict
    evidence = [(credit.agency, credit.rule, credit.quote[:60]) for credit in said.decided_by]
    other = [
        (credit.agency, credit.rule, credit.quote[:60])
        for credit in (each.article.credits if each.article else ())
        if credit not in said.decided_by and credit.role != "photo"
    ]
    lost = "" if each.article else " (rejected)"
    return (
        f"{each.case.name}: is {each.case.relation} {'/'.join(each.case.agencies)},"
        f" said {said.relation} {'/'.join(said.agencies)}{lost} {evidence} {other}"
    )


def main() -> int:
    """Print the tables of all sets."""
    verbose = "-v" in sys.argv
    sets = [("invented", list(map(judge, invented())))]
    if SHARED.is_dir():
        found = list(map(judge, real()))
        texts = [judge(case) for case in real_texts() if case.is_sure]
        sets = [
            ("read by hand (wire_truth.jsonl)", list(map(judge, truth()))),
            ("all real pages", [each for each in found if each.case.is_sure]),
            ("sample of crawled texts", texts),
            ("real pages of which a reader was not sure", [e for e in found if not e.case.is_sure]),
            *sets,
        ]
    else:
        print(f"no real pages at {SHARED}: only the invented ones are scored", file=sys.stderr)
    for title, judged in sets:
        report(title, judged, verbose=verbose)
    all_judged = [each for title, judged in sets[1:] or sets for each in judged]
    calibration(all_judged)
    by_rule(all_judged)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
