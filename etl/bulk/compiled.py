"""Loops over arrays that are compiled when they are first called, and kept compiled on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

Loop = TypeVar("Loop", bound="Callable[..., Any]")


def compiled(loop: Loop) -> Loop:
    """Compile a loop over numpy arrays for this machine, wrap-around arithmetic and all.

    The compiled code is cached beside the source, or in the user's cache where that is read-only.
    """
    return cast("Loop", njit(cache=True, nogil=True)(loop))


def inlined(loop: Loop) -> Loop:
    """Compile a function into each loop that calls it: a call costs as much as ten steps."""
    return cast("Loop", njit(cache=True, nogil=True, inline="always")(loop))
