"""`python -m tools.planted COUNT FOLDER [--seed N] [--parquet]`: planted articles as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.planted.files import write_jsonl, write_parquet
from tools.planted.world import planted


def main() -> int:
    """Write FOLDER/articles.jsonl or .parquet, and FOLDER/labels.jsonl."""
    parser = argparse.ArgumentParser(prog="python -m tools.planted", description=__doc__)
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("folder", type=Path, help="where to write; made where it is missing")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another world")
    parser.add_argument("--parquet", action="store_true", help="Parquet instead of JSON Lines")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    name, write = ("articles.jsonl", write_jsonl)
    if given.parquet:
        name, write = ("articles.parquet", write_parquet)
    rows = given.folder / name
    count = write(planted(given.count, given.seed), rows, given.folder / "labels.jsonl")
    print(f"{count} articles in {rows}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
