"""Fourth stage: pairs to stories, each with its canonical article, agency and roles.

Only what may have changed is told anew: the articles with something new, and those that a chain of
pairs connects with them. Batches keep connected articles together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from etl.bulk.components import components
from etl.latest import Latest
from etl.pair_columns import VERDICTS, PairColumns
from etl.stage_judgements import judged
from etl.stage_pairs import TEXTS_A_CHUNK, chunks, verified_pairs
from etl.story_batch import StoryBatch

if TYPE_CHECKING:
    from etl.bulk.arrays import Counts, Hashes
    from etl.progress import Progress
    from warehouse.load import Loader

ARTICLES_A_BATCH = 20_000


def tell_stories(loader: Loader, progress: Progress) -> int:
    """Tell anew the stories that may have changed; the number of stories in the warehouse."""
    loader.change("find_affected")
    ids = loader.columns("affected_articles")["article_id"]
    if len(ids):
        batches = _batches(loader, ids)
        loader.change("find_latest")
        loader.change("tell_singles")
        for number in range(batches):
            _tell_batch(loader, number)
            progress("stories", number + 1, batches)
        loader.change("link_stories")
    ((*_, stories),) = loader.rows("counts")
    return int(stories)


def stories_are_told(loader: Loader) -> bool:
    """Whether the stories know everything; an interrupted build leaves some out."""
    return not loader.rows("untold")


def _batches(loader: Loader, ids: Hashes) -> int:
    """Find what is connected, and put it into batches; their number."""
    found = loader.columns("affected_links")
    links = np.stack([found["article_a"], found["article_b"]], axis=1)
    component = components(len(ids), np.searchsorted(ids, links).astype(np.int32))
    batch = batches_of(component, ARTICLES_A_BATCH)
    table = pa.table({"article_id": ids, "component": ids[component], "batch": batch})
    loader.load({"component": table})
    return int(batch.max()) + 1


def batches_of(component: Counts, articles: int) -> Counts:
    """The batch of each article: -1 for those that stand alone, else by component.

    Args:
        component: the component of each article, as `components` gives it.
        articles: so many in a batch, or few more, since components are not parted.
    """
    batch = np.full(len(component), -1, dtype=np.int32)
    several = np.flatnonzero(np.bincount(component, minlength=len(component))[component] > 1)
    if len(several):
        order = several[np.argsort(component[several], kind="stable")]
        starts = np.flatnonzero(np.diff(component[order], prepend=-1))
        sizes = np.diff(starts, append=len(order))
        batch[order] = np.repeat(starts // articles, sizes)
        # Numbers that a large component left out would be empty batches.
        batch[several] = np.unique(batch[several], return_inverse=True)[1]
    return batch


def _tell_batch(loader: Loader, number: int) -> None:
    articles = [Latest(*row) for row in loader.rows("latest_versions", batch=number)]
    if not articles:
        return
    ids = np.array([each.article_id for each in articles], dtype=np.uint64)
    batch = StoryBatch(articles, _pairs(loader, number, ids), judged(loader, number))
    if len(missing := batch.unmet_by_canonical()):
        for chunk in chunks(missing, TEXTS_A_CHUNK):
            loader.load({"pair": verified_pairs(loader, chunk, is_candidate=False)})
        batch.pairs = _pairs(loader, number, ids)
    loader.load(batch.rows())


def _pairs(loader: Loader, number: int, article_ids: Hashes) -> PairColumns:
    columns = loader.columns("related_pairs", batch=number, verdicts=list(VERDICTS))
    return PairColumns.of(columns, article_ids)
