"""The method: from figures to judgements, as pure functions of frames (docs/method.md)."""

from indicators.method.assess import assess
from indicators.method.certainty import gap_is_certain
from indicators.method.errors import CorrectionError, DecidedTargetError, InputError, MethodError
from indicators.method.inputs import AMBITIONS, RULES, Inputs, Results
from indicators.method.rollup import have_we_become_better, roll_up
from indicators.method.rounding import round_half_away

__all__ = [
    "AMBITIONS",
    "RULES",
    "CorrectionError",
    "DecidedTargetError",
    "InputError",
    "Inputs",
    "MethodError",
    "Results",
    "assess",
    "gap_is_certain",
    "have_we_become_better",
    "roll_up",
    "round_half_away",
]
