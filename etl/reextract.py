"""Read the whole archive again with today's program, and say what that changes.

A new warehouse is made beside the one there is, by the same stages as any build, so that it can be
interrupted anywhere and comes out as a rebuild would; what was worked out on texts that are the
same now (signatures, verified pairs) is taken over. Then both are compared, capture by capture and
story by story; the old versions of what changed are kept as history, and the new file takes the
place of the old one in one step. Until then builds and readers have the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from etl.article import EXTRACTION_SCHEME
from etl.cores import cores
from etl.errors import EtlError
from etl.judgement_file import journal_of, passed_over
from etl.pipeline import (
    Built,
    filled_register,
    known_outlets,
    new_run_id,
    only_builder,
    publish_anew,
    published_run,
    run_row,
)
from etl.progress import quiet
from etl.signature import SIGNATURE_SCHEME
from etl.stage_articles import load_articles
from etl.stage_judgements import load_judgements
from etl.stage_pairs import verify_pairs
from etl.stage_repeated import cut_repeated_lines
from etl.stage_signatures import sign_versions
from etl.stage_stories import tell_stories
from etl.stage_thresholds import load_thresholds
from etl.threshold_file import thresholds_of
from warehouse.load import Loader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crawler.home import Home
    from crawler.outlet import Outlet
    from etl.progress import Progress
    from etl.register import Register
    from etl.thresholds import Thresholds

_SIDE = "reextract-{}.duckdb"
_LIBRARIES = ("trafilatura", "htmldate", "lxml", "ftfy", "datasketch")


class ArchiveDamagedError(EtlError):
    """Files that the warehouse was made from cannot be read again."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Changes:
    """What a re-extraction changed, counted in captures and in stories; as in `reextractions`."""

    captures: int
    captures_new: int
    captures_gone: int
    captures_changed: int
    became_articles: int
    became_rejections: int
    bodies: int
    headlines: int
    authors: int
    bylines: int
    datelines: int
    dates: int
    agencies: int
    stories_before: int
    stories_after: int
    stories_same: int
    stories_split: int
    stories_merged: int
    stories_gone: int
    stories_new: int


@dataclass(frozen=True, slots=True)
class Reextracted:
    """What the new warehouse was made of, as after a rebuild, and what is different in it."""

    built: Built
    changes: Changes


def reextract(home: Home, *, workers: int | None = None, progress: Progress = quiet) -> Reextracted:
    """Read every registered file again, keep what it was before as history, and publish.

    Interrupted at any time, the next call goes on where this one stopped; if the program or an
    outlet file has changed meanwhile, it starts anew.

    Args:
        home: the home folder.
        workers: processes that extract; as many as there are cores if not given.
        progress: told how far each stage is.

    Raises:
        ArchiveDamagedError: a file that was read before is gone or altered; nothing is replaced.
        EtlError: another build is running, there is no warehouse or no archive, or the file of
            thresholds is wrong.
        WarehouseError: a warehouse cannot be opened, written or published.
    """
    with only_builder(home), filled_register(home) as register:
        thresholds = thresholds_of(home)
        outlets = known_outlets(home)
        made_with = digest_of_program(outlets)
        earlier = _prepare(home)
        if earlier.unpublished != made_with:
            _remake(
                home,
                register,
                outlets,
                thresholds,
                made_with,
                earlier,
                workers or cores(),
                progress,
            )
        with Loader.open(home.warehouse) as loader:
            built, changes = _told(loader)
        bad = tuple(passed_over(home, journal_of(home)))
        snapshot = publish_anew(home, progress)
        return Reextracted(replace(built, snapshot=snapshot, passed_over=bad), changes)


def digest_of_program(outlets: Iterable[Outlet]) -> str:
    """Digest of all that decides what a page becomes: source, libraries and outlet files."""
    digest = sha256(f"{EXTRACTION_SCHEME} {SIGNATURE_SCHEME}".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    sources = [
        path
        for package in ("crawler", "etl")
        for path in sorted(Path(str(files(package))).rglob("*"), key=str)
        if path.suffix in {".py", ".toml"}
    ]
    for path in [*sources, *(outlet.path for outlet in outlets)]:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The warehouse before: which files it has read, and an unpublished re-extraction's digest."""

    file_ids: frozenset[int]
    unpublished: str | None


def _prepare(home: Home) -> _Earlier:
    """Bring the warehouse there is to the newest schema, closed properly, and look at it."""
    if not home.warehouse.exists():
        raise EtlError(f"no warehouse in {home.path} yet: run `wirecopy build`")
    published = published_run(home)
    with Loader.open(home.warehouse) as loader:
        read_before = frozenset(row[0] for row in loader.rows("file_progress"))
        newest = loader.rows("made_with")
    unpublished = newest[0][1] if newest and newest[0][0] != published else None
    return _Earlier(read_before, unpublished)


def _remake(  # noqa: PLR0913, PLR0917 - what it works on and with
    home: Home,
    register: Register,
    outlets: Sequence[Outlet],
    thresholds: Thresholds,
    made_with: str,
    earlier: _Earlier,
    workers: int,
    progress: Progress,
) -> None:
    """Make the new warehouse beside the old one, then put it in its place."""
    started = datetime.now(UTC)
    run_id = new_run_id("reextract", started)
    side = home.warehouse.with_name(_SIDE.format(made_with))
    for stale in home.warehouse.parent.glob(_SIDE.format("*") + "*"):
        if not stale.name.startswith(side.name):
            stale.unlink()
    with Loader.open(side) as loader:
        load_articles(loader, home, register, outlets, workers, run_id, progress)
        _refuse_damage(loader, earlier)
        load_judgements(loader, home)
        load_thresholds(loader, thresholds)
        cut_repeated_lines(loader, progress)
        sign_versions(loader, progress)
        pairs = verify_pairs(loader, progress)
        stories = tell_stories(loader, progress)
        loader.follow(home.warehouse, "record_changes", run_id=run_id, made_with=made_with)
        done = _all_inputs(loader, pairs, stories)
        loader.load({"run": [run_row(run_id, "reextract", started, done)]})
    side.replace(home.warehouse)


def _refuse_damage(loader: Loader, earlier: _Earlier) -> None:
    """A drive that is not there now must not empty the warehouse."""
    lost = {file_id for file_id, _ in loader.rows("damaged_files")} & earlier.file_ids
    if lost:
        raise ArchiveDamagedError(
            f"{len(lost)} file(s) of the archive are gone or altered, so nothing was replaced:"
            " bring them back or ingest them anew, then run `wirecopy build --reextract` again;"
            " `wirecopy build --rebuild` goes without them"
        )


def _all_inputs(loader: Loader, pairs: int, stories: int) -> Built:
    counts = dict(loader.rows("loaded_inputs"))
    articles = counts.pop(None, 0)
    rejections = sum(counts.values())
    return Built(articles + rejections, articles, rejections, pairs, stories, reasons=counts)


def _told(loader: Loader) -> tuple[Built, Changes]:
    """What the newest run, a re-extraction, has made and changed."""
    ((run_id, _),) = loader.rows("made_with")
    (changes,) = loader.rows("reextraction", run_id=run_id)
    ((*_, pairs, stories),) = loader.rows("counts")
    return _all_inputs(loader, pairs, stories), Changes(*changes)
