"""First stage: captures of the archive to article versions, credits and rejections."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crawler.identity import hash64
from crawler.url import host_of
from etl.article import EXTRACTION_SCHEME, Article
from etl.capture import Capture, Rejection
from etl.pool import ExtractionPool
from etl.readers.dispatch import damage, read, source_of
from etl.rows import (
    capture_row,
    credit_rows,
    file_row,
    mark_rows,
    outlet_row,
    rejection_row,
    version_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.home import Home
    from crawler.outlet import Outlet
    from etl.progress import Progress
    from etl.readers.source import Read
    from etl.register import ArchiveFile, Register
    from warehouse.load import Loader

CHUNK_ITEMS = 8
CHUNK_BYTES = 2 << 20
BATCH_ITEMS = 2000
BATCH_BYTES = 64 << 20
DAMAGED = ("missing_file", "altered_file")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many captures were loaded, and what became of them."""

    captures: int = 0
    articles: int = 0
    rejections: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item of a file (none, where nothing was left), and where reading would go on."""

    file: ArchiveFile
    item: Capture | Rejection | None
    next_position: int
    finished: bool


@dataclass(slots=True)
class _FileShare:
    """What one file gave to a batch."""

    file: ArchiveFile
    next_position: int = 0
    finished: bool = False
    captures: int = 0
    articles: int = 0
    rejections: int = 0


@dataclass(slots=True)
class _Batch:
    """Rows that will be loaded in one transaction."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    shares: dict[int, _FileShare] = field(default_factory=dict)
    items: int = 0
    size: int = 0
    damaged: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, *rows: dict[str, Any]) -> None:
        self.tables.setdefault(table, []).extend(rows)

    @property
    def is_full(self) -> bool:
        return self.items >= BATCH_ITEMS or self.size >= BATCH_BYTES


def load_articles(  # noqa: PLR0913, PLR0917 - what a stage works on and with
    loader: Loader,
    home: Home,
    register: Register,
    outlets: Sequence[Outlet],
    workers: int,
    run_id: int,
    progress: Progress,
) -> Loaded:
    """Read what has not been read of every registered file, extract it, load it in batches."""
    waiting = _unread(loader, home, register)
    total = sum(file.size for file, _ in waiting)
    if not waiting:
        return Loaded()
    loader.load({"outlet": [outlet_row(outlet) for outlet in outlets]})
    done, read_bytes, batch = Loaded(), 0, _Batch()
    underway: deque[list[_Entry]] = deque()
    with ExtractionPool(workers, outlets) as pool:
        for results in pool.results(_feed(_entries(home, register, waiting), underway)):
            for entry, result in zip(underway.popleft(), results, strict=True):
                _take(batch, entry, result)
                read_bytes += entry.file.size if entry.finished else 0
            if batch.is_full:
                done, batch = _load(loader, batch, run_id, done), _Batch()
            progress("extract", read_bytes, total)
        done = _load(loader, batch, run_id, done)
    progress("extract", total, total)
    return done


def _unread(loader: Loader, home: Home, register: Register) -> list[tuple[ArchiveFile, int]]:
    """The files that were not read to their end, each with the position where reading goes on."""
    progress = {
        file_id: (next_position, finished)
        for file_id, scheme, next_position, finished in loader.rows("file_progress")
        if scheme == EXTRACTION_SCHEME
    }
    known_damage = set(loader.rows("damaged_files"))
    unread = []
    for file in register.files():
        position, finished = progress.get(file.file_id, (0, False))
        if not finished and not _is_still_damaged(home, register, file, known_damage):
            unread.append((file, position))
    return unread


def _is_still_damaged(
    home: Home, register: Register, file: ArchiveFile, known: set[tuple[int, str]]
) -> bool:
    """Whether what is wrong with a file is in the tables already."""
    if not any((file.file_id, reason) in known for reason in DAMAGED):
        return False
    found = damage(source_of(home, register, file))
    return found is not None and (file.file_id, found.reason) in known


def _entries(
    home: Home, register: Register, files: Sequence[tuple[ArchiveFile, int]]
) -> Iterator[_Entry]:
    """Walk the items of the files; the last one of a file says so, so that both load together."""
    for file, start in files:
        waiting: Read | None = None
        for each in read(source_of(home, register, file), start):
            if waiting is not None:
                yield _Entry(file, *waiting, finished=False)
            waiting = each
        if waiting is None:
            yield _Entry(file, None, start, finished=True)
        else:
            yield _Entry(file, *waiting, finished=True)


def _feed(
    entries: Iterator[_Entry], underway: deque[list[_Entry]]
) -> Iterator[list[Capture | Rejection | None]]:
    """Cut the entries into chunks for the workers, and remember each chunk until it is back."""
    chunk: list[_Entry] = []
    size = 0
    for entry in entries:
        chunk.append(entry)
        size += len(entry.item.payload) if isinstance(entry.item, Capture) else 0
        if len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            underway.append(chunk)
            yield [each.item for each in chunk]
            chunk, size = [], 0
    if chunk:
        underway.append(chunk)
        yield [each.item for each in chunk]


def _take(batch: _Batch, entry: _Entry, result: Article | Rejection | None) -> None:
    """Put one result into the batch, and note how far its file has been read."""
    if isinstance(result, Rejection):
        batch.reasons[result.reason] += 1
    if isinstance(result, Rejection) and result.reason in DAMAGED:
        # The file may come back: it stays unread, and the rejection goes when it is read.
        batch.add("rejection", rejection_row(result))
        batch.damaged += 1
        return
    share = batch.shares.setdefault(entry.file.file_id, _FileShare(entry.file))
    share.next_position = max(share.next_position, entry.next_position)
    share.finished = share.finished or entry.finished
    if result is None:
        return
    share.captures += 1
    batch.items += 1
    if isinstance(result, Article) and isinstance(entry.item, Capture):
        share.articles += 1
        batch.size += len(result.body)
        batch.add("capture", capture_row(entry.item, result.outlet, result.version_id))
        batch.add("article_version", version_row(result))
        batch.add("credit", *credit_rows(result))
        batch.add("version_mark", *mark_rows(result))
    elif isinstance(result, Rejection):
        share.rejections += 1
        batch.add("rejection", rejection_row(result))
        if result.seen:
            batch.add("capture", capture_row(result.seen, _outlet_of(result.seen), None))


def _outlet_of(capture: Capture) -> str | None:
    if capture.discovery:
        return capture.discovery.outlet
    return capture.given.outlet or host_of(capture.url) or None


def _load(loader: Loader, batch: _Batch, run_id: int, done: Loaded) -> Loaded:
    """Load a batch and its ledger in one transaction."""
    if not batch.shares and not batch.damaged:
        return done
    loaded_at = datetime.now(UTC)
    shares = list(batch.shares.values())
    batch_id = hash64("batch", str(run_id), loaded_at.isoformat())
    batch.add("archive_file", *(file_row(share.file) for share in shares))
    batch.add(
        "load_ledger",
        *(
            {
                "batch_id": batch_id,
                "run_id": run_id,
                "file_id": share.file.file_id,
                "extraction_scheme": EXTRACTION_SCHEME,
                "next_position": share.next_position,
                "finished": share.finished,
                "captures": share.captures,
                "articles": share.articles,
                "rejections": share.rejections,
                "loaded_at": loaded_at,
            }
            for share in shares
        ),
    )
    loader.load(batch.tables)
    return Loaded(
        done.captures + sum(share.captures for share in shares) + batch.damaged,
        done.articles + sum(share.articles for share in shares),
        done.rejections + sum(share.rejections for share in shares) + batch.damaged,
        done.reasons + batch.reasons,
    )
