"""What the arrays of a batch hold, by the names that their elements have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]
Flags = NDArray[np.uint16]
Hashes = NDArray[np.uint64]
Bounds = NDArray[np.int64]
Counts = NDArray[np.int32]
Bools = NDArray[np.bool_]
Shares = NDArray[np.float64]
