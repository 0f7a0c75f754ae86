"""Between the first and the second stage: lines that an outlet prints under story after story.

Rules that look at one page cannot know every "Get our app" of every outlet; that the same line
stands in article after article shows it. What is compared and shown is the body without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.paragraphs import paragraph_table

if TYPE_CHECKING:
    from etl.progress import Progress
    from warehouse.load import Loader

LEAST_ARTICLES = 5
MOST_CHARACTERS = 400
MOST_STRAYS = 0.1
LEAST_WORDS_LEFT = 20
VERSIONS_A_BATCH = 20_000


def cut_repeated_lines(loader: Loader, progress: Progress) -> int:
    """Find the repeated lines of all outlets; how many versions are cut otherwise than before.

    Those have lost their signature and their pairs: they are signed and compared anew.
    """
    if not loader.rows("uncut"):
        return 0
    progress("repeated", 0, 1)
    _part_older_versions(loader)
    ((recut,),) = loader.change(
        "cut_repeated_lines",
        articles=LEAST_ARTICLES,
        characters=MOST_CHARACTERS,
        strays=MOST_STRAYS,
        words=LEAST_WORDS_LEFT,
    )
    progress("repeated", 1, 1)
    return int(recut)


def _part_older_versions(loader: Loader) -> None:
    """Hash the paragraphs of versions that an older program stored."""
    while batch := loader.rows("unparted_versions", count=VERSIONS_A_BATCH):
        ids = [version_id for version_id, _ in batch]
        paragraphs, _ = paragraph_table(ids, [body for _, body in batch])
        loader.load({
            "paragraph": paragraphs, "parted": [{"version_id": each} for each in ids]
        })  # fmt: skip
