"""What can go wrong between rows and answers, told in one line."""

from __future__ import annotations


class WarehouseError(Exception):
    """One line that says what, where, and what to do; `exit_code` is the command's.

    0 done, 1 the answer is no or data was rejected, 2 wrong use.
    """

    exit_code = 2
