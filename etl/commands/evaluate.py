"""`wirecopy evaluate`."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.console import clean, print_fields, print_json
from etl.side_by_side import print_side_by_side
from etl.threshold_file import moved_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.home import Home
    from etl.evaluate import Score
    from etl.gold import Gold
    from etl.worst import WrongPair

DIGITS = 4


@click.command(name="evaluate")
@click.argument(
    "gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--worst", type=click.IntRange(0), default=5, help="How many of the worst errors to show [5]."
)
@click.option("--least-f1", type=click.FloatRange(0, 1), help="Fail below this F1 of pairs.")
@click.option("--least-ari", type=click.FloatRange(0, 1), help="Fail below this Rand index.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a file.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    home: Home,
    gold: tuple[Path, ...],
    worst: int,
    least_f1: float | None,
    least_ari: float | None,
    workers: int | None,
    as_json: bool,
) -> int:
    """Score the stories that are found in labelled texts, and show the worst errors.

    GOLD is JSON Lines with id, text and cluster; labelled pairs (a, b, label) stand among them or
    in NAME.pairs.jsonl beside it. Each file is built in a home of its own, which is removed
    afterwards, with the thresholds of yours (thresholds.toml). The exit code is 1 when a score is
    below --least-f1 or --least-ari.

    Example: wirecopy evaluate reprints.jsonl --worst 10
    """
    from etl.gold import read_gold

    moved = moved_in(home)
    read = [read_gold(path) for path in gold]
    scores, listed = [], []
    for each in read:
        score, errors = _evaluated(each, worst, workers, moved)
        scores.append(score)
        if as_json:
            listed.append(_record(each, score, errors))
        else:
            _show(each, score, errors)
    if as_json:
        print_json(listed)
    return int(any(_is_below(score, least_f1, least_ari) for score in scores))


def _evaluated(
    gold: Gold, worst: int, workers: int | None, moved: Mapping[str, float]
) -> tuple[Score, list[WrongPair]]:
    from etl.evaluate import find_stories, score
    from etl.worst import worst_errors

    with tempfile.TemporaryDirectory(prefix="wirecopy-evaluate-") as work:
        found = find_stories(gold, Path(work), workers, moved)
    return score(gold, found), worst_errors(gold, found, worst)


def _is_below(score: Score, least_f1: float | None, least_ari: float | None) -> bool:
    return (least_f1 is not None and score.f1 < least_f1) or (
        least_ari is not None and score.ari < least_ari
    )


def _record(gold: Gold, score: Score, errors: list[WrongPair]) -> dict[str, Any]:
    return asdict(score) | {
        "errors": [
            {
                "error": each.error,
                "a": each.a,
                "b": each.b,
                "pairs": each.pairs,
                "resemblance": round(each.resemblance, DIGITS),
                "containment": round(each.containment, DIGITS),
                "text_a": gold.texts[each.a].text,
                "text_b": gold.texts[each.b].text,
            }
            for each in errors
        ]
    }


def _show(gold: Gold, score: Score, errors: list[WrongPair]) -> None:
    click.echo(clean(score.name))
    print_fields(
        {
            "texts": f"{score.texts:,}, {score.articles:,} articles; "
            f"{score.clusters:,} clusters labelled, {score.stories:,} stories found (of 2 or more)",
            "pairs": f"{score.found:,} of {score.pairs:,} found, "
            f"{score.merged:,} wrong, {score.templates_merged:,} of them templates",
            "precision": _figure(score.precision),
            "recall": _figure(score.recall),
            "F1": _figure(score.f1),
            "B-cubed": f"{_figure(score.b_cubed_f1)} (precision "
            f"{_figure(score.b_cubed_precision)}, recall {_figure(score.b_cubed_recall)})",
            "ARI": _figure(score.ari),
            "excerpts": f"{score.excerpts_linked:,} of {score.excerpts:,} linked or joined"
            if score.excerpts
            else "",
        }
    )
    for number, each in enumerate(errors, 1):
        click.echo(f"\n{number}. {_told(each)}")
        texts = gold.texts[each.a].text, gold.texts[each.b].text
        print_side_by_side(*texts, names=(each.a, each.b))
    click.echo()


def _figure(value: float) -> str:
    return f"{value:.{DIGITS}f}"


def _told(error: WrongPair) -> str:
    what = "strangers in one story" if error.error == "merged" else "copies in two stories"
    more = f", one of {error.pairs:,} such pairs" if error.pairs > 1 else ""
    return f"{what}: resemblance {error.resemblance:.2f}, containment {error.containment:.2f}{more}"
