"""First stage: captures of the archive to article versions, credits and rejections."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from crawler.identity import hash64
from etl.article import EXTRACTION_SCHEME
from etl.capture import Capture, Rejection
from etl.paragraphs import with_body_words
from etl.pool import ExtractionPool
from etl.readers.dispatch import damage, read, source_of
from etl.rows import file_row, outlet_row
from etl.tabulated import add_rejection
from warehouse.arrow import SCHEMAS, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.home import Home
    from crawler.outlet import Outlet
    from etl.progress import Progress
    from etl.readers.source import Read
    from etl.register import ArchiveFile, Register
    from etl.tabulated import Tabulated
    from warehouse.load import Loader

# In plain texts; a page counts as so many, though extracting it takes a hundred times as long.
TEXTS_A_PAGE = 8
CHUNK_TEXTS = 64
CHUNK_BYTES = 2 << 20
BATCH_TEXTS = 16_000
BATCH_CHARS = 64 << 20
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

    rows: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    tables: defaultdict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    shares: dict[int, _FileShare] = field(default_factory=dict)
    texts: int = 0
    chars: int = 0
    damaged: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, part: Tabulated) -> None:
        """Add the rows of some captures."""
        self.chars += part.size
        for table in part.packed:
            self.tables[table].append(part.rows(table))

    @property
    def is_full(self) -> bool:
        return self.texts >= BATCH_TEXTS or self.chars >= BATCH_CHARS


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
        for parts in pool.tabulated(_feed(_entries(home, register, waiting), underway)):
            reasons = chain.from_iterable(part.reasons for part in parts)
            for entry in underway.popleft():
                _take(batch, entry, reasons)
                read_bytes += entry.file.size if entry.finished else 0
            for part in parts:
                batch.add(part)
            if batch.is_full:
                done, batch = _load(loader, batch, run_id, done), _Batch()
            progress("extract", read_bytes, total)
        done = _load(loader, batch, run_id, done)
    progress("extract", total, total)
    return _with_revisits(loader, run_id, done)


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
    texts = size = 0
    for entry in entries:
        chunk.append(entry)
        texts += _texts(entry)
        size += len(entry.item.payload) if isinstance(entry.item, Capture) else 0
        if texts >= CHUNK_TEXTS or size >= CHUNK_BYTES:
            underway.append(chunk)
            yield [each.item for each in chunk]
            chunk, texts, size = [], 0, 0
    if chunk:
        underway.append(chunk)
        yield [each.item for each in chunk]


def _texts(entry: _Entry) -> int:
    """How many plain texts an item is worth."""
    is_text = isinstance(entry.item, Capture) and entry.item.kind == "text"
    return 1 if is_text else TEXTS_A_PAGE


def _take(batch: _Batch, entry: _Entry, reasons: Iterator[str | None]) -> None:
    """Count what became of one item, and note how far its file has been read.

    Args:
        batch: what will be loaded with it.
        entry: the item.
        reasons: why each capture of its chunk is no article, this and the later ones.
    """
    item = entry.item
    reason = item.reason if isinstance(item, Rejection) else next(reasons) if item else None
    if reason:
        batch.reasons[reason] += 1
    if isinstance(item, Rejection):
        add_rejection(batch.rows, item)
    if isinstance(item, Rejection) and item.reason in DAMAGED:
        # The file may come back: it stays unread, and the rejection goes when it is read.
        batch.damaged += 1
        return
    share = batch.shares.setdefault(entry.file.file_id, _FileShare(entry.file))
    share.next_position = max(share.next_position, entry.next_position)
    share.finished = share.finished or entry.finished
    if item is None:
        return
    batch.texts += _texts(entry)
    share.captures += 1
    share.articles += not reason
    share.rejections += bool(reason)


def _load(loader: Loader, batch: _Batch, run_id: int, done: Loaded) -> Loaded:
    """Load a batch and its ledger in one transaction."""
    if not batch.shares and not batch.damaged:
        return done
    loaded_at = datetime.now(UTC)
    shares = list(batch.shares.values())
    batch_id = hash64("batch", str(run_id), loaded_at.isoformat())
    batch.rows["archive_file"] += [file_row(share.file) for share in shares]
    batch.rows["load_ledger"] += [
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
    ]
    loader.load(_tables(batch))
    return Loaded(
        done.captures + sum(share.captures for share in shares) + batch.damaged,
        done.articles + sum(share.articles for share in shares),
        done.rejections + sum(share.rejections for share in shares) + batch.damaged,
        done.reasons + batch.reasons,
    )


def _with_revisits(loader: Loader, run_id: int, done: Loaded) -> Loaded:
    """Count the revisits of a run as what they have become now that all of its files are loaded."""
    became: dict[str | None, int] = dict(loader.rows("revisits_of_run", run_id=run_id))
    shown = became.get(None, 0)
    reasons = Counter({name: n for name, n in done.reasons.items() if name != "revisit"})
    reasons.update({name: n for name, n in became.items() if name is not None})
    return Loaded(done.captures, done.articles + shown, done.rejections - shown, reasons)


def _tables(batch: _Batch) -> dict[str, Any]:
    """The rows of each table, those of the readers beside those of the workers."""
    made: dict[str, Any] = {name: table_of(name, rows) for name, rows in batch.rows.items()}
    for name, parts in batch.tables.items():
        table = pa.Table.from_batches(parts, SCHEMAS[name])
        made[name] = pa.concat_tables([table, made[name]]) if name in made else table
    if "capture" in made:
        # Also without a new one: a capture may be what earlier revisits refer to.
        made.setdefault("revisit", table_of("revisit", []))
    if "article_version" in made:
        made["article_version"], made["paragraph"] = with_body_words(made["article_version"])
    return made
