"""A check as a text file for the textfile collector of Prometheus' node_exporter.

The format: https://prometheus.io/docs/instrumenting/exposition_formats/, text, version 0.0.4.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from etl.errors import EtlError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from etl.health.checkup import Checkup

_COUNTED = {
    "due": "Sources and articles that were asked for.",
    "found": "Article URLs that sources named, each once a run.",
    "fetched": "Articles that answered.",
    "new": "Article URLs that nobody knew.",
    "changed": "Articles that came changed.",
    "unchanged": "Articles that came as before.",
    "gone": "Articles that were there once and are not any more.",
    "refused": "Requests that robots.txt forbids.",
    "failed": "Requests that failed.",
    "walled": "Pages that showed a consent form or a paywall.",
    "sources": "Feeds, sitemaps and front pages that were read.",
    "bytes": "Bytes received.",
    "seconds": "Seconds from the first answer to the last of each run.",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One number, with its labels."""

    value: float
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A name, what it means, and its samples."""

    name: str
    kind: Literal["counter", "gauge"]
    meaning: str
    samples: tuple[Sample, ...]


def exposition(found: Checkup) -> str:
    """Write a check in Prometheus' text format; what is not known is left out."""
    metrics = (*_of_outlets(found), *_of_home(found))
    return "".join(_text(metric) for metric in metrics if metric.samples)


def write_prometheus(path: Path, text: str) -> None:
    """Put a file in place at once, readable by all: a collector never sees half of it.

    Raises:
        EtlError: it cannot be written.
    """
    # The collector reads only names that end in .prom.
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, "utf-8")
        partial.chmod(0o644)
        os.replace(partial, path)  # noqa: PTH105 - says what it does
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise EtlError(f"cannot write {path}: {error.strerror}; choose another file") from error


def _of_outlets(found: Checkup) -> Iterator[Metric]:
    totals = {slug: asdict(each.report) for slug, each in found.totals.items()}
    for name, meaning in _COUNTED.items():
        counts = {slug: float(each[name]) for slug, each in totals.items()}
        yield _outlet_metric(f"{name}_total", "counter", meaning, counts)
    success = {slug: each.success_at for slug, each in found.totals.items()}
    news = {each.outlet.slug: each.last_new_at for each in found.outlets}
    backlog = {
        each.outlet.slug: float(each.backlog.urls if each.backlog else 0) for each in found.outlets
    }
    silent = {each.outlet.slug: float(each.outlet.slug in found.silent) for each in found.outlets}
    meaning = "End of the last run that read a source, in seconds since 1970."
    yield _outlet_metric("last_success_timestamp_seconds", "gauge", meaning, _stamps(success))
    meaning = "When an article was last found that nobody knew, in seconds since 1970."
    yield _outlet_metric("last_new_timestamp_seconds", "gauge", meaning, _stamps(news))
    yield _outlet_metric("backlog", "gauge", "Articles that are due.", backlog)
    meaning = "1 when nothing is heard of the outlet for longer than it is usually silent."
    yield _outlet_metric("silent", "gauge", meaning, silent)


def _of_home(found: Checkup) -> Iterator[Metric]:
    kinds = Counter(each.kind for each in found.findings)
    ended = next((run for run in found.runs if run.ended_at is not None), None)
    if ended is not None and ended.ended_at is not None:
        yield _gauge(
            "run_duration_seconds",
            "How long the last run took that ended.",
            (ended.ended_at - ended.started_at).total_seconds(),
        )
        meaning = "When the last run ended, in seconds since 1970."
        yield _gauge("run_end_timestamp_seconds", meaning, ended.ended_at.timestamp())
        meaning = "1 when the last run that ended was not broken off."
        yield _gauge("run_ok", meaning, float(not ended.problem))
    if found.built.published_at is not None:
        at = found.built.published_at
        meaning = "Seconds since the newest snapshot was published."
        yield _gauge("snapshot_age_seconds", meaning, (found.at - at).total_seconds())
        meaning = "When the newest snapshot was published, in seconds since 1970."
        yield _gauge("snapshot_timestamp_seconds", meaning, at.timestamp())
        yield _gauge("snapshot_bytes", "Size of the newest snapshot.", found.disk.snapshot)
    yield _gauge(
        "files_waiting", "Files of the archive that no build has read.", found.built.waiting
    )
    yield _gauge("disk_free_bytes", "Free bytes of the home's disk.", found.disk.free)
    samples = tuple(Sample(count, (("kind", kind),)) for kind, count in sorted(kinds.items()))
    yield Metric("wirecopy_findings", "gauge", "What wirecopy check finds wrong.", samples)
    yield _gauge("check_ok", "1 when nothing is wrong.", float(not found.findings))
    meaning = "When this was written, in seconds since 1970."
    yield _gauge("check_timestamp_seconds", meaning, found.at.timestamp())


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return Metric(f"wirecopy_{name}", "gauge", meaning, (Sample(value),))


def _outlet_metric(
    name: str, kind: Literal["counter", "gauge"], meaning: str, values: dict[str, float]
) -> Metric:
    samples = tuple(Sample(value, (("outlet", slug),)) for slug, value in sorted(values.items()))
    return Metric(f"wirecopy_outlet_{name}", kind, meaning, samples)


def _stamps(moments: dict[str, datetime | None]) -> dict[str, float]:
    return {slug: at.timestamp() for slug, at in moments.items() if at is not None}


def _text(metric: Metric) -> str:
    meaning = metric.meaning.replace("\\", r"\\").replace("\n", r"\n")
    lines = [f"# HELP {metric.name} {meaning}", f"# TYPE {metric.name} {metric.kind}"]
    for sample in metric.samples:
        labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in sample.labels)
        shown = f"{{{labels}}}" if labels else ""
        lines.append(f"{metric.name}{shown} {_number(sample.value)}")
    return "\n".join(lines) + "\n"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
