"""What can go wrong on the way from an outlet to the archive, told in one line."""

from __future__ import annotations


class CrawlerError(Exception):
    """One line that says what, where, and what to do; `exit_code` is the command's.

    0 done, 1 the answer is no or data was rejected, 2 wrong use.
    """

    exit_code = 2
