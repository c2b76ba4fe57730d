"""What a correction of a provider's error may do, and when it still fits: the same where it is read and applied."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

Action = Literal["confirm", "remove", "replace", "break"]
ACTIONS: tuple[Action, ...] = get_args(Action)
EVERYWHERE = "*"
# A value is the expected one up to the last bits in which two ways of writing a number may differ, and no more.
_RELATIVE, _ABSOLUTE = 1e-9, 1e-12


def as_expected(values: ArrayLike, expect: float) -> NDArray[np.bool_]:
    """Return which of ``values`` are the ``expect`` that a correction was written for; a missing one never is."""
    apart = np.abs(np.asarray(values, dtype=float) - expect)
    return np.asarray(apart <= max(_RELATIVE * abs(expect), _ABSOLUTE), dtype=np.bool_)


def written(value: float) -> str:
    """Return a value with every digit it has, to be written into a correction: ``77.8443113772455``, ``9``."""
    return np.format_float_positional(value, trim="-")
