"""Copy a database file that nobody writes to."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COPIED_BYTES = 1 << 30
# Of systems and file systems that do not know how.
_CANNOT_COPY = frozenset({errno.ENOSYS, errno.EXDEV, errno.EOPNOTSUPP, errno.EINVAL, errno.EPERM})


def copy_file(source: Path, target: Path) -> None:
    """Copy a file inside the kernel: file systems that can share blocks between copies do so.

    Raises:
        OSError: it cannot be read, or there is no space for a copy.
    """
    try:
        with source.open("rb") as bytes_in, target.open("wb") as bytes_out:
            while os.copy_file_range(bytes_in.fileno(), bytes_out.fileno(), _COPIED_BYTES):
                pass
    except (AttributeError, OSError) as error:
        if isinstance(error, OSError) and error.errno not in _CANNOT_COPY:
            raise
        shutil.copyfile(source, target)
