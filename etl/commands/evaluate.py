"""`wirecopy evaluate`."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import click


@click.command(name="evaluate")
@click.argument(
    "gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that extract [cores].")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a file.")
def command(gold: tuple[Path, ...], workers: int | None, as_json: bool) -> None:
    """Score stories against labelled texts.

    GOLD is JSON Lines with id, text, cluster and optionally kind; labelled pairs (a, b, label)
    are read from NAME.pairs.jsonl beside it. Each file is built in a home of its own, which is
    removed afterwards.

    Example: wirecopy evaluate reprints.jsonl
    """
    from etl.evaluate import evaluate

    scores = []
    for path in gold:
        with tempfile.TemporaryDirectory(prefix="wirecopy-evaluate-") as work:
            scores.append(evaluate(path, Path(work), workers))
    if as_json:
        click.echo(json.dumps([asdict(score) for score in scores]))
        return
    click.echo(f"{'gold file':32}{'texts':>7}{'prec.':>8}{'recall':>8}{'F1':>8}{'ARI':>8}  wrong")
    for score in scores:
        click.echo(
            f"{score.name:32.32}{score.texts:7}{score.precision:8.4f}{score.recall:8.4f}"
            f"{score.f1:8.4f}{score.ari:8.4f}  {score.merged}"
        )
